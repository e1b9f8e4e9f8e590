"""The honest back-test: every post is forecast from posts at least 24 hours older."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.forecaster import PostForecaster
from reachdesk.domain.forecast.post import PostProperties
from reachdesk.domain.forecast.prediction import Prediction
from reachdesk.domain.forecast.prior import POOLED, Prior

FloatArray = NDArray[np.float64]

SETTLED_AFTER_HOURS = 24.0


def learnable(views: FloatArray) -> NDArray[np.bool_]:
    """Which counts can be learned: known and above 0; the shape of `views`."""
    return np.isfinite(views) & (views > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """What was forecast of every post, in order of time, and its measured `views` (posts,)."""

    predictions: tuple[Prediction, ...]
    views: FloatArray
    prior: Prior = POOLED
    lag_hours: float = SETTLED_AFTER_HOURS

    def forecaster_at(self, hours: float) -> PostForecaster:
        """A forecaster that has learned exactly the posts settled at that moment."""
        forecaster = PostForecaster(self.prior)
        usable = learnable(self.views)
        for place, prediction in enumerate(self.predictions):
            if prediction.post.hours > hours - self.lag_hours:
                break
            if usable[place]:
                forecaster.learn(prediction, float(self.views[place]))
        return forecaster


def replay(
    posts: Sequence[PostProperties],
    views: FloatArray,
    *,
    lag_hours: float = SETTLED_AFTER_HOURS,
    prior: Prior = POOLED,
    progress: Callable[[float], None] | None = None,
) -> Replay:
    """Forecast all posts (ascending `hours`) from those at least `lag_hours` older.

    `views` (posts,) are measured impressions, NaN unknown; unknown and 0 are never learned.
    `progress` is told the share done, 0..1. Raises `ValueError` when time runs back.
    """
    if any(later.hours < earlier.hours for earlier, later in pairwise(posts)):
        raise ValueError("posts are replayed in order of time")
    forecaster, usable = PostForecaster(prior), learnable(views)
    predictions: list[Prediction] = []
    settled = 0
    for place, post in enumerate(posts):
        while settled < place and posts[settled].hours <= post.hours - lag_hours:
            if usable[settled]:
                forecaster.learn(predictions[settled], float(views[settled]))
            settled += 1
        predictions.append(forecaster.predict(post))
        if progress is not None:
            progress((place + 1) / len(posts))
    return Replay(tuple(predictions), views, prior, lag_hours)
