"""Painted charts on the widget: hit areas, hover card, picking, exact parts."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from reachdesk import registry
from reachdesk.charts import dots
from reachdesk.charts.base import Mark
from reachdesk.charts.group_bars import Bar, shortened
from reachdesk.charts.painted import reached
from reachdesk.charts.style import style_for
from tests.charts.answers import NORMAL, audience_lists, reach_hours, score_change, score_parts

CHARTS = registry.discover("reachdesk.charts", "CHART")


@pytest.fixture
def shown(qtbot):
    def make(key, answer=None, size=None):
        view = CHARTS[key].view(style_for("light"))
        qtbot.addWidget(view)
        hint = view.sizeHint()
        view.resize(*(size or (hint.width(), hint.height())))
        view.show_data(answer or NORMAL[key]())
        view.show()
        view.grab()
        return view

    return make


def test_a_small_mark_is_hit_within_twenty_four_pixels():
    marks = [Mark(QRectF(100, 100, 4, 4), "one"), Mark(QRectF(140, 100, 4, 4), "two")]
    assert reached(marks, QPointF(112, 111)) == 0
    assert reached(marks, QPointF(90.5, 102)) == 0
    assert reached(marks, QPointF(89, 102)) is None
    assert reached(marks, QPointF(131, 102)) == 1


def test_the_mark_that_holds_the_pointer_wins_over_a_neighbour():
    marks = [Mark(QRectF(0, 0, 100, 20), "wide"), Mark(QRectF(100, 0, 8, 20), "narrow")]
    assert reached(marks, QPointF(99, 10)) == 0


def test_a_click_sends_the_item(shown, qtbot):
    view = shown("audience_lists")
    mark = view.marks()[1]
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())
    assert picked.args == ["2"]


def test_enter_sends_what_the_readout_is_on(shown, qtbot):
    view = shown("reach_hours")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == [(0, 0)]


def test_hover_shows_a_card_and_leaves(shown, qtbot):
    view = shown("reach_segments")
    before = view.grab().toImage()
    qtbot.mouseMove(view, view.marks()[0].area.center().toPoint())
    view.mouseMoveEvent(_move(view.marks()[0].area.center()))
    assert view.grab().toImage() != before
    view._hovered = None
    assert view.grab().toImage() == before


def _move(point):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    return QMouseEvent(
        QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier
    )


def test_marks_stay_inside_the_picture(shown):
    for key in CHARTS:
        view = shown(key)
        whole = QRectF(view.rect()).adjusted(-6, -6, 6, 6)
        for mark in view.marks():
            assert whole.contains(mark.area), (key, mark.title)


def test_parts_of_the_strip_add_up(shown):
    view = shown("score_parts")
    answer = score_parts()
    widths = [mark.area.width() for mark in view.marks()]
    points = [answer.base, *(part.points for part in answer.parts)]
    assert np.allclose(np.array(widths) / sum(widths), np.array(points) / sum(points), atol=1e-6)
    assert sum(points) == pytest.approx(answer.total)


def test_the_steps_lead_from_the_first_total_to_the_last(shown):
    view = shown("score_change")
    marks = view.marks()
    answer = score_change()
    first, last = marks[0].area.center().x(), marks[-1].area.center().x()
    scale = (last - first) / (answer.after - answer.before)
    x = first
    for mark, cause in zip(marks[1:-1], answer.causes, strict=True):
        ends = sorted((x, x + cause.points * scale))
        if abs(cause.points) > 0.15:
            assert mark.area.left() == pytest.approx(ends[0], abs=0.6)
            assert mark.area.right() == pytest.approx(ends[1], abs=0.6)
        x += cause.points * scale
    assert x == pytest.approx(last, abs=0.6)


def test_the_best_hour_is_named_and_the_small_difference_is_said():
    chart, answer = CHARTS["reach_hours"], reach_hours()
    assert chart.headline(answer) == "Best: Sat 18:00"
    assert "the hour matters little" in chart.subtitle(answer)
    wide = NORMAL["reach_hours"]().readers.copy()
    wide[0, 3] = 10
    from dataclasses import replace

    assert "matters little" not in chart.subtitle(replace(answer, readers=wide))


def test_what_does_not_fit_goes_into_the_rest():
    bars = [Bar(str(index), f"group {index}", 20 - index) for index in range(12)]
    bars.append(Bar("unknown", "unknown", 7, grey=True))
    short = shortened(bars, "further", 8)
    assert len(short) == 10
    assert short[-1].key == "unknown"
    assert sum(bar.people for bar in short) == sum(bar.people for bar in bars)
    own = [*bars[:-1], Bar("other", "Other", 3, grey=True), bars[-1]]
    assert [bar.key for bar in shortened(own, "further", 8)].count("other") == 1


def test_unknown_is_last_and_grey_in_every_group_chart(shown):
    for key in ("audience_lists", "audience_countries", "audience_roles"):
        titles = [mark.title for mark in shown(key).marks()]
        assert titles[-1] in {"On no list", "Place unknown", "Role unknown"}
    assert shown("audience_lists", size=(226, 90)).marks()[-1].title == "On no list"


def test_a_dot_is_one_follower_up_to_a_thousand():
    assert dots.people_per_dot(564) == 1
    assert dots.people_per_dot(1000) == 1
    assert dots.people_per_dot(1001) == 10
    assert dots.people_per_dot(48_213) == 100
    assert "75 filled" in dots.caption(564, 75.2)
    assert dots.caption(48_213, 6_420).startswith("One dot for 100 followers · 64 filled")


def test_groups_are_counted_once(shown):
    view = shown("audience_lists")
    assert len(view.marks()) == len(audience_lists().groups) + 1
