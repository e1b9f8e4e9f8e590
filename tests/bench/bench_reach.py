"""Prints how long the reach model takes; run by hand with Python."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import (
    SEED_WEEK_HOURS,
    Followers,
    different_readers,
    life_curve,
    seen_chance,
    week_chances,
)

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "America/Sao_Paulo",
)
POSTED = SEED_WEEK_HOURS + 32.5


def audience(count: int) -> tuple[Followers, np.ndarray]:
    """Followers with their own inflow (a fifth unknown), zone (a tenth unknown) and state."""
    random = np.random.default_rng(count)
    inflow = 1500 * np.exp(1.1 * random.standard_normal(count))
    followers = Followers(
        zone=random.integers(-1, len(ZONES), count),
        zone_names=ZONES,
        inflow_per_day=np.where(random.random(count) < 0.2, np.nan, inflow),
        weight=np.ones(count),
        alive=np.where(random.random(count) < 0.5, np.nan, random.random(count)),
    )
    return followers, random.random((3, count)) < np.array([[0.3], [0.2], [0.05]])


def timed(words: str, limit: float, work: Callable[[], object], times: int = 5) -> None:
    """Print the first and the best of `times` runs beside the limit, in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    spent = f"first {taken[0]:.3f}  best {min(taken):.3f}  limit {limit:.2f}"
    sys.stdout.write(f"{words:58} {spent}\n")


def main() -> None:
    for count, limit in ((564, 0.2), (100_000, 0.3), (1_000_000, 1.0)):
        followers, groups = audience(count)
        timed(
            f"168 hours x 3 groups, {count:,} followers",
            limit,
            lambda f=followers, g=groups: week_chances(f, DEFAULT, SEED_WEEK_HOURS, g),
        )
    followers, groups = audience(10_000)
    hours = np.arange(1.0, 25.0)
    steps = iter(range(1, 100))

    def slider() -> None:
        moved = replace(DEFAULT, sessions_per_day=1.0 + 0.05 * next(steps))
        seen_chance(followers, POSTED, moved, groups)
        life_curve(followers, POSTED, moved, hours)

    timed("one what-if change, 10,000 followers", 0.05, slider, 10)
    fourteen = POSTED + 12.0 * np.arange(14)
    timed(
        "different readers of 14 posts, 10,000 followers",
        1.0,
        lambda: different_readers(followers, fourteen, DEFAULT, groups),
    )
    followers, groups = audience(1_000_000)
    timed(
        "one post, 1,000,000 followers",
        1.0,
        lambda: seen_chance(followers, POSTED, DEFAULT, groups),
    )


if __name__ == "__main__":
    main()
