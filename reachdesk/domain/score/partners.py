"""How much a partner counts: by their own score or followers, within bounds, else like anybody."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers

LEAST_WEIGHT = 0.25
"""Nobody counts for less than a quarter of a person (our choice)."""

MOST_WEIGHT = 2.5
"""Nobody counts for more than two and a half, so one loud partner cannot carry a score."""

USUAL_SCORE = 40.0
"""Published score of a partner who weighs 1 (our choice)."""

USUAL_MAGNITUDE = 3.0
"""Decimal logarithm of the followers of a partner who weighs 1: a thousand (our choice)."""


def partner_weight(score: float | None = None, followers: float | None = None) -> float:
    """Weight of one partner, 0.25 to 2.5; 1 where nothing is known.

    `score` (0..100, from an imported series) goes before `followers`; None means unknown.
    """
    known = (math.nan if value is None else float(value) for value in (score, followers))
    scores, counts = (np.array([value]) for value in known)
    return float(partner_weights(scores, counts)[0])


def partner_weights(scores: Numbers, followers: Numbers) -> Numbers:
    """Weights (partners,) of many partners; NaN means unknown."""
    by_score = np.clip(scores / USUAL_SCORE, LEAST_WEIGHT, MOST_WEIGHT)
    magnitude = np.log10(1.0 + np.maximum(followers, 0.0)) / USUAL_MAGNITUDE
    by_followers = np.clip(magnitude, LEAST_WEIGHT, MOST_WEIGHT)
    weights = np.where(np.isnan(scores), by_followers, by_score)
    return np.where(np.isnan(weights), 1.0, weights)
