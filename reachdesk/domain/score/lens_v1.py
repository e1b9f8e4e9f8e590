"""The second lens on v1, frozen: authority, audience, activity, as PeerIndex named its parts.

PeerIndex published no weights and used 120 days; weights and half points are ours, the window is
that of recipe v1, so that both lines read the same evidence.
"""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.score.recipe import Part
from reachdesk.domain.score.recipe_v1 import RECIPE as SCORE_RECIPE

RECIPE = replace(
    SCORE_RECIPE,
    name="v1 lens",
    parts=(
        Part("authority", 0.45, 10.0),  # raw: repost and quote credit per root of posts
        Part("audience", 0.35, 15000.0, 0.46),  # raw: active followers
        Part("activity", 0.20, 0.4),  # raw: mean daily saturation of posting, 0..1
    ),
)
