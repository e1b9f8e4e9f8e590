"""Follower counts that cannot have been: hollow on the line, in no change and in no score."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.records import CountFact, Kin, SnapshotFact
from reachdesk.services import cards
from tests.services.desks import DAY, asked, at, desk_of, post, told

FAULT = DAY - 20


def story(name="a", leap=76_000, days=1):
    counts = {day: 8000 + 3 * (day - DAY + 60) for day in range(DAY - 60, DAY + 1)}
    for day in range(FAULT, FAULT + days):
        counts[day] += leap
    posts = [post(n, DAY - 59 + n, likes=n % 4) for n in range(60)]
    return told(name, DAY, *posts, *(CountFact("followers", at(d), n) for d, n in counts.items()))


def line_of(desk):
    return cards.answer(desk, "followers_timeline", asked(DAY - 60, DAY))


@pytest.mark.parametrize("days", [1, 2])
def test_a_leap_of_a_day_or_two_is_left_out(tmp_path, days):
    with desk_of(tmp_path, story(days=days)) as desk:
        line = line_of(desk)
        score = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY))
    assert line.glitch_days.tolist() == list(range(FAULT, FAULT + days))
    assert line.glitch_counts.min() > 80_000
    assert line.counts.max() < 9000
    assert np.abs(np.diff(score.total[30:])).max() < 1


def test_a_wave_that_stays_is_no_glitch_and_reaches_the_score(tmp_path):
    with desk_of(tmp_path, story(leap=4000, days=21)) as desk:
        line = line_of(desk)
        score = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY))
    assert len(line.glitch_days) == 0
    assert line.counts.max() > 12_000
    (tmp_path / "b").mkdir()
    with desk_of(tmp_path / "b", story(leap=0)) as desk:
        quiet = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY))
    assert score.total[-1] > quiet.total[-1]


def test_a_duplicated_export_changes_nothing(tmp_path):
    found = []
    for name, stories in (("one", [story()]), ("two", [story(), story("b")])):
        (tmp_path / name).mkdir()
        with desk_of(tmp_path / name, *stories) as desk:
            found.append(line_of(desk))
    for name in ("days", "counts", "glitch_days", "glitch_counts"):
        assert np.array_equal(getattr(found[0], name), getattr(found[1], name)), name


def test_a_whole_list_is_never_a_glitch(tmp_path):
    people = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(40)]
    counts = [CountFact("followers", at(DAY - n), 500) for n in range(1, 12)]
    with desk_of(tmp_path, told("a", DAY - 5, *people, *counts)) as desk:
        line = line_of(desk)
    assert 40 in line.counts
    assert DAY - 5 not in line.glitch_days
