"""The verdict of the long run: growth is told from noise."""

from __future__ import annotations

import math
import random

import pytest

from tests.bench.long_measures import growth

HOURS = [quarter / 4 for quarter in range(17)]


def test_a_straight_line_is_found():
    found = growth(HOURS, [100 + 2.5 * hour for hour in HOURS])
    assert found.per_hour == pytest.approx(2.5)
    assert found.doubt == pytest.approx(0, abs=1e-9)
    assert found.leaks(2.0)
    assert not found.leaks(3.0)


def test_growth_within_the_noise_is_no_leak():
    chance = random.Random(4)
    noisy = [100 + chance.gauss(0, 5) for _hour in HOURS]
    found = growth(HOURS, noisy)
    assert not found.leaks(1.0)
    assert growth(
        HOURS, [value + 6 * hour for value, hour in zip(noisy, HOURS, strict=True)]
    ).leaks(1.0)


def test_two_readings_say_nothing():
    assert growth([0.0, 1.0], [1.0, 900.0]).doubt == math.inf
