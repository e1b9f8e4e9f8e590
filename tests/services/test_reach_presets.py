from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.answers.presets import PRESET_KEYS
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.records import ReadingFact
from reachdesk.services import cards
from reachdesk.services.level_calibration import calibrated
from reachdesk.services.reach_presets import reach_presets
from tests.services.desks import DAY, asked, at, desk_of, post, told


def test_the_demo_offers_all_four(demo_desk, ninety):
    found = reach_presets(demo_desk, ninety)
    assert tuple(one.key for one in found.choices) == PRESET_KEYS
    assert all(one.available for one in found.choices)
    assert found.usual == "calibrated"
    assert found.choice("seed").assumptions == SEED
    assert found.choice("default").assumptions == DEFAULT
    own = found.choice("like_me")
    assert own.count > 100
    assert own.period.first_day < own.period.last_day
    assert own.assumptions.sessions_per_day != DEFAULT.sessions_per_day
    assert own.evidence is Evidence.DERIVED


def test_what_has_no_ground_cannot_be_chosen_and_says_how_much_there_is(tmp_path):
    posts = [post(number, DAY - number, impressions=100) for number in range(1, 8)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        found = reach_presets(desk, asked(DAY - 90, DAY))
    assert not found.choice("like_me").available
    assert found.choice("like_me").count == 0
    level = found.choice("calibrated")
    assert (level.available, level.count, level.needed) == (False, 7, 20)
    assert found.usual == "default"
    assert found.choice("seed").available


def test_own_reading_is_taken_on_the_owners_clock(tmp_path):
    """One visit every day at 20:00 UTC, which is the morning in Tokyo."""
    times = [ReadingFact(at(DAY - day, 20)) for day in range(200)]
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 1), *times)) as desk:
        request = asked(DAY - 90, DAY)
        weeks = {
            zone: np.array(
                reach_presets(desk, replace(request, owner_zone=zone))
                .choice("like_me")
                .assumptions.reading_week
            ).reshape(7, 24)
            for zone in ("Etc/UTC", "Asia/Tokyo")
        }
        own = reach_presets(desk, request).choice("like_me")
    assert own.count == 200
    assert own.assumptions.sessions_per_day == pytest.approx(200 / 199, rel=1e-6)
    assert weeks["Etc/UTC"].mean(axis=0).argmax() == 20
    assert weeks["Asia/Tokyo"].mean(axis=0).argmax() == 5


def test_absurd_reading_times_are_left_out(tmp_path):
    times = [ReadingFact(ms) for ms in (-5, 0, 9_000_000_000_000_000, at(DAY, 9))]
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 1), *times)) as desk:
        assert reach_presets(desk, asked(DAY - 90, DAY)).choice("like_me").count == 1


def test_the_usual_audience_is_not_calibrated_silently(demo_desk, ninety):
    level = calibrated(demo_desk, ninety.account)
    answers = {
        one.key: cards.answer(
            demo_desk,
            "reach_answer",
            replace(ninety, model=one.model, assumptions=one.assumptions, calibrate=False),
        )
        for one in reach_presets(demo_desk, ninety).choices
    }
    assert answers["default"].assumptions.level == 1.0
    assert answers["default"].method.evidence is Evidence.ASSUMED
    assert answers["calibrated"].assumptions.level == level.level.level
    assert answers["calibrated"].method.evidence is Evidence.DERIVED
    assert answers["calibrated"].chance == cards.answer(demo_desk, "reach_answer", ninety).chance
    assert answers["seed"].chance.value == pytest.approx(200 / 1500)
    assert answers["like_me"].chance.value != answers["default"].chance.value
    assert answers["like_me"].method.evidence is Evidence.ASSUMED
