"""The followers as the reach model reads them."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.followers import (
    Followers,
    bare_followers,
    inflow_from_following,
)
from reachdesk.services.audience_arrays import Audience


def reach_followers(audience: Audience, assumptions: Assumptions) -> Followers:
    """One entry for each follower of whom something is known, in the order of `audience`, and a
    last one that stands for all the others.

    Inflow is the follower's following count times `posts_per_followed`. Where nobody counted the
    followers, one follower of whom nothing is known.
    """
    if audience.people is None:
        return bare_followers(1.0)
    count = len(audience.person)
    others = audience.people - count
    return Followers(
        zone=np.append(audience.zone.codes, -1),
        zone_names=audience.zone.names,
        inflow_per_day=np.append(
            inflow_from_following(audience.following, assumptions.posts_per_followed), np.nan
        ),
        weight=np.append(np.ones(count), max(others, 0)),
        alive=np.full(count + 1, np.nan),
    )
