"""The what-if desk over the demo account and small libraries."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import SEED
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.domain.records import CountFact, Kin, SnapshotFact
from reachdesk.services import cards, plans
from reachdesk.services.reach_estimates import estimate
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told

TWO = Plan(2.0, (9, 18))


def test_the_present_plan_of_the_demo(demo_desk, ninety):
    answer = cards.answer(demo_desk, "reach_plan", ninety)
    (now,) = answer.rows
    assert (now.key, answer.curve_of) == ("present", "present")
    assert answer.followers == 564
    assert now.plan.posts_per_day == pytest.approx(answer.posts / 90)
    assert 0 < now.of_post.value < now.readers.value < answer.active
    assert now.readers.low < now.readers.value < now.readers.high <= 564
    assert now.change is None
    assert now.least == now.most == now.readers.value
    british = next(each for each in now.segments if each.key == "GB")
    assert british.members == 144
    assert 0 < british.readers.value < 144
    assert answer.method.evidence is Evidence.DERIVED
    assert (np.diff(answer.curve) > 0).all()
    assert answer.curve[-1] < answer.active


def test_a_post_of_the_plan_has_as_many_readers_as_the_answer_card_says(demo_desk, ninety):
    answer = cards.answer(demo_desk, "reach_plan", ninety)
    hour = answer.rows[0].plan.hours[0]
    days = range(ninety.period.last_day - 6, ninety.period.last_day + 1)
    found = [estimate(demo_desk, ninety, at(day, hour)).readers.value for day in days]
    assert answer.rows[0].of_post.value == pytest.approx(np.mean(found), rel=0.04)


def test_another_plan_is_compared_with_the_present_one(demo_desk, ninety):
    answer = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=TWO))
    now, draft = answer.rows
    assert (now.key, draft.key, answer.curve_of) == ("present", "draft", "draft")
    assert draft.change.value == pytest.approx(draft.readers.value - now.readers.value)
    assert 0 < draft.change.low < draft.change.value <= draft.change.high
    assert 0 < draft.next_post < now.next_post
    at_two = np.interp(2.0, answer.posts_per_day, answer.curve)
    assert at_two == pytest.approx(draft.readers.value, rel=0.01)
    same = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=now.plan))
    assert [row.key for row in same.rows] == ["present"]


def test_each_next_step_adds_what_the_plan_with_it_has_more(demo_desk, ninety):
    steps = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=TWO)).steps
    richer = (
        replace(TWO, posts_per_day=3.0),
        replace(TWO, repeat_after_hours=12),
        replace(TWO, added=(AddedFollowers(50.0, None, "country:GB"),)),
    )
    assert [(step.kind, step.amount) for step in steps] == [
        ("post", 1), ("repeat", 12), ("followers", 50),
    ]  # fmt: skip
    base = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=TWO)).rows[1]
    for step, plan in zip(steps, richer, strict=True):
        found = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=plan)).rows[1]
        assert step.readers == pytest.approx(found.readers.value - base.readers.value, abs=1e-6)
    repeated = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=richer[1]))
    assert [step.kind for step in repeated.steps] == ["post", "followers"]


@pytest.mark.parametrize("often", [0.5, 2.0, 6.0, 19.0, 24.0])
def test_a_quick_answer_has_a_shorter_curve_and_nothing_else(small, often):
    request = asked(DAY - 89, DAY, plan=Plan(often))
    whole = cards.answer(small, "reach_plan", request)
    quick = cards.answer(small, "reach_plan", replace(request, quick=True))
    assert quick.rows == whole.rows
    kept = len(quick.posts_per_day)
    assert quick.posts_per_day.tolist() == whole.posts_per_day[:kept].tolist()
    assert quick.posts_per_day[-1] >= min(20, 1.5 * often + 1)
    assert quick.curve == pytest.approx(whole.curve[:kept])


def test_fifty_more_followers_of_a_place_join_its_segment(demo_desk, ninety):
    more = replace(TWO, added=(AddedFollowers(50.0, None, "country:GB"),))
    rows = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=more)).rows
    plain = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=TWO)).rows
    gained = rows[1].readers.value - plain[1].readers.value
    british = [next(s for s in row.segments if s.key == "GB") for row in (plain[1], rows[1])]
    assert british[1].members == british[0].members + 50
    assert gained == pytest.approx(british[1].readers.value - british[0].readers.value, abs=0.1)
    assert 10 < gained < 50
    others = [s.readers.value for s in rows[1].segments if s.key != "GB"]
    assert others == pytest.approx([s.readers.value for s in plain[1].segments if s.key != "GB"])


@pytest.mark.parametrize("group", ["role:customer", "country:FJ", "country:??", "list:gone", ""])
def test_new_followers_of_any_place_or_segment_are_reckoned(demo_desk, ninety, group):
    more = replace(TWO, added=(AddedFollowers(40.0, None, group),))
    rows = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=more)).rows
    plain = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=TWO)).rows
    assert 5 < rows[1].readers.value - plain[1].readers.value < 40


def test_a_cross_post_is_a_range_of_unknown_overlap(demo_desk, ninety):
    both = replace(TWO, cross_post=CrossPost(0.4, 0.05))
    _now, draft = cards.answer(demo_desk, "reach_plan", replace(ninety, plan=both)).rows
    assert draft.least < draft.readers.value < draft.most
    assert draft.readers.low < draft.least
    assert draft.most < draft.readers.high


@pytest.fixture
def small(tmp_path):
    people = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(20, 65)]
    posts = [post(n, DAY - n, hour=10) for n in range(30)]
    with desk_of(tmp_path, told("a", DAY, *people, *posts)) as desk:
        yield desk


def test_scenarios_stand_beside_each_other_by_name(small):
    request = asked(DAY - 89, DAY)
    plans.save_scenario(small, ACCOUNT, "Second", TWO, "UTC")
    plans.save_scenario(small, ACCOUNT, "First", Plan(5.0, (8,), 12), "Asia/Tokyo")
    answer = cards.answer(small, "reach_plan", request)
    assert [row.name for row in answer.rows] == [None, "First", "Second"]
    assert all(row.change.value > 0 for row in answer.rows[1:])
    masked = cards.answer(small, "reach_plan", replace(request, masked=True))
    assert [row.name for row in masked.rows] == [None, None, None]
    assert [row.key for row in masked.rows] == ["present", "scenario_1", "scenario_2"]
    tried = cards.answer(small, "reach_plan", replace(request, plan=TWO))
    assert tried.row(tried.curve_of).name == "Second"  # a saved plan is no draft
    assert len(tried.rows) == 3


def test_the_simple_sum_is_answered_by_the_full_model(small):
    request = asked(DAY - 89, DAY)
    full = cards.answer(small, "reach_plan", request)
    simple = cards.answer(small, "reach_plan", replace(request, model="simple", assumptions=SEED))
    assert simple.rows[0].readers == full.rows[0].readers


def test_without_a_habit_one_post_a_day_is_the_start(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY), CountFact("followers", at(DAY), 50))) as d:
        answer = cards.answer(d, "reach_plan", asked(DAY - 89, DAY))
        tried = cards.answer(d, "reach_plan", asked(DAY - 89, DAY, plan=TWO))
    assert [row.key for row in answer.rows] == ["start"]
    assert answer.posts == 1
    assert answer.followers == 50
    assert 0 < answer.rows[0].readers.value < 50
    assert [row.key for row in tried.rows] == ["draft"]
    assert tried.rows[0].change is None


def test_where_nobody_counts_the_followers_readers_are_shares(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *(post(n, DAY - n) for n in range(9)))) as desk:
        answer = cards.answer(desk, "reach_plan", asked(DAY - 89, DAY))
    (now,) = answer.rows
    assert answer.followers is None
    assert 0 < now.readers.low < now.readers.value < now.readers.high < 1
    assert 0 < now.next_post < 1
    assert answer.curve.max() < 1


@pytest.mark.parametrize("count", [0, 1, 3_000_000_000])
def test_any_number_of_followers(tmp_path, count):
    posts = [post(n, DAY - n) for n in range(9)]
    counted = CountFact("followers", at(DAY), count)
    with desk_of(tmp_path, told("a", DAY, counted, *posts)) as desk:
        answer = cards.answer(desk, "reach_plan", asked(DAY - 89, DAY, plan=TWO))
    for row in answer.rows:
        assert 0 <= row.readers.low <= row.readers.value <= row.readers.high <= count
        assert row.next_post >= 0
    assert np.isfinite(answer.curve).all()
    assert answer.curve_high.max() <= count
