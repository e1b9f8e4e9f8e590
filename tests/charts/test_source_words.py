"""What the score says about sources that begin or end while it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk import i18n
from reachdesk.charts import score_words, source_words
from reachdesk.charts.score_change import CHART as CHANGE
from reachdesk.domain.answers.score import SourceMark
from reachdesk.domain.score.throughout import COUNTS, EXCHANGES, POSTS
from tests.charts import answers

UNCHANGED = (
    "Unchanged like for like since 31 August; the rest of the way to 13 is measured views, "
    "mentions coming or going"
)
BEGAN = SourceMark(answers.SINCE + 5, True, ("mention",))
ENDED = SourceMark(answers.LAST - 20, False, ("views",))


@pytest.fixture(autouse=True)
def english():
    i18n.choose_language("en")


def line(like_for_like, left_out=("mention",), marks=(BEGAN,)):
    return replace(
        answers.score_line(), like_for_like=like_for_like, left_out=left_out, source_marks=marks
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            line(0.4),
            "Up 0.4 like for like since 31 August; the step to 13 is mentions being added",
        ),
        (
            line(-1.0, ("views",), (ENDED,)),
            "Down 1.0 like for like since 31 August; the step to 13 is measured views ending",
        ),
        (
            line(0.0, ("views", "mention"), (BEGAN, ENDED)),
            UNCHANGED,
        ),
    ],
)
def test_a_new_source_is_never_growth(data, said):
    assert score_words.headline(data) == said


def test_what_sources_hardly_move_is_not_said():
    usual = score_words.headline(answers.score_line())
    full = score_words.change_since(answers.score_line())
    assert score_words.headline(line(full + 0.9)) == usual
    assert score_words.headline(line(full + 1.1)) != usual
    assert score_words.headline(line(None)) == usual


def test_sources_stand_among_the_events_by_day():
    marks = source_words.all_marks(line(0.4, marks=(BEGAN, ENDED)))
    assert [one.day for one in marks] == sorted(one.day for one in marks)
    own = [one for one in marks if one.kind == source_words.SOURCE]
    assert [one.label for one in own] == [
        "source added: mentions",
        "source ends: measured views",
    ]
    assert len({one.key for one in own}) == 2


def test_the_causes_say_what_sources_added():
    data = replace(answers.score_change(), from_sources=3.1, left_out=("mention", "reply"))
    assert "+3.1 of it: mentions, replies received added or ended" in CHANGE.subtitle(data)
    assert "of it" not in CHANGE.subtitle(replace(data, from_sources=0.4))
    assert "of it" not in CHANGE.subtitle(answers.score_change())


def test_the_explanation_says_what_like_for_like_is():
    assert "Like for like" in score_words.explanation(line(0.4)).formula
    assert "Like for like" not in score_words.explanation(answers.score_line()).formula


def test_every_kind_has_words():
    assert set(source_words._KINDS) == {POSTS, *COUNTS, *EXCHANGES}


def test_the_line_like_for_like_says_what_it_leaves_out():
    data = answers.score_line_with("like_for_like")
    assert "without" not in score_words.subtitle(data)
    (drawn,) = data.overlays
    data = replace(data, overlays=(replace(drawn, left_out=("views",)),))
    assert "like for like: without measured views" in score_words.subtitle(data)
