from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.periods import Period
from reachdesk.domain.records import ExchangeFact
from reachdesk.services import cards
from reachdesk.services.score_days import whole_series
from reachdesk.services.score_like_for_like import like_for_like, source_marks
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told

FIRST = DAY - 400
SHOWN = Period(DAY - 150, DAY)


def archive():
    """Posts over 400 days, a repost each."""
    posts = [post(number, FIRST + 4 * number, reposts=1) for number in range(100)]
    return told("archive", DAY, *posts)


def mentions(first=DAY - 60, last=DAY, name="mentions"):
    """A file of mentions, one a day by another person each."""
    said = [
        ExchangeFact(f"m{day}", "mention", "in", at(day, 13), str(day), courtesy=1.0)
        for day in range(first, last + 1)
    ]
    return told(name, last, *said)


def test_one_export_has_nothing_to_leave_out(tmp_path):
    with desk_of(tmp_path, archive()) as desk:
        line = cards.answer(
            desk, "score_timeline", asked(SHOWN.first_day, DAY, overlays=("like_for_like",))
        )
        assert line.overlays == line.source_marks == line.left_out == ()
        assert line.like_for_like is None
        assert "like_for_like" not in dict(line.offered)
        assert like_for_like(desk, asked(DAY - 100, DAY), DAY - 100, DAY) is None


def test_a_source_that_begins_is_marked_and_left_out(tmp_path):
    with desk_of(tmp_path, archive()) as desk:
        before = whole_series(desk, ACCOUNT)
    with desk_of(tmp_path / "both", archive(), mentions()) as desk:
        request = asked(SHOWN.first_day, DAY, overlays=("like_for_like",))
        line = cards.answer(desk, "score_timeline", request)
        (mark,) = line.source_marks
        assert (mark.day, mark.begins, mark.kinds) == (DAY - 60, True, ("mention",))
        assert dict(line.offered)["like_for_like"] is None
        (same,) = line.overlays
        assert same.left_out == ("mention",)
        assert same.days.tolist() == line.days.tolist()
        assert same.values == pytest.approx(before.total[-len(same.days) :], abs=1e-12)
        assert line.total[-1] > same.values[-1] + 5
        assert line.left_out == ("mention",)
        assert line.like_for_like == pytest.approx(float(same.values[-1] - same.values[0]))
        assert not np.isnan(same.values).any()
        change = cards.answer(desk, "score_change", request)
        assert change.left_out == ("mention",)
        assert change.from_sources == pytest.approx(
            change.after - change.before - line.like_for_like
        )


def test_once_the_window_lies_within_all_sources_nothing_is_left_out(tmp_path):
    with desk_of(tmp_path, archive(), mentions(DAY - 300)) as desk:
        line = cards.answer(
            desk, "score_timeline", asked(SHOWN.first_day, DAY, overlays=("like_for_like",))
        )
        assert line.overlays == line.source_marks == ()
        assert line.like_for_like is None


def test_a_source_that_ends_is_marked_too(tmp_path):
    with desk_of(tmp_path, archive(), mentions(DAY - 399, DAY - 40)) as desk:
        (mark,) = source_marks(desk, asked(SHOWN.first_day, DAY), SHOWN)
        assert (mark.day, mark.begins, mark.kinds) == (DAY - 39, False, ("mention",))
        found = like_for_like(desk, asked(DAY - 100, DAY), DAY - 100, DAY)
        assert found.left_out == ("mention",)
        line = cards.answer(desk, "score_timeline", asked(DAY - 100, DAY))
        assert line.total[-1] - line.total[0] < found.points


def test_an_older_export_back_fills_and_the_jump_goes(tmp_path):
    stories = [archive(), mentions(), mentions(DAY - 380, DAY - 50, "older")]
    with desk_of(tmp_path, *stories) as desk:
        assert source_marks(desk, asked(SHOWN.first_day, DAY), SHOWN) == ()
        assert like_for_like(desk, asked(DAY - 100, DAY), DAY - 100, DAY) is None


def test_a_lens_that_reads_no_mentions_has_no_mark_of_them(tmp_path):
    with desk_of(tmp_path, archive(), mentions()) as desk:
        request = asked(SHOWN.first_day, DAY, recipe="v1 lens")
        assert source_marks(desk, request, SHOWN) == ()
        assert like_for_like(desk, request, DAY - 100, DAY) is None


def test_measured_views_of_a_part_give_way_to_modelled_ones(tmp_path):
    posts = [post(number, FIRST + 4 * number, impressions=5000) for number in range(90, 100)]
    with desk_of(tmp_path, archive(), told("views", DAY, *posts)) as desk:
        found = like_for_like(desk, asked(DAY - 100, DAY), DAY - 100, DAY)
        assert found.left_out == ("views",)


def test_what_is_known_only_of_another_time_is_not_left_out(tmp_path):
    with desk_of(tmp_path, archive(), mentions(DAY - 60)) as desk:
        early = asked(DAY - 200, DAY - 100, overlays=("like_for_like",))
        line = cards.answer(desk, "score_timeline", early)
        assert line.overlays == line.source_marks == ()
        assert line.like_for_like is None
