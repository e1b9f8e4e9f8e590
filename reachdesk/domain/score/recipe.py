"""What a recipe is: named constants and weights, frozen once released, so old days stay as drawn.

A recipe never changes under its name. New constants get a new name and a new file; the owner's
own weights get the owner's own name.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from reachdesk.domain.errors import UserError
from reachdesk.domain.score.saturation import hill, hill_slope
from reachdesk.i18n import _
from reachdesk.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from reachdesk.domain.score.history import Numbers

BASE_POINTS = 1.0
"""The score of an account about which nothing is known; the scale begins at 1."""

SCALE_POINTS = 99.0
"""Points above the base that the components share, so the scale ends at 100."""


@dataclass(frozen=True)
class Part:
    """One component in a recipe: its weight 0..1 and the raw value worth half of its points."""

    key: str
    weight: float
    half_point: float
    power: float = 1.0

    def saturated(self, raw: npt.ArrayLike) -> Numbers:
        """The raw value, any shape, on the scale from 0 to 1."""
        return hill(raw, self.half_point, self.power)

    def points(self, raw: npt.ArrayLike) -> Numbers:
        """Points of the score that a raw value of any shape is worth."""
        return SCALE_POINTS * self.weight * self.saturated(raw)

    def slope(self, raw: npt.ArrayLike) -> Numbers:
        """Points gained per unit of raw value, at that raw value (same shape)."""
        return SCALE_POINTS * self.weight * hill_slope(raw, self.half_point, self.power)


@dataclass(frozen=True)
class Credit:
    """What one reaction of each kind adds to a post's effort before the logarithm."""

    like: float
    repost: float
    quote: float
    reply: float


@dataclass(frozen=True)
class Recipe:
    """The constants of one score; `recipe_v1` documents each with its unit and source."""

    name: str
    parts: tuple[Part, ...]
    window_days: float
    taper_days: float
    reach_power: float
    seen_ceiling: float
    prior_posts: float
    credit_ceiling: float
    amplification_credit: Credit
    authority_credit: Credit
    kind_weights: tuple[float, ...]
    partner_scale: float
    activity_scale: float
    views_log_spread: float
    pseudo_reposts: float
    band_factor: float

    @property
    def key(self) -> str:
        """The name, for the registry."""
        return self.name

    @property
    def fingerprint(self) -> str:
        """Eight characters that change with any constant; kept beside stored days."""
        constants = repr(replace(self, name=""))
        return hashlib.sha256(constants.encode()).hexdigest()[:8]

    def part(self, key: str) -> Part:
        """The component's part; one of weight 0 when the recipe does not use it."""
        return next((part for part in self.parts if part.key == key), Part(key, 0.0, 1.0))


@cache
def known_recipes() -> dict[str, Recipe]:
    """The released recipes by name; each module of this package may offer one as `RECIPE`."""
    return dict(discover("reachdesk.domain.score", "RECIPE"))


def own_recipe(
    name: str, base: Recipe, weights: Mapping[str, float], window_days: float | None = None
) -> Recipe:
    """The owner's recipe: `base` with other weights (rescaled to add up to 1) and window in days.

    The taper keeps its share of the window. Raises `UserError` when the name is empty or belongs
    to a released recipe, a weight is negative or for an unknown component, all weights are 0, or
    the window is outside 7 to 730 days.
    """
    if not name.strip() or name in known_recipes():
        raise UserError(_("Give your recipe a name of its own, other than the released ones."))
    keys = {part.key for part in base.parts}
    total = math.fsum(weights.values())
    usable = set(weights) <= keys and min(weights.values(), default=0.0) >= 0 < total
    if not usable or not math.isfinite(total):
        raise UserError(_("Give each component a weight of 0 or more, and at least one above 0."))
    window = base.window_days if window_days is None else window_days
    if not 7 <= window <= 730:
        raise UserError(_("Choose a window between 7 and 730 days."))
    parts = tuple(replace(part, weight=weights.get(part.key, 0.0) / total) for part in base.parts)
    taper = window * base.taper_days / base.window_days
    return replace(base, name=name.strip(), parts=parts, window_days=window, taper_days=taper)
