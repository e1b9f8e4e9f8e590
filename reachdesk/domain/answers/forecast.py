"""Answers about measured views: how well the forecast does, and what it says of one post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.reach import PostGlance, Ranged
from reachdesk.domain.forecast.measures import Measures
from reachdesk.domain.forecast.validation import Compared

SHOWN_LEVELS = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
"""The probability levels of `ReachCalibration.predicted`."""


@dataclass(frozen=True, slots=True)
class ReachCalibration:
    """Forecasts of posts held against their measured views, oldest first.

    `post_ids` and arrays of shape (posts,): `posted_ms`, `replies`, `measured` views;
    `predicted` (posts, 7) views at `SHOWN_LEVELS`. `measures` by forecast: "model",
    "rolling_20", "constant", "constant_by_type"; `by_type` the model's for "own" and "reply".
    `compared` by baseline, None with too few posts to judge. `headline` is the forecast that the
    app shows: "model" or "rolling_20". `measured_posts`: own posts with measured views, of which
    the first and the very last are not checked.
    """

    method: Method
    post_ids: tuple[str, ...]
    posted_ms: np.ndarray
    replies: np.ndarray
    predicted: np.ndarray
    measured: np.ndarray
    measures: Mapping[str, Measures]
    by_type: Mapping[str, Measures]
    compared: Mapping[str, Compared] | None
    headline: str
    measured_posts: int

    @property
    def judged(self) -> bool:
        """Whether there are enough checked posts to say good or bad."""
        return self.compared is not None


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of the middle of a forecast, by key (see `Prediction.factors`)."""

    key: str
    value: float


@dataclass(frozen=True, slots=True)
class PostForecast:
    """The views that a post may get, before they are known.

    `middle` with its 80 % range; `half` is the 50 % range, `wide` the 90 % range, as (low, high).
    `settled` posts were known; under 20 the forecast is a `first_guess`. `newest_settled_ms`: the
    newest of them; `stale` where it is over a week older than the post. `factors` multiply to the
    middle of the model, `similar` are the earlier posts with the most similar words. `headline`:
    which forecast this is, "model" or "rolling_20" (then `factors` is empty). `measured` views of
    the post, None where no export says. `draft`: the text of a post not sent yet. `guessed`: views
    that the post's reactions imply by published rates, a factor of four either way.
    """

    method: Method
    post: PostGlance | None
    posted_ms: int
    middle: Ranged
    half: tuple[float, float]
    wide: tuple[float, float]
    settled: int
    first_guess: bool
    newest_settled_ms: int | None
    stale: bool
    factors: tuple[Factor, ...]
    similar: tuple[PostGlance, ...]
    headline: str
    measured: int | None
    draft: str | None = None
    guessed: Ranged | None = None
