"""Recipe v1, frozen: a change here needs a new recipe under a new name.

Sources: (P) published by the old scores: Klout's 90-day window and its three parts, 100 reposts
from 10 posts above 100 from 1,000, many people above one; (S) half points set once so that a
quarter like that of the source texts (79 posts, 18 reposts, 16 mentions by 12 people, 21 courtesy
messages, 564 followers) scores 13, as it did then; (O) our choice.
"""

from __future__ import annotations

from reachdesk.domain.score.recipe import Credit, Part, Recipe

WINDOW_DAYS = 90.0
"""Days after which nothing counts (P)."""

TAPER_DAYS = 15.0
"""Last days of the window over which the weight falls from 1 to 0, against cliffs (O)."""

REACH_POWER = 0.46
"""Exponent on a day's readers: one huge day counts as one day, not as ninety (O)."""

REACH_HALF_READERS = 1500.0
"""Readers on every day of the window that earn half of Reach (S)."""

RECIPE = Recipe(
    name="v1",
    parts=(
        Part("reach", 0.35, REACH_HALF_READERS**REACH_POWER),  # raw: readers a day ^ .46
        Part("amplification", 0.35, 16.0),  # raw: credit per root of posts (S)
        Part("network", 0.30, 30.0),  # raw: partners of weight 1 (S)
    ),
    window_days=WINDOW_DAYS,
    taper_days=TAPER_DAYS,
    reach_power=REACH_POWER,
    seen_ceiling=0.95,  # share of the pool that one post can reach at most (O)
    prior_posts=10.0,  # posts added to the divisor, so three lucky posts are not an account (O)
    credit_ceiling=1000.0,  # effort above which a post earns no more: bounds a viral post (O)
    amplification_credit=Credit(like=0.3, repost=1.0, quote=1.5, reply=1.0),  # (O)
    authority_credit=Credit(like=0.0, repost=1.0, quote=1.5, reply=0.0),  # (O)
    # mention, reply, quote, repost, message received, like, reply sent: in the order of Kind (O)
    kind_weights=(1.0, 1.0, 1.5, 1.5, 1.0, 0.1, 0.25),
    partner_scale=2.0,  # weighted exchanges with one partner that earn 63 % of the partner (O)
    activity_scale=3.0,  # posts in a day that earn 63 % of the day (O)
    views_log_spread=0.7,  # shared shock on modelled views, sd of log; nine public exports
    pseudo_reposts=1.0,  # reposts of the one pseudo post that widens the band (O)
    band_factor=1.2816,  # standard deviations either side of an 80 % range
)
