"""Lines over the score: on its axis or in plots below it, their faults hollow and left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reachdesk.charts import (
    overlay_words,
    score_overlays,
    score_timeline,
    score_words,
    source_words,
)
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.layers import Frame
from reachdesk.charts.score_timeline import CHART
from reachdesk.charts.style import style_for
from reachdesk.domain.answers.score import EventMark
from tests.charts.answers import LAST, SINCE, score_line, score_line_with
from tests.charts.test_timeline import curves, send

STYLE = style_for("light")


@pytest.fixture
def shown(qtbot):
    def make(data, size=(740, 360)):
        view = CHART.view(STYLE)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show_data(data)
        view.show()
        qtbot.waitExposed(view)
        view.grab()
        return view

    return make


def click(view, point):
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
        send(view, kind, point, Qt.MouseButton.LeftButton)
    send(view, QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.LeftButton)


def test_a_score_is_drawn_on_the_axis_and_a_foreign_one_below(shown):
    view = shown(score_line_with("like_for_like", "klout"))
    assert len(curves(view)) == 2
    assert curves(view)[0].opts["pen"].style() == Qt.PenStyle.DashLine
    alone = shown(score_line())
    assert view.frame().rect.height() < alone.frame().rect.height()
    assert view.frame().rect.width() == pytest.approx(alone.frame().rect.width(), abs=40)


def test_never_more_than_two_grey_lines():
    data = score_line_with("like_for_like", "benchmark", "klout")
    assert len(score_overlays.on_the_axis(data)) == 2
    assert score_overlays.below(data) == ()


def test_glitches_and_what_is_not_settled_do_not_move_the_line():
    klout = score_line_with("klout").overlays[0]
    drawn = score_overlays.curve(klout)
    assert not set(klout.days[klout.marks == 1]) & set(drawn.x)
    assert np.nanmin(drawn.y) > 30
    assert klout.values[klout.marks == 1].max() < 10


def test_a_line_is_broken_where_values_lie_over_a_week_apart():
    kred = score_line_with("kred").overlays[0]
    assert np.isfinite(score_overlays.curve(kred).y).all()
    sparse = replace(kred, days=kred.days[::2], values=kred.values[::2], marks=kred.marks[::2])
    assert np.isnan(score_overlays.curve(sparse).y).sum() == len(sparse.days) - 1


def test_the_axis_holds_the_benchmark(qapp):
    data = score_line_with("benchmark")
    high = replace(data.overlays[0], values=data.overlays[0].values + 60)
    scene = CHART.compose(replace(data, overlays=(high,)), STYLE, QRectF(0, 0, 700, 300))
    assert scene.y_range[1] > 76


def test_the_card_names_the_value_and_what_is_wrong_with_it(qapp):
    data = score_line_with("klout", "benchmark")
    fault = int(data.days[100])
    assert dict(overlay_words.pairs(data, fault)) == {
        "Klout (imported)": "5.0, a glitch",
        "Mean of the trade": "16.0",
    }
    assert dict(overlay_words.pairs(data, LAST))["Klout (imported)"] == "20.0, not settled yet"
    scene = CHART.compose(data, STYLE, QRectF(0, 0, 700, 360))
    assert ("Klout (imported)", "5.0, a glitch") in scene.spot(100).pairs


def test_table_summary_and_explanation_carry_the_lines():
    data = score_line_with("klout", "benchmark")
    table = CHART.table(data)
    titles = [column.header for column in table.columns]
    assert "Klout (imported)" in titles
    assert "Mean of the trade (Trade report, page 4)" in titles
    row = dict(zip(titles, table.rows[100], strict=True))
    assert row["Klout (imported)"] == 5
    assert row["Klout (imported): remark"] == "a glitch"
    assert row["Mean of the trade (Trade report, page 4)"] == 16
    assert "2 values are a glitch" in CHART.summary(data)
    assert "hollow: a glitch or not settled yet, left out" in CHART.subtitle(data)
    assert "Mean of the trade: Trade report, page 4" in CHART.subtitle(data)
    assert "hollow" not in CHART.subtitle(score_line())
    inputs = {one.name: one for one in CHART.explanation(data).inputs}
    assert inputs["Mean of the trade"].note == "Source, as you entered it: Trade report, page 4."


def test_masked_the_owners_words_are_left_out():
    data = score_line_with("klout", "benchmark")
    data = replace(data, method=replace(data.method, masked=True))
    table = CHART.table(data)
    cells = [str(cell) for row in table.rows for cell in row]
    said = " ".join(
        [
            CHART.summary(data),
            CHART.subtitle(data),
            *(column.header for column in table.columns),
            *cells,
        ]
    )
    assert "floor" not in said.lower()
    assert "trade" not in said.lower()
    assert "klout" not in said.lower()
    named = {one.label for one in source_words.all_marks(data)}
    assert named == {"note", "press", "talk"}


def test_a_click_on_a_disc_picks_its_event(shown, qtbot):
    view = shown(score_line())
    scene_targets = view._scene.targets(view.frame())
    assert [mark.item.label for mark in scene_targets] == [one.label for one in score_line().events]
    with qtbot.waitSignal(view.picked) as sent:
        click(view, scene_targets[1].area.center() + QPointF(10, 0))
    assert sent.args[0] == score_line().events[1]


def test_enter_on_the_day_of_an_event_picks_it(shown, qtbot):
    view = shown(score_line())
    event = score_line().events[2]
    view.move_readout(int(np.flatnonzero(score_line().days == event.day)[0]))
    assert ("Event", event.label) in view.marks()[view.readout].pairs
    with qtbot.waitSignal(view.picked) as sent:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert sent.args[0] == event


def test_a_click_beside_the_disc_chooses_a_day_of_the_event(shown, qtbot):
    view = shown(score_line())
    frame, event = view.frame(), score_line().events[2]
    with qtbot.waitSignal(view.picked) as sent:
        click(view, QPointF(frame.x(event.day + 1), frame.rect.center().y()))
    assert event.day + 1 in sent.args[0]


def test_two_clicks_choose_two_days(shown, qtbot):
    data = score_line()
    view = shown(data)
    frame = view.frame()
    first, last = int(data.days[40]), int(data.days[70])
    with qtbot.waitSignal(view.picked) as sent:
        click(view, QPointF(frame.x(first), frame.rect.center().y()))
    assert sent.args[0] == (first, LAST)
    view.show_data(replace(data, since_day=first, until_day=LAST))
    with qtbot.waitSignal(view.picked) as sent:
        click(view, QPointF(frame.x(last), frame.rect.center().y()))
    assert sent.args[0] == (first, last)
    assert view.handles() == (first, last)


def test_a_chosen_pair_of_days_is_what_the_headline_speaks_of():
    days = score_line().days
    line = replace(score_line(), since_day=int(days[40]), until_day=int(days[70]))
    line = replace(line, main_cause="new_conversations")
    said = score_words.headline(line)
    assert said.startswith("Up 4.")
    assert said.endswith("mostly new conversations")
    assert "from 6 May to 5 June 2026" in said
    assert score_words.headline(replace(line, until_day=LAST, since_day=SINCE)).startswith("Down 6")


def test_near_discs_join_and_pick_the_first(shown):
    events = (EventMark(LAST - 50, LAST - 50, "One"), EventMark(LAST - 49, LAST - 49, "Two"))
    view = shown(replace(score_line(), events=events))
    (mark,) = view._scene.targets(view.frame())
    assert mark.item.label == "One"
    assert [value for _name, value in mark.pairs] == ["One", "Two"]


@pytest.mark.parametrize(
    ("value", "words"), [(12.6, "12.6"), (12.4, "12"), (13.4, "13.4"), (12.9, "13")]
)
def test_two_end_values_never_look_the_same_unless_they_are(value, words):
    assert score_overlays.end_words(value, 12.9) == words


def test_a_name_stands_off_the_uprights_where_there_is_room(qapp):
    picture = QImage(740, 360, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    canvas = Canvas(painter, STYLE)
    days = np.arange(200.0)
    frame = Frame(QRectF(40, 20, 640, 200), (0.0, 199.0), (0.0, 30.0))
    one = replace(score_line_with("benchmark").overlays[0], days=days, values=np.full(200, 12.0))
    others = [(days, np.full(200, 20.0))]
    wide = 90.0

    def crossed(uprights):
        left, _y = score_overlays.place_of_name(canvas, frame, wide, one, others, uprights)
        return [x for x in uprights if left < x < left + wide]

    assert crossed([x + 40.0 for x in range(40, 680, 160)]) == []
    assert len(crossed([float(x) for x in range(40, 680, 50)])) > 0  # no room: crossed, not lost
    assert (
        score_overlays.place_of_name(canvas, frame, wide, one, [(days, np.full(200, 12.5))], ())
        is not None
    )
    painter.end()


@pytest.mark.parametrize(("far", "beside"), [(0, True), (9, True), (40, False)])
def test_the_highest_value_is_not_written_over_an_upright(qapp, far, beside):
    picture = QImage(740, 360, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    canvas = Canvas(painter, STYLE)
    frame = Frame(QRectF(40, 20, 640, 300), (0.0, 640.0), (0.0, 30.0))
    event = EventMark(300 + far, 300 + far, "Talk")
    assert score_timeline.beside_event(canvas, frame, (event,), (300.0, 12.0)) is beside
    painter.end()
