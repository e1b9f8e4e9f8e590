"""Daily joined and left, measured views and engagements, and the line that follows from them."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.records import CountFact, Kin, SnapshotFact
from reachdesk.services import cards, rehearsing
from tests.services.desks import DAY, asked, desk_of, post, told

MS = 86_400_000


def counted(metric, day, value):
    return CountFact(metric, day * MS, value)


def flows(days, joined=3, left=1):
    for day in days:
        yield counted("follows_day", day, joined)
        yield counted("unfollows_day", day, left)


def test_the_demo_joins_and_leaves_as_its_follower_sets_say(demo_desk, ninety):
    answer = cards.answer(demo_desk, "follower_flow", ninety)
    assert answer.bins.step == 1
    assert answer.joined[-7:].sum() == 12
    assert answer.left[-7:].sum() == 5
    assert answer.method.evidence is Evidence.MEASURED


def test_joined_and_left_by_day(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *flows(range(DAY - 4, DAY + 1)))) as desk:
        answer = cards.answer(desk, "follower_flow", asked(DAY - 89, DAY + 3))
    assert answer.bins.starts.tolist() == list(range(DAY - 4, DAY + 1))
    assert answer.joined.tolist() == [3] * 5
    assert answer.left.tolist() == [1] * 5


def test_a_long_time_is_gathered_into_weeks_and_says_which_days_it_knows(tmp_path):
    days = [day for day in range(DAY - 199, DAY + 1) if day != DAY - 3]
    with desk_of(tmp_path, told("a", DAY, *flows(days))) as desk:
        answer = cards.answer(desk, "follower_flow", asked(DAY - 400, DAY))
    assert answer.bins.step == 7
    assert answer.known_days[-1] == 6
    assert answer.joined[-2:].tolist() == [21, 18]
    assert answer.joined.sum() == 3 * 199
    assert answer.method.coverage == (("days", Coverage(199, 200)),)


def test_where_nobody_counts_who_left_that_is_unknown(tmp_path):
    facts = [counted("follows_day", day, 2) for day in range(DAY - 3, DAY + 1)]
    with desk_of(tmp_path, told("a", DAY, *facts)) as desk:
        answer = cards.answer(desk, "follower_flow", asked(DAY - 89, DAY))
    assert answer.joined.sum() == 8
    assert np.isnan(answer.left).all()


def test_followers_follow_from_one_count_and_are_called_derived(tmp_path):
    facts = [counted("followers", DAY - 10, 100), *flows(range(DAY - 9, DAY + 1))]
    with desk_of(tmp_path, told("a", DAY, *facts)) as desk:
        answer = cards.answer(desk, "followers_timeline", asked(DAY - 89, DAY))
    assert answer.counts.tolist() == [100]
    assert answer.derived_days.tolist() == list(range(DAY - 9, DAY + 1))
    assert answer.derived_counts[-1] == 120
    assert answer.method.evidence is Evidence.DERIVED


def test_views_by_day_go_before_views_by_post(tmp_path):
    facts = [counted("impressions_day", day, 100) for day in range(DAY - 4, DAY + 1)]
    facts += [counted("engagements_day", day, 5) for day in range(DAY - 4, DAY)]
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 2, impressions=77), *facts)) as desk:
        answer = cards.answer(desk, "views_timeline", asked(DAY - 89, DAY))
    assert answer.basis == "days"
    assert answer.views.sum() == 500
    assert np.nansum(answer.engagements) == 20
    assert np.nansum(answer.engaged_views) == 400
    assert np.isnan(answer.engagements[-1])


def test_views_of_posts_and_how_many_of_them_are_measured(tmp_path):
    posts = [post(1, DAY - 2, impressions=70), post(2, DAY - 2), post(3, DAY, impressions=30)]
    engaged = CountFact("engagements_post:1000003", posts[2].created_ms, 6)
    with desk_of(tmp_path, told("a", DAY, *posts, engaged)) as desk:
        answer = cards.answer(desk, "views_timeline", asked(DAY - 89, DAY))
    assert answer.basis == "posts"
    assert answer.views[[0, 2]].tolist() == [70, 30]
    assert np.isnan(answer.views[1])
    assert answer.amounts.tolist() == [1, 0, 1]
    assert answer.posts.tolist() == [2, 0, 1]
    assert np.nansum(answer.engagements) == 6
    assert np.nansum(answer.engaged_views) == 30
    assert answer.method.coverage == (("views", Coverage(2, 3)),)


@pytest.mark.parametrize("key", ["follower_flow", "views_timeline"])
def test_without_a_count_there_is_no_answer(tmp_path, key):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        assert cards.answer(desk, key, asked(DAY - 89, DAY)) is None


def test_what_changed_says_who_joined_by_the_days_where_no_two_sets_do(tmp_path):
    facts = [*flows(range(DAY - 9, DAY + 1)), counted("follows_day", DAY - 20, 50)]
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 2), *facts)) as desk:
        answer = cards.answer(desk, "what_changed", asked(DAY - 89, DAY))
    (said,) = [one for one in answer.happenings if one.key == "followers"]
    assert dict(said.amounts) == {"gained": 30, "lost": 10}  # nobody counted who left on one day


def test_a_large_audience_is_not_counted_for_a_preview(tmp_path, monkeypatch):
    people = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(20, 32)]
    with desk_of(tmp_path, told("a", DAY, *people, post(1, DAY))) as desk:
        assert set(rehearsing.known_shares(desk, "x:ana")) == {"names", "place", "role", "views"}
        monkeypatch.setattr(rehearsing, "MOST_PEOPLE", 11)
        assert set(rehearsing.known_shares(desk, "x:ana")) == {"views"}
