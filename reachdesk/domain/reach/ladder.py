"""From the simple sum to the full model, one layer at a time (reach-and-score.md 2.6)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from reachdesk.domain.reach.assumptions import SEED, Assumptions
from reachdesk.domain.reach.audience import Followers, seen_chance
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK
from reachdesk.domain.reach.depth import Fixed
from reachdesk.domain.reach.simple_sum import simple_sum

FLAT_WEEK = (1.0,) * HOURS_OF_WEEK
_SAME = 5e-5  # a chance that moves by less than this has not moved

Rung = tuple[str, float]
"""A layer by key, and the chance 0..1 once it is added."""


def ladder(
    followers: Followers, posted_hours_utc: float, assumptions: Assumptions
) -> tuple[Rung, ...]:
    """The chance after each layer, the first "simple" (the seed's sum), the last as assumed.

    "random_visits" instead of evenly spaced ones, "visits" a day, "depth" that varies, "clocks" and
    zones, "volumes" that differ between followers, "reading" that differs, "inactive" followers,
    "level", and "rest" (lists, ranking, horizon) where they change anything. `assumptions` are
    those of the full model. Raises `ValueError` for a time unknown.
    """
    rungs: list[Rung] = [("simple", _seed_sum())]
    state = _bare(assumptions)
    for key, people, changes in _layers(followers, assumptions):
        state = replace(state, **changes)  # type: ignore[arg-type]
        rungs.append((key, seen_chance(people, posted_hours_utc, state)[0].chance))
    last = seen_chance(followers, posted_hours_utc, assumptions)[0].chance
    if abs(last - rungs[-1][1]) > _SAME:
        rungs.append(("rest", last))
    return tuple(rungs)


def _layers(
    followers: Followers, assumptions: Assumptions
) -> Iterator[tuple[str, Followers, dict[str, object]]]:
    """Key, followers as far as they are told apart by then, and the assumptions that it adds."""
    unknown = np.full(len(followers), np.nan)
    alike = replace(followers, inflow_per_day=unknown, alive=unknown)
    volumes = replace(alike, inflow_per_day=followers.inflow_per_day)
    yield "random_visits", alike, {}
    yield "visits", alike, _taken(assumptions, "sessions_per_day")
    yield "depth", alike, _taken(assumptions, "depth")
    yield "clocks", alike, _taken(assumptions, "reading_week", "posting_week")
    yield "volumes", volumes, _taken(assumptions, "inflow_per_day", "inflow_spread")
    yield "reading", volumes, _taken(assumptions, "session_shape")
    yield "inactive", followers, _taken(assumptions, "alive_share")
    if assumptions.level != 1.0:
        yield "level", followers, _taken(assumptions, "level")


def _taken(assumptions: Assumptions, *names: str) -> dict[str, object]:
    return {name: getattr(assumptions, name) for name in names}


def _seed_sum() -> float:
    return simple_sum(SEED.sessions_per_day, SEED.depth.mean(), SEED.inflow_per_day)


def _bare(assumptions: Assumptions) -> Assumptions:
    """Everybody alike, active, reading the seed's 200 of 1,500 once a day at any hour."""
    return replace(
        assumptions,
        rule="full",
        sessions_per_day=SEED.sessions_per_day,
        session_shape=math.inf,
        depth=Fixed(round(SEED.depth.mean())),
        inflow_per_day=SEED.inflow_per_day,
        inflow_spread=0.0,
        alive_share=1.0,
        reading_week=FLAT_WEEK,
        posting_week=FLAT_WEEK,
        level=1.0,
        list_share=0.0,
        ranked_share=0.0,
    )
