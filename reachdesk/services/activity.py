"""What was sent and received, counted by period and by week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.overview import ActivityCount
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.services.methods import read_only

WEEKS = 13
COURTESY_BELOW = 0.5
"""A text whose courtesy weight lies below this is little more than thanks: «Congrats on the new
role» has 0.4, a thank-you with a question of its own 1."""


@dataclass(frozen=True, eq=False)
class Happened:
    """Things that happened, by time; arrays of shape (things,).

    `days`: whole days, ascending. `amounts`: how many each stands for. `courtesy`: whether it is no
    more than that, None where nobody can tell. `first_day` to `last_day` is what exports speak of.
    """

    days: np.ndarray
    amounts: np.ndarray
    first_day: int
    last_day: int
    courtesy: np.ndarray | None = None


def activity_count(key: str, happened: Happened | None, period: Period) -> ActivityCount:
    """The count of a period, of the period before and of the 13 weeks that end with it.

    Unknown (None, NaN) where no export speaks of the time at all, or of nothing (`happened` None).
    """
    if happened is None:
        return _unknown(key)

    def within(first_day: int, last_day: int, weights: np.ndarray) -> float:
        if last_day < happened.first_day or first_day > happened.last_day:
            return float("nan")
        first, last = np.searchsorted(happened.days, (first_day, last_day + 1))
        return float(weights[first:last].sum())

    before, polite = period.before(), happened.courtesy
    weeks = _weekly(period.last_day, lambda first, last: within(first, last, happened.amounts))
    courtesy, courtesy_weeks = None, np.zeros(WEEKS)
    if polite is not None:
        weights = happened.amounts * polite
        courtesy = _whole(within(period.first_day, period.last_day, weights))
        courtesy_weeks = _weekly(period.last_day, lambda first, last: within(first, last, weights))
    return ActivityCount(
        key=key,
        count=_whole(within(period.first_day, period.last_day, happened.amounts)),
        before=_before(happened, before, within),
        weeks=read_only(weeks),
        courtesy=courtesy,
        courtesy_weeks=read_only(courtesy_weeks),
        evidence=Evidence.MEASURED,
    )


def first_day_of_weeks(last_day: int) -> int:
    """The first day of the 13 weeks that end on `last_day`."""
    return last_day - 7 * WEEKS + 1


def _before(
    happened: Happened, before: Period, within: Callable[[int, int, np.ndarray], float]
) -> int | None:
    """The period before; unknown where the exports begin inside it: that would look like growth."""
    if before.first_day < happened.first_day:
        return None
    return _whole(within(before.first_day, before.last_day, happened.amounts))


def _weekly(last_day: int, count: Callable[[int, int], float]) -> np.ndarray:
    first = first_day_of_weeks(last_day)
    return np.array([count(first + 7 * week, first + 7 * week + 6) for week in range(WEEKS)])


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else round(value)


def _unknown(key: str) -> ActivityCount:
    nothing = read_only(np.full(WEEKS, np.nan))
    return ActivityCount(key, None, None, nothing, None, nothing, Evidence.MISSING)
