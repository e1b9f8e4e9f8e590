"""Followers over time: counts that cannot have been stand hollow, and move nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts.followers_timeline import CHART, LANE
from reachdesk.charts.style import style_for
from tests.charts.answers import NORMAL

STYLE = style_for("light")


def faulty():
    """The usual line with a count of 76,564 between two known days."""
    line = NORMAL["followers_timeline"]()
    day = int(line.days[3]) + 1
    assert day not in line.days
    return replace(line, glitch_days=np.array([day]), glitch_counts=np.array([76_564.0]))


def scene(line):
    return CHART.compose(line, STYLE, QRectF(0, 0, 700, 260))


def test_a_glitch_neither_moves_the_line_nor_the_axis_nor_the_words(qapp):
    line = NORMAL["followers_timeline"]()
    assert scene(faulty()).y_range == scene(line).y_range
    assert CHART.headline(faulty()) == CHART.headline(line)
    assert scene(faulty()).curves[0].y.tolist() == scene(line).curves[0].y.tolist()


def test_a_glitch_is_named_in_the_card_the_table_and_the_summary(qapp):
    line = faulty()
    made = scene(line)
    place = int(np.flatnonzero(made.positions == line.glitch_days[0])[0])
    assert made.spot(place).pairs == (("followers", "76,564, a glitch"),)
    assert made.spot(place + 1).value < 1000
    (row,) = [row for row in CHART.table(line).rows if "a glitch" in row]
    assert row[1] == 76_564
    assert "1 count is a glitch" in CHART.summary(line)
    assert any(one.name == "Glitches" for one in CHART.explanation(line).inputs)


def test_the_columns_that_the_subtitle_names_are_drawn_in_the_height_of_the_card(qapp):
    data = NORMAL["followers_timeline"]()
    assert "columns" in CHART.subtitle(data)
    scene = CHART.compose(data, STYLE, QRectF(0, 0, 696, 172))
    assert scene.margins[3] > STYLE.px(LANE)
