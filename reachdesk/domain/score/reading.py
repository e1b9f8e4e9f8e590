"""The score at one moment, with its working."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reachdesk.domain.score.component import components
from reachdesk.domain.score.moment import moment_of
from reachdesk.domain.score.recipe import BASE_POINTS

if TYPE_CHECKING:
    from reachdesk.domain.score.history import History
    from reachdesk.domain.score.moment import Moment
    from reachdesk.domain.score.recipe import Recipe


@dataclass(frozen=True)
class PartReading:
    """One component: raw value in its own unit, its saturation 0..1, its points."""

    key: str
    raw: float
    saturated: float
    points: float


@dataclass(frozen=True)
class Reading:
    """A score 1..100 and its parts in the recipe's order; base plus parts is the score."""

    recipe: str
    total: float
    parts: tuple[PartReading, ...]


def read_moment(moment: Moment, recipe: Recipe) -> Reading:
    """The score of one moment's evidence."""
    parts = []
    for part in recipe.parts:
        raw = components()[part.key].raw(moment, recipe)
        points = float(part.points(raw))
        saturated = float(part.saturated(raw))
        parts.append(PartReading(part.key, raw, saturated, points))
    total = math.fsum([BASE_POINTS, *(part.points for part in parts)])
    return Reading(recipe.name, total, tuple(parts))


def score_on(history: History, day: int, recipe: Recipe) -> Reading:
    """The score at the end of `day` (days since 1970-01-01)."""
    return read_moment(moment_of(history, day, recipe), recipe)
