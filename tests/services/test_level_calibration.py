from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import typical_chance
from reachdesk.services.desk import Desk
from reachdesk.services.level_calibration import LEAST_POSTS, calibrated
from tests.domain.forecast.accounts import account
from tests.services.measured_library import ACCOUNT, measured_library

FOLLOWERS = 1000


def own_posts(count, times, noise=0.3):
    """Posts that answer nobody, seen `times` as often as the model's mean says."""
    made = account(count, noise=noise)
    texts = tuple(text.removeprefix("@friend ") for text in made.texts)
    typical = float(typical_chance(DEFAULT, DEFAULT.unknown_zone_mix).mean())
    random = np.random.default_rng(1)
    views = times * typical * FOLLOWERS * np.exp(noise * random.normal(size=count))
    return type(made)(made.hours, texts, np.round(views))


def level_of(tmp_path, made, followers=FOLLOWERS):
    with measured_library(tmp_path / "one.reachdesk", made, followers=followers) as library:
        return calibrated(Desk(library), ACCOUNT)


@pytest.mark.parametrize("times", [0.4, 1.0, 3.0])
def test_the_level_is_found(tmp_path, times):
    found = level_of(tmp_path, own_posts(150, times))
    assert found.level.low < found.level.level < found.level.high
    assert found.level.level == pytest.approx(times, rel=0.15)
    assert found.level.posts == 150
    assert found.evidence is Evidence.DERIVED
    applied = found.applied_to(DEFAULT)
    assert applied.level == found.level.level
    assert applied.shared_shock == found.level.residual == pytest.approx(0.33, abs=0.12)


def test_twenty_own_posts_are_needed(tmp_path):
    assert level_of(tmp_path, own_posts(LEAST_POSTS - 1, 1.0)) is None


def test_twenty_own_posts_are_enough(tmp_path):
    assert level_of(tmp_path, own_posts(LEAST_POSTS, 1.0)).level.posts == LEAST_POSTS


def test_answers_say_nothing_of_the_level(tmp_path):
    made = account(150)
    found = level_of(tmp_path, made)
    assert found.level.posts == sum(not text.startswith("@") for text in made.texts)


def test_without_a_count_of_followers_there_is_no_level(tmp_path):
    assert level_of(tmp_path, own_posts(60, 1.0), followers=None) is None


def test_impressions_far_above_the_followers_are_no_chance_above_one(tmp_path):
    found = level_of(tmp_path, own_posts(60, 50.0))
    chances = typical_chance(found.applied_to(DEFAULT), DEFAULT.unknown_zone_mix)
    assert found.level.level > 20
    assert chances.max() <= 1
