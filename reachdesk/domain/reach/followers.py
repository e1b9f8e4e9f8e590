"""The followers as the reach model needs them: arrays, with what is not known left open."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.offsets import is_known_zone

FloatArray = NDArray[np.float64]
NO_ZONE = "UTC"  # stands in for a name that no time zone has; nobody is left in it
MOST_FOLLOWED = 20_000_000  # nobody follows more; a larger count is a slip of the export


@dataclass(frozen=True, slots=True)
class FollowerDoubts:
    """How many entries held a value that cannot be true and now count as unknown (or as nobody).

    `zone`: a place without a time zone; `inflow`: nothing or less, or no number; `alive`: outside
    0..1; `weight`: below zero or no number, taken as 0 people.
    """

    zone: int
    inflow: int
    alive: int
    weight: int


@dataclass(frozen=True, eq=False)
class Followers:
    """Followers, or classes of followers who are alike; every array has shape (n,).

    - `zone`: index into `zone_names`, -1 for unknown.
    - `zone_names`: time zones such as "Europe/London".
    - `inflow_per_day`: posts a day arriving in their timeline, NaN for unknown.
    - `weight`: how many people an entry stands for; 1 for a follower.
    - `alive`: chance that they still use the network, 0..1, NaN for unknown.

    Impossible values become unknown and are counted in `doubts`. Raises `ValueError` when the
    lengths differ.
    """

    zone: NDArray[np.int16]
    zone_names: tuple[str, ...]
    inflow_per_day: FloatArray
    weight: FloatArray
    alive: FloatArray
    doubts: FollowerDoubts = field(init=False)

    def __post_init__(self) -> None:
        zone = np.asarray(self.zone, dtype=np.int16)
        inflow, weight, alive = (
            np.asarray(values, dtype=float)
            for values in (self.inflow_per_day, self.weight, self.alive)
        )
        if zone.ndim != 1 or {inflow.shape, weight.shape, alive.shape} != {zone.shape}:
            raise ValueError("followers come as arrays of one length")
        known = np.array([*(is_known_zone(name) for name in self.zone_names), True])
        inside = (zone >= -1) & (zone < len(self.zone_names))
        no_zone = ~inside | ~known[np.where(inside, zone, -1)]
        no_inflow = ~np.isnan(inflow) & ~((inflow > 0) & np.isfinite(inflow))
        no_alive = ~np.isnan(alive) & ~((alive >= 0) & (alive <= 1))
        no_weight = ~((weight >= 0) & np.isfinite(weight))
        doubts = (int(np.count_nonzero(bad)) for bad in (no_zone, no_inflow, no_alive, no_weight))
        object.__setattr__(self, "zone", np.where(no_zone, -1, zone).astype(np.int16))
        names = tuple(
            name if good else NO_ZONE for name, good in zip(self.zone_names, known, strict=False)
        )
        object.__setattr__(self, "zone_names", names)
        object.__setattr__(self, "inflow_per_day", np.where(no_inflow, np.nan, inflow))
        object.__setattr__(self, "alive", np.where(no_alive, np.nan, alive))
        object.__setattr__(self, "weight", np.where(no_weight, 0.0, weight))
        object.__setattr__(self, "doubts", FollowerDoubts(*doubts))

    def __len__(self) -> int:
        """Entries, not people."""
        return int(self.zone.size)

    @property
    def people(self) -> float:
        """People: the sum of the weights."""
        return float(self.weight.sum())


def bare_followers(count: float) -> Followers:
    """So many followers of whom nothing is known: one class on the default mix."""
    return spread_followers((), count)


def spread_followers(mix: tuple[tuple[str, float], ...], count: float = 1.0) -> Followers:
    """`count` followers spread over zones by the shares of `mix`; () for unknown zones."""
    total = sum(share for _, share in mix)
    shares = [share / total for _, share in mix] if mix else [1.0]
    unknown = np.full(len(shares), np.nan)
    return Followers(
        zone=np.arange(len(shares), dtype=np.int16) if mix else np.array([-1], dtype=np.int16),
        zone_names=tuple(name for name, _ in mix),
        inflow_per_day=unknown,
        weight=count * np.array(shares),
        alive=unknown,
    )


def inflow_from_following(following: ArrayLike, posts_per_followed: float) -> FloatArray:
    """Posts a day in a timeline that follows so many accounts; same shape, NaN for unknown.

    A follower follows at least the author: a count below one, above twenty million or missing (NaN)
    says nothing and stays unknown.
    """
    count = np.asarray(following, dtype=float)
    with np.errstate(invalid="ignore"):
        believable = (count >= 1) & (count <= MOST_FOLLOWED)
    return np.where(believable, count * posts_per_followed, np.nan)
