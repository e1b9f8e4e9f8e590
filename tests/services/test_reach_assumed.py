"""The level of measured views in every answer about reach, and what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.services import demo
from reachdesk.services.desk import Request
from reachdesk.services.level_calibration import calibrated
from reachdesk.services.reach_assumed import evidence, used_assumptions


@pytest.fixture(scope="module")
def desk():
    with demo.throw_away_desk() as filled:
        yield filled


@pytest.fixture
def request_(desk) -> Request:
    from reachdesk.domain.periods import last_days

    return Request(demo.ACCOUNT, last_days(90, demo.LAST_DAY))


def test_the_full_model_stands_at_the_measured_level(desk, request_):
    found = calibrated(desk, request_.account)
    used = used_assumptions(desk, request_, "full")
    assert used == found.applied_to(DEFAULT)
    assert used.level != 1.0
    assert evidence(desk, request_) is Evidence.DERIVED


def test_a_moved_assumption_keeps_the_level(desk, request_):
    moved = replace(DEFAULT, sessions_per_day=3.0)
    used = used_assumptions(desk, replace(request_, assumptions=moved), "full")
    assert used.sessions_per_day == 3.0
    assert used.level == used_assumptions(desk, request_, "full").level


def test_a_level_set_by_hand_stays_and_is_assumed(desk, request_):
    own = replace(request_, assumptions=replace(DEFAULT, level=2.0))
    assert used_assumptions(desk, own, "full").level == 2.0
    assert evidence(desk, own) is Evidence.ASSUMED


def test_the_simple_sum_knows_no_level(desk, request_):
    assert used_assumptions(desk, request_, "simple") == SEED
    assert evidence(desk, request_, "simple") is Evidence.ASSUMED
