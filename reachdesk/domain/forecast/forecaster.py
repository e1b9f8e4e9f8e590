"""The five steps together: what one account on one network has taught so far."""

from __future__ import annotations

import math

import numpy as np

from reachdesk.domain.forecast.alike import AlikePosts
from reachdesk.domain.forecast.error_ranges import ErrorRanges
from reachdesk.domain.forecast.level import HALF_LIVES, REFERENCE, recent_level, type_weights
from reachdesk.domain.forecast.line import RobustLine
from reachdesk.domain.forecast.mixing import Mixing
from reachdesk.domain.forecast.post import PROPERTIES, PostProperties
from reachdesk.domain.forecast.prediction import Prediction
from reachdesk.domain.forecast.prior import POOLED, Prior
from reachdesk.domain.forecast.trust import Trust

MOST_POSTS = 1500
WARM_POSTS = 5
"""A forecast made from fewer settled posts is held against nobody: it is no miss to learn from."""


class PostForecaster:
    """Call `predict` when a post is written, and `learn` once its count has settled (24 h)."""

    def __init__(self, prior: Prior = POOLED) -> None:
        opinions = len(HALF_LIVES)
        self._line = RobustLine(prior)
        self._alike = AlikePosts(MOST_POSTS)
        self._trust = Trust(opinions)
        self._errors = ErrorRanges(opinions)
        self._mixing = Mixing(opinions)
        self._hours, self._log_views = np.zeros(0), np.zeros(0)
        self._replies = np.zeros(0, bool)
        self._properties = np.zeros((0, len(PROPERTIES)))
        self._residuals = np.zeros(0)
        self._fitted = True
        self.settled = 0

    def predict(self, post: PostProperties) -> Prediction:
        """The forecast for a post from everything learned so far."""
        self._refit(post.hours)
        line = float(post.values @ self._line.coefficients)
        centres = line + self._levels(reply=post.reply)
        alike = self._alike.look_up(post)
        trust = self._trust.multipliers()
        corrected = centres + trust @ alike.misses
        opinions = corrected[:, None] + self._errors.quantiles(reply=post.reply)
        weights = self._mixing.weights()
        return Prediction(
            post=post,
            coefficients=self._line.coefficients,
            line=line,
            centres=centres,
            alike=alike.misses,
            trust=trust,
            opinions=opinions,
            weights=weights,
            quantiles=weights @ opinions,
            settled=self.settled,
            similar=alike.similar,
        )

    def learn(self, prediction: Prediction, views: float) -> None:
        """Add a settled count and the forecast that was made of it.

        Raises `ValueError` for a count that is not above 0: such posts are left out.
        """
        if not (views > 0 and math.isfinite(views)):
            raise ValueError("only counts above 0 are learned")
        post, log_views = prediction.post, math.log(views)
        kept = slice(-MOST_POSTS, None)
        self._hours = np.append(self._hours, post.hours)[kept]
        self._log_views = np.append(self._log_views, log_views)[kept]
        self._replies = np.append(self._replies, post.reply)[kept]
        self._properties = np.vstack([self._properties, post.values])[kept]
        self.settled += 1
        self._fitted = False
        misses = log_views - prediction.centres
        if prediction.settled < WARM_POSTS:
            self._alike.learn(post, 0.0)
            return
        self._alike.learn(post, float(misses[REFERENCE]))
        self._trust.learn(prediction.alike, misses)
        self._errors.learn(log_views - prediction.corrected, reply=post.reply)
        self._mixing.learn(prediction.opinions, log_views)

    def _refit(self, now: float) -> None:
        if not self._fitted:
            self._residuals = self._line.fit(now, self._hours, self._properties, self._log_views)
            self._fitted = True

    def _levels(self, *, reply: bool) -> np.ndarray:
        """The shift that each opinion sees, (3,)."""
        if not self._residuals.size:
            return np.zeros(len(HALF_LIVES))
        of_type = type_weights(self._replies, reply=reply)
        return np.array(
            [
                0.0
                if half_life is None
                else recent_level(self._residuals, of_type, self._line.scale, half_life)
                for half_life in HALF_LIVES
            ]
        )
