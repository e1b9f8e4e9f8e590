"""Names in their cells, the trail under the keys, the coordinates inside the cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture

from reachdesk.charts.canvas import Canvas, Face
from reachdesk.charts.style import style_for
from reachdesk.charts.style_matrix import CHART, broken
from reachdesk.charts.style_words import effort, explanation, summary
from reachdesk.domain.answers.style import StyleMove
from tests.charts.score_more_answers import style_in_the_corner, style_matrix, style_untold

FACE = Face("least", "muted")


@pytest.fixture
def canvas(qapp):
    picture = QPicture()
    painter = QPainter(picture)
    yield Canvas(painter, style_for("light"))
    painter.end()


def marks_of(canvas, data):
    return CHART.draw(canvas, QRectF(0, 0, 414, 190), data)


@pytest.mark.parametrize(
    "name", ["Thought Leader", "Conver\u00adsationalist", "Gelegenheitsnutzer"]
)
def test_a_name_is_broken_so_that_every_line_fits(canvas, name):
    room = 58.0
    lines = broken(canvas, name, FACE, room)
    assert len(lines) >= 2
    assert all(canvas.width(line, FACE) <= room for line in lines)
    whole = name.replace("\u00ad", "").replace(" ", "")
    assert "".join(line.rstrip("-") for line in lines) == whole


def test_a_name_with_room_stands_in_one_line(canvas):
    assert broken(canvas, "Conver\u00adsationalist", FACE, 400) == ["Conversationalist"]
    assert broken(canvas, "Thought Leader", FACE, 400) == ["Thought Leader"]


def test_the_keys_walk_the_trail_from_the_oldest_month_to_today(canvas):
    data = style_matrix()
    marks = marks_of(canvas, data)
    assert len(marks) == len(data.trail) + 1
    assert "31 May 2026" in marks[0].spoken()
    assert "Feeder" in marks[0].spoken()
    assert "21 November 2026" in marks[-1].spoken()


def test_further_right_is_more_creating_and_higher_is_more_talking(canvas):
    marks = marks_of(canvas, style_matrix())
    first, last = marks[0].area.center(), marks[-1].area.center()
    assert first.y() < last.y(), "May was broader"
    assert first.x() > last.x(), "and more consistent"
    corner = marks_of(canvas, style_in_the_corner())[-1].area.center()
    assert corner.x() > first.x()
    assert corner.y() < first.y()


@pytest.mark.parametrize(
    ("habit", "amount", "said"),
    [
        ("talk_per_week", 2.9, "about 3 more replies or mentions a week"),
        ("talk_per_week", -0.4, "about 1 reply or mention fewer a week"),
        ("posts_per_week", 1.0, "about 1 more post in own words a week"),
        ("posts_per_week", -3.1, "about 4 posts fewer a week"),
    ],
)
def test_what_a_cell_takes_is_a_whole_number_that_is_enough(habit, amount, said):
    assert effort(StyleMove("up", habit, amount, 0, 0)).startswith(said)


def test_thresholds_are_said_to_be_ours_and_nothing_is_praised():
    data = style_matrix()
    formula = explanation(data).formula
    assert "0.25, 0.5 and 0.75" in formula
    assert "never published thresholds" in formula
    praise = ("great", "well done", "congrat", "influential", "!")
    assert not any(word in f"{summary(data)} {formula}".lower() for word in praise)


def test_posts_of_unknown_making_are_given_as_the_reason():
    assert "known for 3 of 105 posts only" in CHART.missing(style_untold())


@pytest.mark.parametrize(("height", "lines"), [(110, 0), (230, 1)])
def test_no_line_hangs_over_nothing_where_the_next_cells_have_no_room(
    canvas, monkeypatch, height, lines
):
    drawn = []
    monkeypatch.setattr(Canvas, "line", lambda *_arguments, **_named: drawn.append(1))
    CHART.draw(canvas, QRectF(0, 0, 414, height), style_matrix())
    assert len(drawn) == lines
