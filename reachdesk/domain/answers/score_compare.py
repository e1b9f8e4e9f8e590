"""Answers that set two accounts side by side, without adding them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.score import ScorePart
from reachdesk.domain.answers.score_evidence import OwnPast


@dataclass(frozen=True, slots=True)
class CompareSide:
    """One of the accounts.

    `days`, `total`, `low`, `high` (80 % range) and `provisional` have shape (days,): the days of
    the period that its exports speak of. `base` and the points of `parts` add up to the last
    `total`. Effort: own `posts` in the window of the last day, on `active_days` days. `past` is
    None while the evidence is thin.
    """

    method: Method
    days: np.ndarray
    total: np.ndarray
    low: np.ndarray
    high: np.ndarray
    provisional: np.ndarray
    base: float
    parts: tuple[ScorePart, ...]
    posts: int
    active_days: int
    past: OwnPast | None = None


@dataclass(frozen=True, slots=True)
class ScoreCompare:
    """The scores of two of the owner's accounts by the same recipe; they are never added.

    A side without a known day in the period is left out. `method` is that of the first account
    with the amounts of both, one after the other, and the weakest evidence.
    """

    method: Method
    sides: tuple[CompareSide, ...]
