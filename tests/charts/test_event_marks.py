"""Events on the score's line: letters, rows, the table and the words behind them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from reachdesk.charts import event_marks, score_words, source_words
from reachdesk.charts.event_marks import letters, spelled
from reachdesk.charts.score_timeline import CHART
from reachdesk.charts.style import style_for
from reachdesk.domain.answers.score import EventMark
from tests.charts.answers import LAST, score_line

STYLE = style_for("light")


def many(count):
    return tuple(EventMark(LAST - n, LAST - n, f"Something of a name {n}") for n in range(count))


def test_letters_go_on_after_z():
    assert [letters(n) for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_events_that_do_not_fit_are_counted(qapp):
    found = spelled(many(40), STYLE, 600)
    assert {one.row for one in found} == {0, 1}
    assert found[-1].letters == ""
    assert found[-1].words == f"and {40 - len(found) + 1} more"
    assert event_marks.height(many(40), STYLE, 600) == 2 * STYLE.px(event_marks.ROW)
    assert event_marks.height((), STYLE, 600) == 0


def test_in_a_single_row_the_owners_events_go_before_sources(qapp):
    source = EventMark(LAST - 90, LAST - 90, "source added", source_words.SOURCE)
    events = (source, *many(8))
    assert [one.letters for one in spelled(events, STYLE, 600, 1)] == ["B", "C", ""]
    assert [one.letters for one in spelled(events[:2], STYLE, 600, 1)] == ["A", "B"]
    assert event_marks.height(events, STYLE, 600, 1) == STYLE.px(event_marks.ROW)


def test_a_low_picture_spells_its_events_out_in_a_single_row(qapp):
    line = replace(score_line(), events=many(9))
    low = CHART.rooms(line, STYLE, QRectF(0, 0, 640, 212))
    high = CHART.rooms(line, STYLE, QRectF(0, 0, 640, 400))
    assert {one.row for one in low.names} == {0}
    assert {one.row for one in high.names} == {0, 1}
    assert high.spelled - low.spelled == STYLE.px(event_marks.ROW)
    assert low.names[-1].x + low.left < 640


def test_discs_that_are_near_join():
    shown = [(10.0, "A"), (29.0, "B"), (31.0, "C"), (90.0, "D")]
    groups = event_marks._groups(shown, 20.0)
    assert [[name for _x, name in group] for group in groups] == [["A", "B"], ["C"], ["D"]]


def test_the_table_names_the_events_and_has_no_such_column_without_any(qapp):
    line = score_line()
    table = score_words.table(line)
    assert table.columns[-1].title == "Event"
    assert [row[-1] for row in table.rows if row[-1]] == [
        "Mentions export added · note",
        "Listed by Floor & Phone · press",
        "Planning Days, Leeds · talk",
    ]
    bare = score_words.table(replace(line, events=()))
    assert len(bare.columns) == len(table.columns) - 1
    assert "3 events: 28 May 2026" in score_words.summary(line)
