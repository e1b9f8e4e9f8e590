"""What the cards about footing, tone and comparison say of thin, fragile and masked answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture

from reachdesk.charts import score_compare, score_evidence, tone_lane
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.render import without_names
from reachdesk.charts.score_compare_words import side_name
from reachdesk.charts.score_evidence_words import effort, few, own_past, past, received
from reachdesk.charts.style import style_for
from reachdesk.charts.tone_words import controversy
from reachdesk.domain.answers.score_evidence import OwnPast
from reachdesk.domain.answers.tone import Controversy
from tests.charts import score_more_answers as answers

EVIDENCE, TONE, COMPARE = score_evidence.CHART, tone_lane.CHART, score_compare.CHART


@pytest.fixture
def canvas(qapp):
    picture = QPicture()
    painter = QPainter(picture)
    yield Canvas(painter, style_for("light"))
    painter.end()


def test_a_fragile_score_says_so_in_its_headline():
    assert EVIDENCE.headline(answers.fragile_evidence()) == (
        "Fragile: one post carries 6.8 of 12.9 points"
    )
    assert "one partner carries 7.9" in EVIDENCE.headline(answers.thin_evidence())
    assert "Fragile" not in EVIDENCE.headline(answers.score_evidence())


def test_a_provisional_score_says_so_under_its_headline():
    assert "provisional" in EVIDENCE.subtitle(answers.thin_evidence())
    assert "provisional" not in EVIDENCE.subtitle(answers.score_evidence())
    assert "provisional" in EVIDENCE.summary(answers.thin_evidence())


def test_there_is_no_pace_from_few_posts():
    assert "per 10 posts" in effort(answers.score_evidence())
    assert "per 10 posts" not in effort(answers.thin_evidence())


def test_few_reactions_are_said():
    assert "2 exchanges received; no export counts reactions." in EVIDENCE.summary(
        answers.thin_evidence()
    )
    assert few(answers.thin_evidence())
    calm = replace(answers.thin_evidence(), fragile=None)
    assert EVIDENCE.headline(calm) == "Only 2 reactions and exchanges behind it"
    assert "known" in EVIDENCE.headline(replace(calm, exchanges=0))
    assert "known" not in EVIDENCE.headline(replace(calm, exchanges=0, reactions=0))
    assert not few(answers.score_evidence())
    assert received(answers.score_evidence()) == "34 reactions and 37 exchanges received."


def test_own_past_has_its_number_of_days_and_no_share_of_few():
    assert past(answers.score_evidence()) == (
        "Highest since 12 October. Above 912 of 1,055 (86 %) of its own earlier days."
    )
    assert own_past(OwnPast(8, 5, 100), 101) == "Above 5 of 8 of its own earlier days."
    assert own_past(OwnPast(2, 2, None), 101) == ""
    assert "Above 999 of 1,000 (over 99 %)" in own_past(OwnPast(1000, 999, 100), 101)
    assert own_past(OwnPast(40, 40, None), 101) == "Higher than on all 40 earlier days of its own."


def test_the_best_post_and_the_strongest_partner_can_be_opened(canvas):
    marks = EVIDENCE.draw(canvas, QRectF(0, 0, 320, 200), answers.score_evidence())
    assert [mark.item for mark in marks] == [None, ("post", "17"), ("person", "@wren"), None]
    assert "Wren Halloway" in marks[2].spoken()


def test_masked_nobody_is_named_or_opened(canvas):
    masked = without_names(answers.score_evidence())
    marks = EVIDENCE.draw(canvas, QRectF(0, 0, 320, 200), masked)
    assert [mark.item for mark in marks] == [None] * 4
    assert "Wren" not in " ".join(mark.spoken() for mark in marks)
    cells = [cell for row in EVIDENCE.table(masked).rows for cell in row]
    assert "Wren Halloway" not in cells


def test_a_lane_says_that_it_reads_english_alone_and_is_no_part_of_the_score():
    data = answers.tone_lane()
    for said in (TONE.subtitle(data), TONE.summary(data), TONE.explanation(data).formula):
        assert "English" in said
    assert "never part of the score" in TONE.subtitle(data)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Controversy(2, 6, 8), "2 of 6"),
        (Controversy(2, 46, 60), "2 of 46 (4.3 %)"),
        (Controversy(0, 0, 9), "—"),
    ],
)
def test_small_numbers_stay_small(found, said):
    assert controversy(replace(answers.tone_lane(), controversy=found)) == said


def test_the_weeks_of_tone_are_read_with_all_their_counts(canvas):
    data = answers.tone_lane()
    marks = TONE.draw(canvas, QRectF(0, 0, 696, 200), data)
    assert len(marks) == 34
    assert "sound negative 9" in marks[-8].spoken()


def test_both_panels_have_the_same_scale(canvas):
    data = answers.score_compare()
    marks = COMPARE.draw(canvas, QRectF(0, 0, 1072, 250), data)
    last = [mark for mark in marks if mark.title == "21 November 2026"]
    assert len(last) == 2
    low, high = sorted(last, key=lambda mark: -mark.area.center().y())
    assert high.area.center().x() < low.area.center().x(), "12.9 stands left and higher"
    assert all("12.9" in mark.spoken() and "8.4" in mark.spoken() for mark in last)


def test_masked_accounts_are_told_apart_without_names():
    masked = without_names(answers.score_compare())
    assert side_name(masked, 0) == "first account, on X"
    assert side_name(masked, 1) == "second account, on X"
    assert "calloway" not in COMPARE.summary(masked)


def test_the_comparison_never_adds():
    data = answers.score_compare()
    assert "never added" in COMPARE.headline(data)
    assert "21.3" not in COMPARE.summary(data)
