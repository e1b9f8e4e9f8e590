"""Measured against predicted: what is said, and what is drawn where."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reachdesk.charts import calibration_words
from reachdesk.charts.reach_calibration import CHART
from reachdesk.charts.style import style_for
from reachdesk.domain.forecast.comparison import Difference
from reachdesk.domain.forecast.measures import Held
from reachdesk.domain.forecast.validation import MODEL
from tests.charts.calibration_answers import (
    calibration,
    few,
    no_views,
    none_scored,
    poor,
    worse_than_rolling,
)


def measured_as(answer, **changes):
    return replace(
        answer, measures=answer.measures | {MODEL: replace(answer.measures[MODEL], **changes)}
    )


def test_the_error_is_a_factor_and_the_band_a_count():
    answer = measured_as(calibration(), male=np.log(1.5), coverage={80: Held(42, 46)})
    assert CHART.headline(answer) == "Typically off by ×1.5"
    assert CHART.subtitle(answer) == "42 of 46 in the 80 % band"


def test_a_bad_fit_is_said_first():
    assert CHART.headline(poor()).startswith("Poor fit: typically off by ×")
    assert CHART.headline(measured_as(calibration(), male=np.log(14))).endswith("off by ×14")
    narrow = measured_as(calibration(), coverage={80: Held(25, 46)})
    assert CHART.subtitle(narrow) == "25 of 46 in the 80 % band · the band is too narrow"
    wide = measured_as(calibration(), coverage={80: Held(46, 46)})
    assert CHART.subtitle(wide) == "46 of 46 in the 80 % band · the band is wider than needed"
    assert "Worse lately than your last 20 posts" in CHART.headline(worse_than_rolling())
    assert "shows that instead" in CHART.summary(worse_than_rolling())


def test_few_posts_are_shown_and_not_judged():
    answer = few()
    assert CHART.headline(answer).startswith("Too few to judge")
    assert "too few to judge" in CHART.summary(answer)
    assert CHART.missing(answer) is None
    assert "band is" not in CHART.subtitle(answer)


def test_an_empty_chart_says_what_is_missing():
    assert "analytics" in CHART.missing(no_views())
    assert CHART.missing(none_scored()).startswith("15 posts with measured views")


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference(-0.1, -0.2, -0.05), "That is closer than"),
        (Difference(-0.1, -0.2, 0.01), "No clear difference"),
        (Difference(0.1, 0.05, 0.2), "was closer"),
    ],
)
def test_the_comparison_in_words(difference, words):
    answer = calibration()
    compared = {name: replace(each, crps=difference) for name, each in answer.compared.items()}
    assert words in CHART.summary(replace(answer, compared=compared))


def test_the_explanation_has_every_measure():
    explanation = CHART.explanation(calibration())
    names = [part.name for part in explanation.inputs]
    assert len(names) == len(set(names)) == 9
    assert all(part.value and part.note for part in explanation.inputs)


def test_the_table_has_every_forecast_the_newest_first():
    answer = calibration()
    table = CHART.table(answer)
    assert len(table.rows) == len(answer.post_ids) == 46
    assert [row[1] for row in table.rows] == list(reversed(answer.post_ids))
    inside = sum(row[-1] == "yes" for row in table.rows)
    assert inside == answer.measures[MODEL].coverage[80].inside
    masked = replace(answer, post_ids=("",) * 46)
    assert {row[1] for row in CHART.table(masked).rows} == {None}


def test_a_dot_sends_its_post_and_the_farthest_comes_first(qtbot):
    answer = calibration()
    view = CHART.view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_data(answer)
    view.show()
    marks = view.marks()
    outside = calibration_words.outside(answer)
    assert len(marks) == 46
    first = answer.post_ids.index(marks[0].item)
    error = np.abs(np.log(answer.measured / answer.predicted[:, 3]))
    assert error[first] == error[outside].max()
    orange = {mark.item for mark in marks[: outside.sum()]}
    assert orange == {name for name, out in zip(answer.post_ids, outside, strict=True) if out}
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=marks[0].area.center().toPoint())
    assert picked.args == [marks[0].item]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("made", [calibration, few])
def test_orange_dots_are_those_outside_their_range(qapp, theme, made):
    answer, style = made(), style_for(theme)
    view = CHART.view(style)
    view.resize(500, 320)
    view.show_data(answer)
    picture = QImage(500, 320, QImage.Format.Format_RGB32)
    picture.fill(style.colour("card"))
    painter = QPainter(picture)
    view.paint(painter, QRectF(0, 0, 500, 320))
    painter.end()
    outside = calibration_words.outside(answer)
    for mark in view.marks()[: min(5, int(outside.sum()))]:
        assert picture.pixelColor(mark.area.center().toPoint()) == style.colour("down")


def test_one_value_only_is_drawn(qtbot):
    answer = calibration()
    flat = replace(
        answer,
        predicted=np.full_like(answer.predicted, 40.0),
        measured=np.full_like(answer.measured, 40.0),
    )
    view = CHART.view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(246, 150)
    view.show_data(flat)
    assert all(view.rect().contains(mark.area.center().toPoint()) for mark in view.marks())
