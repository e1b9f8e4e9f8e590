"""What the further charts of reach say: drift, hints, hours, rows that fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from reachdesk.charts import (
    forecast_words,
    model_card,
    own_hour_words,
    reach_levers,
    residual_words,
)
from reachdesk.charts.canvas import BODY, Align, Canvas
from reachdesk.charts.reach_life import CHART as LIFE
from reachdesk.charts.reach_life import HALF, OTHER
from reachdesk.charts.reach_segments import CHART as SEGMENTS
from reachdesk.charts.reach_segments import _fitting
from reachdesk.charts.style import style_for
from reachdesk.domain.forecast.validation import ROLLING
from tests.charts import answers, calibration_answers, reach_answers


def times(factor):
    """Calibration whose last thirty posts got `factor` times what they would have."""
    normal = calibration_answers.calibration(120)
    measured = normal.measured.copy()
    measured[-30:] = normal.predicted[-30:, 3] * factor
    return replace(normal, measured=measured)


def test_a_drift_is_said_with_its_direction():
    assert "too low" in residual_words.headline(times(1.6))
    assert "too high" in residual_words.headline(times(1 / 1.6))
    assert "neither" in residual_words.headline(times(1.02))


def test_misses_about_as_often_above_as_below_are_no_drift():
    normal = calibration_answers.calibration(120)
    measured = normal.measured.copy()
    measured[-30:] = normal.predicted[-30:, 3] * np.where(np.arange(30) % 2, 3.0, 1 / 3)
    assert residual_words.drift(replace(normal, measured=measured)) is None


def test_few_misses_are_not_judged():
    assert residual_words.drift(calibration_answers.few()) is None
    assert "Too few" in residual_words.headline(calibration_answers.few())


def test_a_forecast_that_lost_to_the_last_twenty_is_said_first():
    said = residual_words.headline(replace(times(1.6), headline=ROLLING))
    assert "the middle of the last 20 is shown" in said


def test_the_rolling_middle_begins_with_the_tenth_post():
    middle = residual_words.rolling_middle(np.arange(40.0))
    assert np.isnan(middle[:9]).all()
    assert middle[9] == np.median(np.arange(10.0))
    assert middle[39] == np.median(np.arange(20.0, 40.0))


@pytest.mark.parametrize(
    ("value", "said"), [(438.0, "400"), (1_960.0, "2,000"), (7.2, "7"), (0.0, "—")]
)
def test_reactions_tell_one_digit(value, said):
    assert forecast_words.one_digit(value) == said


def test_without_views_the_hint_has_one_digit_and_its_doubt():
    said = forecast_words.missing(reach_answers.guessed())
    assert "about 300 views, a factor of four either way" in said


def test_a_measurement_stands_beside_the_range():
    inside = replace(reach_answers.forecast(), measured=500)
    assert forecast_words.beside(inside) == "Measured: 500, inside the range."
    assert "outside" in forecast_words.beside(replace(inside, measured=5000))
    assert forecast_words.beside(reach_answers.forecast()) == ""


def test_the_hour_is_never_said_to_do_it():
    for clear in (True, False, None):
        said = own_hour_words.summary(reach_answers.own_hours(clear))
        assert "hardly measurable" in said
    assert "no proof" in own_hour_words.summary(reach_answers.own_hours(clear=True))
    assert own_hour_words.caution(reach_answers.own_hours(clear=False)) == ""


def test_hours_with_few_posts_are_not_drawn():
    answer = reach_answers.own_hours()
    shown = own_hour_words.shown_hours(answer)
    assert (answer.own.posts[shown] >= answer.own.least_of_hour).all()
    assert len(shown) < 24


def test_levers_say_how_many_times_as_much():
    assert "(×1.7)" in reach_levers.CHART.summary(reach_answers.levers())


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 9])
def test_as_many_segments_as_fit_and_the_unknown_last(rows):
    segments = answers.reach_segments().segments
    shown = _fitting(segments, rows)
    assert len(shown) == min(rows, len(segments))
    if rows > 1:
        assert shown[-1].key == segments[-1].key == "unknown_place"


@pytest.mark.parametrize("height", [80, 104, 131, 160, 300])
def test_no_segment_is_drawn_beyond_the_card(qtbot, height):
    view = SEGMENTS.view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(226, height)
    view.show_data(answers.reach_segments())
    assert max(mark.area.bottom() for mark in view.marks()) <= height


@pytest.mark.parametrize("share", [0.9, 0.97, 1.0, 1.03, 1.1, 1.6])
def test_names_of_other_places_stand_apart(qtbot, monkeypatch, share):
    """Curves that end nearly together do not write over each other, nor over the half point."""
    written = []
    write = Canvas.text

    def noted(canvas, point, words, face=BODY, align=Align.LEFT, room=None):
        if face in (OTHER, HALF):
            width = canvas.width(words, face)
            left = point[0] - align.value * width
            written.append(QRectF(left, point[1] - 10, width, 11))
        return write(canvas, point, words, face, align, room)

    monkeypatch.setattr(Canvas, "text", noted)
    answer = answers.life_curve()
    close = tuple((name, answer.chance * share) for name, _curve in answer.others)
    view = LIFE.view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(226, 150)
    view.show_data(replace(answer, others=close))
    picture = QImage(226, 150, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    view.paint(painter, QRectF(0, 0, 226, 150))
    painter.end()
    assert written
    for place, one in enumerate(written):
        assert not any(one.intersects(other) for other in written[place + 1 :])


def test_the_model_card_has_its_sections_and_whole_sentences():
    sections = model_card.sections()
    headings = [heading for heading, _texts in sections]
    assert {"What is assumed", "What is measured", "What is not known"} <= set(headings)
    assert "When not to use it" in headings
    assert all(text.endswith(".") for _heading, texts in sections for text in texts)


def test_a_first_guess_is_called_one_at_the_top():
    guess = replace(reach_answers.forecast(), settled=4, first_guess=True)
    assert forecast_words.subtitle(guess).startswith("First guess")
    assert "First guess" not in forecast_words.subtitle(reach_answers.forecast())
