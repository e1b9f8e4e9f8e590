"""The seed's sum and the fortnight: reach with pencil and paper (reach-and-score.md 2.6).

Exact where every gap between two sessions holds at least a window of posts: the long-run share of
posts read is sessions a day * window / inflow a day (renewal reward).
"""

from __future__ import annotations

import math

BUSINESS_DAYS_A_WEEK = 5


def simple_sum(sessions_per_day: float, window_posts: float, inflow_per_day: float) -> float:
    """Share of all posts that a reader reads: min(1, sessions * window / inflow), 0..1.

    200 posts once a day of 1,500 are 13.3 % (1 in 7.5); the "hour's worth", 150, is 10 %. Without
    any inflow everything is read, if anything is.
    """
    read = max(0.0, sessions_per_day) * max(0.0, window_posts)
    if read <= 0:
        return 0.0
    return min(1.0, read / inflow_per_day) if inflow_per_day > 0 else 1.0


def simple_chance_within(
    hours: float, sessions_per_day: float, window_posts: float, inflow_per_day: float
) -> float:
    """Chance by the simple sum to have seen a post `hours` after posting; 0..1.

    Evenly spaced sessions of random phase see it at a constant rate until the window is full.
    """
    full_after = math.inf if inflow_per_day <= 0 else 24.0 * window_posts / inflow_per_day
    if window_posts <= 0:
        return 0.0
    return min(1.0, max(0.0, sessions_per_day) * min(max(0.0, hours), full_after) / 24.0)


def one_in(chance: float) -> float:
    """N of "1 in N"; inf for a chance of 0."""
    return 1.0 / chance if chance > 0 else math.inf


def days_per_sighting(chance: float, posts_per_day: float) -> float:
    """Each reader sees the author every so many days, at a rate per calendar day; inf for never."""
    return one_in(chance * posts_per_day)


def days_per_sighting_on_business_days(chance: float, posts_per_business_day: float) -> float:
    """The same in calendar days for a rate per business day; one a day at 10 % is a fortnight."""
    return one_in(chance * posts_per_business_day) * 7 / BUSINESS_DAYS_A_WEEK


def chance_of_any(chance: float, posts: float) -> float:
    """Chance to see at least one of `posts` posts if every look is independent: 1 - (1 - p)^n."""
    return float(1 - (1 - min(max(chance, 0.0), 1.0)) ** max(0.0, posts))
