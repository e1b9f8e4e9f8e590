"""Time lines: the plot's items hold the data; zoom, readout, handles and hover on the widget."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from reachdesk import registry
from reachdesk.charts.followers_timeline import with_gaps
from reachdesk.charts.layers import Spread, runs
from reachdesk.charts.style import contrast_style, style_for
from tests.charts.answers import CASES, LAST, NORMAL, SINCE

CHARTS = registry.discover("reachdesk.charts", "CHART")
TIME_LINES = ("score_timeline", "followers_timeline", "reach_life")


@pytest.fixture
def shown(qtbot):
    def make(key, case="normal", theme="light", size=(740, 330)):
        view = CHARTS[key].view(style_for(theme))
        qtbot.addWidget(view)
        view.resize(*size)
        view.show_data(CASES[key][case]())
        view.show()
        qtbot.waitExposed(view)
        view.grab()
        return view

    return make


def send(view, kind, point, buttons=Qt.MouseButton.NoButton):
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else buttons
    event = QMouseEvent(
        kind, point, view.mapToGlobal(point), button, buttons, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.plot.viewport(), event)


def curves(view):
    return [item for item in view.plot.curve_items if item.isVisible()]


def test_the_line_is_the_data(shown):
    line = NORMAL["score_timeline"]()
    x, y = curves(shown("score_timeline"))[0].getData()
    assert x.tolist() == line.days.tolist()
    assert y.tolist() == line.total.tolist()


def test_the_other_lines_are_the_data(shown):
    life = NORMAL["reach_life"]()
    drawn = curves(shown("reach_life"))
    assert len(drawn) == 3
    assert drawn[-1].getData()[1].tolist() == (100 * life.chance).tolist()
    assert drawn[0].getData()[1].tolist() == (100 * life.others[0][1]).tolist()
    known = NORMAL["followers_timeline"]()
    x, y = curves(shown("followers_timeline"))[0].getData()
    assert set(zip(known.days.tolist(), known.counts.tolist(), strict=True)) <= set(
        zip(x.tolist(), y.tolist(), strict=True)
    )


def test_a_gap_of_over_a_week_is_not_bridged():
    curve = with_gaps(np.array([0.0, 7.0, 20.0, 21.0]), np.array([5.0, 6.0, 7.0, 8.0]))
    assert np.isnan(curve.y).tolist() == [False, False, True, False, False]
    assert curve.x.tolist() == [0, 7, 20, 20, 21]


def test_a_band_is_broken_at_unknown_days():
    low, high = np.array([1.0, 1, np.nan, 1, 1]), np.full(5, 2.0)
    path = Spread(np.arange(5.0), low, high).path()
    assert len(path.toSubpathPolygons()) == 2
    assert [(run.start, run.stop) for run in runs(np.isfinite(low))] == [(0, 2), (3, 5)]


def test_items_are_kept_for_new_data(shown):
    view = shown("score_timeline")
    items, bands = list(view.plot.curve_items), list(view.plot.band_items)
    view.show_data(CASES["score_timeline"]["two"]())
    view.restyle(style_for("dark"))
    assert view.plot.curve_items == items
    assert view.plot.band_items == bands
    assert len(curves(view)[0].getData()[0]) == 2


def test_an_empty_view_hides_its_curves(shown):
    view = shown("score_timeline")
    view.show_data(CASES["score_timeline"]["empty"]())
    assert curves(view) == []
    assert list(view.marks()) == []


@pytest.mark.parametrize("key", TIME_LINES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_shows_what_is_exported(shown, key, theme):
    """pyqtgraph's picture and the painter's agree up to smoothing."""
    view = shown(key, theme=theme)
    view.plot.update()
    screen = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    paper = QImage(view.size(), QImage.Format.Format_RGB32)
    paper.fill(view.style_in_use.colour("card"))
    painter = QPainter(paper)
    view.paint(painter, QRectF(view.rect()))
    if view.handles() is not None:
        view._handles.draw(*_stage(view, painter))
    painter.end()
    one, other = (np.frombuffer(im.constBits(), np.uint8).astype(int) for im in (screen, paper))
    assert (np.abs(one - other) > 90).mean() < 0.002


def _stage(view, painter):
    from reachdesk.charts.canvas import Canvas

    return Canvas(painter, view.style_in_use), view.frame(), view._scene.end_rail


def test_plus_minus_and_nought_zoom(shown, qtbot):
    view = shown("score_timeline")
    whole = view.shown_range()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    first, last = view.shown_range()
    assert last - first == pytest.approx((whole[1] - whole[0]) / 2)
    assert last == pytest.approx(whole[1])
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.shown_range() == pytest.approx(whole)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.shown_range() == pytest.approx(whole)


def test_the_readout_stays_in_sight_when_zoomed(shown, qtbot):
    view = shown("score_timeline")
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    first, last = view.shown_range()
    assert first <= view.marks()[0].item <= last


def test_the_readout_begins_at_the_last_day(shown, qtbot):
    view = shown("score_timeline")
    heard = []
    view.read.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert heard == ["21 November 2026, Score 12.9, 80 % range 11 to 15"]


def wheel(view, modifiers):
    point = QPointF(view.rect().center())
    event = QWheelEvent(
        point,
        view.mapToGlobal(point),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(False)
    view.plot.wheelEvent(event)
    return event.isAccepted()


def test_the_wheel_belongs_to_the_page_without_ctrl(shown):
    view = shown("score_timeline")
    whole = view.shown_range()
    assert not wheel(view, Qt.KeyboardModifier.NoModifier)
    assert view.shown_range() == whole
    wheel(view, Qt.KeyboardModifier.ControlModifier)
    first, last = view.shown_range()
    assert last - first < whole[1] - whole[0]


def test_there_is_no_menu_of_pyqtgraph(shown):
    view = shown("score_timeline")
    assert not view.plot.view_box.menuEnabled()
    assert view.plot.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_handles_stand_on_the_compared_days_and_send_what_is_chosen(shown, qtbot):
    view = shown("score_timeline")
    assert view.handles() == (SINCE, LAST)
    frame = view.frame()
    start = QPointF(frame.x(SINCE), frame.rect.bottom() + 6)
    goal = QPointF(frame.x(SINCE - 40), frame.rect.bottom() + 6)
    with qtbot.waitSignal(view.picked) as picked:
        send(view, QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        send(view, QEvent.Type.MouseMove, goal, Qt.MouseButton.LeftButton)
        send(view, QEvent.Type.MouseButtonRelease, goal, Qt.MouseButton.LeftButton)
    first, last = picked.args[0]
    assert abs(first - (SINCE - 40)) <= 1
    assert last == LAST
    assert view.shown_range() == pytest.approx(view._scene.x_range)


def test_handles_can_be_moved_by_the_page(shown, qtbot):
    view = shown("score_timeline")
    with qtbot.waitSignal(view.picked) as picked:
        view.move_handles(SINCE - 7, LAST)
    assert picked.args[0] == (SINCE - 7, LAST)


def test_a_drag_beside_the_handles_pans(shown):
    view = shown("score_timeline")
    view.zoom(0.5)
    before = view.shown_range()
    middle = view.frame().rect.center()
    assert not view.plot.grabs(middle)
    view.plot.view_box.translateBy(x=-10)
    assert view.shown_range()[0] == pytest.approx(before[0] - 10)


def test_hover_snaps_to_the_nearest_day_and_leaves(shown):
    view = shown("score_timeline")
    frame = view.frame()
    day = LAST - 38
    send(view, QEvent.Type.MouseMove, QPointF(frame.x(day) + 0.4, frame.rect.top() + 30))
    assert view.marks()[view._hovered].item == day
    before = view.grab().toImage()
    view.plot.pointed.emit(None)
    assert view._hovered is None
    assert view.grab().toImage() != before


def test_one_day_has_a_dot_and_a_value_and_no_trend(shown):
    view = shown("score_timeline", "one")
    assert len(view.marks()) == 1
    headline = CHARTS["score_timeline"].headline(CASES["score_timeline"]["one"]())
    assert headline == "Now 13 of 100, on 21 November 2026"


def test_bands_get_an_edge_in_high_contrast(qtbot):
    view = CHARTS["score_timeline"].view(contrast_style(QApplication.palette()))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_data(NORMAL["score_timeline"]())
    assert view.plot.band_items[0]._pen.style() == Qt.PenStyle.SolidLine
    view.restyle(style_for("light"))
    assert view.plot.band_items[0]._pen.style() == Qt.PenStyle.NoPen
