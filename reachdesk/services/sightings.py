"""How often each reader sees the author."""

from __future__ import annotations

import math

from reachdesk.domain.reach.simple_sum import days_per_sighting


def days_between_sightings(
    chances: tuple[float, ...], posts_a_day: float
) -> tuple[float, float] | None:
    """(fewest, most) calendar days between two posts that the same reader sees.

    `chances` are those of the models compared (0..1), `posts_a_day` posts per calendar day. Each
    post is seen with the same chance, so it takes 1/(chance * rate) days on average. Whether the
    rate is taken per calendar day or per business day makes no difference: the 7/5 cancels. 79
    posts in 90 days are 11.4 days at 10 % and 8.5 at 1 in 7.5. None where nobody ever sees a post.
    """
    days = [days_per_sighting(chance, posts_a_day) for chance in chances]
    seen = [every for every in days if math.isfinite(every)]
    return (min(seen), max(seen)) if seen else None
