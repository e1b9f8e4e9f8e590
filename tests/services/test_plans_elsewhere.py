"""A cross-post to the owner's second account, against figures worked by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.depth import Unlimited
from reachdesk.domain.reach.plan import CrossPost, Plan
from reachdesk.domain.records import CountFact, Kin, PersonFact, SnapshotFact
from reachdesk.services import cards, plans, plans_elsewhere, proposals
from tests.services.desks import ACCOUNT, DAY, all_texts, asked, at, desk_of, post, told
from tests.storage.stories import Story

# Everybody visits at random, 0.1 times a day, and reads back to the beginning: a post is seen by
# whoever visits in the week after it, 1 - exp(-0.7), if active at all, which half of them are.
SIMPLE = replace(
    DEFAULT, sessions_per_day=0.1, session_shape=math.inf, depth=Unlimited(), alive_share=0.5,
    inflow_spread=0.0, shared_shock=0.0, list_share=0.0, ranked_share=0.0, level=1.0,
)  # fmt: skip
SEEN = 0.5 * (1 - math.exp(-0.7))
WEEKLY = Plan(1 / 7, (9,))


def following(people):
    return [SnapshotFact(Kin.FOLLOWER, str(number)) for number in people]


def second(*facts, network="x", handle="bob"):
    return Story("b", at(DAY, 23), list(facts), network=network, native_id="2", handle=handle)


@pytest.fixture
def desk(tmp_path):
    """A hundred follow @ana, sixty @bob, forty of them both."""
    posts = [post(number, DAY - number) for number in range(5)]
    mine = told("a", DAY, *posts, *following(range(100, 200)))
    with desk_of(tmp_path, mine, second(*following(range(160, 220)))) as desk:
        yield desk


def draft(desk, cross_post, plan=WEEKLY):
    plan = replace(plan, cross_post=cross_post)
    request = asked(DAY - 20, DAY, plan=plan, assumptions=SIMPLE)
    rows = cards.answer(desk, "reach_plan", request).rows
    return next(row for row in rows if row.plan == plan)


def test_two_accounts_of_one_network_are_counted(desk):
    row = draft(desk, CrossPost(0.9, 0.9, "x:bob"))
    there = row.elsewhere
    assert (there.followers, there.both, there.counted) == (60, 40, True)
    assert (there.share, there.share_evidence) == (0.4, Evidence.DERIVED)
    assert (there.chance, there.chance_evidence) == (
        pytest.approx(SEEN, abs=1e-3),
        Evidence.ASSUMED,
    )
    assert there.only_there == pytest.approx(20 * SEEN, abs=0.02)
    by_hand = 100 * (1 - (1 - SEEN) * (1 - 0.4 * SEEN))
    assert row.readers.value == pytest.approx(by_hand, abs=0.1)
    assert row.of_post.value == pytest.approx(by_hand, abs=0.1)
    assert row.least == pytest.approx(100 * SEEN, abs=0.1)
    assert row.most == pytest.approx(100 * 1.4 * SEEN, abs=0.1)


def test_two_posts_a_week_there_are_seen_by_whoever_visits_after_either(desk):
    """A week that comes again: whoever visits at all, sees the newest post."""
    row = draft(desk, CrossPost(0.0, 0.0, "x:bob"), Plan(2 / 7, (9,), 12))
    assert row.elsewhere.only_there == pytest.approx(20 * SEEN, abs=0.02)
    assert row.readers.value == pytest.approx(100 * (1 - (1 - SEEN) * (1 - 0.4 * SEEN)), abs=0.1)


def test_the_curve_goes_through_the_plan(desk):
    plan = replace(WEEKLY, cross_post=CrossPost(0.0, 0.0, "x:bob"))
    request = asked(DAY - 20, DAY, plan=plan, assumptions=SIMPLE)
    answer = cards.answer(desk, "reach_plan", request)
    row = next(row for row in answer.rows if row.plan == plan)
    at_plan = answer.posts_per_day.tolist().index(1 / 7)
    assert answer.curve[at_plan] == pytest.approx(row.readers.value, rel=0.01)
    assert answer.channels == ("x:bob",)


def test_more_is_read_there_by_whom_its_assumptions_make_read_more(desk):
    """The chance there comes from the audience there, not from the one that is assumed."""
    low = draft(desk, CrossPost(0.9, 0.001, "x:bob")).readers.value
    assert low == pytest.approx(draft(desk, CrossPost(0.1, 0.999, "x:bob")).readers.value)
    assert low > draft(desk, None).readers.value


def test_an_account_whose_followers_nobody_knows_is_assumed(tmp_path):
    mine = told("a", DAY, post(1, DAY), *following(range(100, 200)))
    with desk_of(tmp_path, mine, second()) as desk:
        row = draft(desk, CrossPost(0.4, 0.05, "x:bob"))
        assert row.elsewhere is None
        assert row.readers == draft(desk, CrossPost(0.4, 0.05)).readers
        assert plans_elsewhere.channels(desk, ACCOUNT) == ()


@pytest.fixture
def two_networks(tmp_path):
    """Two of the fifty who follow the second account may be the same as two who follow here."""
    twins = [PersonFact(str(n), f"same_name_{n}", f"Same Name {n}") for n in (160, 161)]
    mine = told("a", DAY, post(1, DAY), *following(range(100, 200)), *twins)
    same = [fact._replace(person=fact.person[1:]) for fact in twins]
    theirs = second(*following(range(150)), *same, network="mastodon")
    with desk_of(tmp_path, mine, theirs) as desk:
        yield desk


def test_on_two_networks_the_owner_says_who_is_on_both(two_networks):
    desk = two_networks
    there = draft(desk, CrossPost(0.3, 0.9, "mastodon:bob")).elsewhere
    assert (there.both, there.counted, there.share) == (0, False, 0.3)
    assert there.share_evidence is Evidence.ASSUMED
    for one in proposals.proposals(desk):
        proposals.decide(desk, one.id, accept=True)
    desk.forget_results()
    known = draft(desk, CrossPost(0.0, 0.9, "mastodon:bob")).elsewhere
    assert (known.both, known.counted, known.share) == (2, False, 0.02)
    assert draft(desk, CrossPost(0.3, 0.9, "mastodon:bob")).elsewhere.share == 0.3


def test_no_more_are_on_both_than_follow_there(tmp_path):
    mine = told("a", DAY, post(1, DAY), CountFact("followers", at(DAY, 1), 200))
    counted = CountFact("followers", at(DAY, 1), 50)
    with desk_of(tmp_path, mine, second(counted, network="mastodon")) as desk:
        there = draft(desk, CrossPost(0.9, 0.9, "mastodon:bob")).elsewhere
        assert (there.followers, there.share, there.only_there) == (50, 0.25, 0.0)


def test_a_scenario_keeps_the_account(desk):
    plan = replace(WEEKLY, cross_post=CrossPost(0.0, 0.05, "x:bob"))
    plans.save_scenario(desk, ACCOUNT, "both", plan, "Europe/London")
    (kept,) = plans.scenarios(desk, ACCOUNT).values()
    assert kept.plan() == plan


def test_a_masked_answer_names_no_account(desk):
    plan = replace(WEEKLY, cross_post=CrossPost(0.0, 0.05, "x:bob"))
    request = asked(DAY - 20, DAY, plan=plan, assumptions=SIMPLE, masked=True)
    answer = cards.answer(desk, "reach_plan", request)
    assert not any("bob" in text for text in all_texts(answer))
    assert answer.rows[1].elsewhere.account == "x"
