"""What the owner assumes: kept as the difference from a preset, read back to the last digit."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from reachdesk.domain.periods import Period
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.channels import Ranking
from reachdesk.domain.reach.clocks import week_profile
from reachdesk.domain.reach.depth import Fixed, Geometric, LoadAndMores, Table, Unlimited
from reachdesk.services import demo
from reachdesk.services.desk import Desk, Request
from reachdesk.services.own_assumptions import (
    KIND,
    OwnAssumptions,
    keep_own_reach,
    moved_from,
    own_reach,
)
from reachdesk.services.reach_presets import reach_presets
from reachdesk.storage import kept
from tests.services.desks import DAY, asked, desk_of, post, told

MOVED = (
    replace(DEFAULT, sessions_per_day=0.1 + 0.2, alive_share=1 / 3),
    replace(DEFAULT, depth=Fixed(80)),
    replace(DEFAULT, depth=Geometric(33.3)),
    replace(DEFAULT, depth=LoadAndMores(40, 1.7, 6)),
    replace(DEFAULT, depth=Table((0.2, 0.3, 0.5))),
    replace(DEFAULT, depth=Unlimited()),
    replace(DEFAULT, ranking=Ranking(0.3, 5.5, 2.0), ranked_share=0.4),
    replace(DEFAULT, unknown_zone_mix=(("Asia/Tokyo", 0.25), ("Europe/Berlin", 0.75))),
    replace(DEFAULT, reading_week=week_profile(range(24), 0.3)),
    DEFAULT,
)


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 3))) as filled:
        yield filled


def presets(desk: Desk):
    return reach_presets(desk, asked(DAY - 90, DAY))


@pytest.mark.parametrize("assumptions", MOVED)
def test_it_comes_back_exactly(desk, assumptions):
    account = asked(DAY, DAY).account
    keep_own_reach(desk, account, moved_from(("default", DEFAULT), assumptions))
    own = presets(desk).own
    assert (own.preset, own.assumptions) == ("default", assumptions)


def test_only_what_differs_is_kept():
    own = moved_from(("seed", SEED), replace(SEED, inflow_per_day=900.0))
    assert own == OwnAssumptions("seed", numbers={"inflow_per_day": 900.0})
    assert moved_from(("seed", SEED), SEED) == OwnAssumptions("seed")


def test_a_new_level_of_the_preset_is_followed(desk):
    account = asked(DAY, DAY).account
    keep_own_reach(desk, account, moved_from(("default", DEFAULT), MOVED[0]))
    found = presets(desk)
    usual = found.choice("default")
    newer = replace(usual, assumptions=replace(DEFAULT, level=2.0))
    changed = replace(found, choices=(*found.choices[:2], newer, *found.choices[3:]))
    own = own_reach(desk, account, changed)
    assert own.assumptions == replace(MOVED[0], level=2.0)


def test_a_preset_that_is_gone_gives_way_to_the_usual_one(desk):
    account = asked(DAY, DAY).account
    keep_own_reach(desk, account, OwnAssumptions("calibrated", numbers={"alive_share": 0.5}))
    own = presets(desk).own
    assert own.preset == "default"
    assert own.assumptions == replace(DEFAULT, alive_share=0.5)


def test_nothing_is_kept_at_first_and_after_none(desk):
    account = asked(DAY, DAY).account
    assert presets(desk).own is None
    keep_own_reach(desk, account, OwnAssumptions("seed"))
    keep_own_reach(desk, account, None)
    assert presets(desk).own is None


@pytest.mark.parametrize(
    "body",
    [
        "{",
        '{"numbers": {"alive_share": 7}}',
        '{"numbers": {"no_such": 1}}',
        '{"depth": ["odd"]}',
        '{"depth": ["fixed"]}',
        '{"weeks": {"reading_week": [1, 2]}}',
        '{"weeks": {"reading_week": [' + ", ".join(["-1"] * 168) + "]}}",
        '{"mixes": {"unknown_zone_mix": [["Nowhere/None", 1]]}}',
        '{"ranking": [2, 2, 2]}',
    ],
)
def test_what_does_not_fit_is_left_alone_and_said_in_the_log(desk, body, caplog):
    account = asked(DAY, DAY).account
    kept.keep(desk.database(), KIND, account, body, 0)
    with caplog.at_level(logging.WARNING):
        assert presets(desk).own is None
    assert "kept assumptions" in caplog.text
    assert kept.kept(desk.database(), KIND) == {account: body}


def test_it_belongs_to_one_account(demo_desk):
    assert reach_presets(demo_desk, Request(demo.ACCOUNT, Period(DAY - 9, DAY))).own is None
