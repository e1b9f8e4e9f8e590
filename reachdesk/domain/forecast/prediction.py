"""One forecast: its quantiles, and the exact factors of its middle."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.post import PROPERTIES, PostProperties
from reachdesk.domain.forecast.quantiles import LEVELS, MEDIAN

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """The forecast of one post; natural logarithms of views, one entry per opinion (3).

    - `coefficients` (9,): of the line when it was made; `line` its value.
    - `centres` (3,): line plus level; `alike` (2,) and `trust` (3, 2) correct them (step 3).
    - `opinions` (3, 19): quantiles of each; `weights` (3,) mix them into `quantiles` (19,).
    - `settled`: posts known when it was made; `similar`: keys of up to three similar posts.
    """

    post: PostProperties
    coefficients: FloatArray
    line: float
    centres: FloatArray
    alike: FloatArray
    trust: FloatArray
    opinions: FloatArray
    weights: FloatArray
    quantiles: FloatArray
    settled: int
    similar: tuple[str, ...]

    @property
    def corrected(self) -> FloatArray:
        """The centres with what similar posts and the same person add, (3,)."""
        return np.asarray(self.centres + self.trust @ self.alike)

    def views(self, level: float) -> float:
        """Impressions at a probability level from .05 to .95 (held within)."""
        return float(np.exp(np.interp(level, LEVELS, self.quantiles)))

    def factors(self) -> dict[str, float]:
        """The exact split of the middle: the product of all is `views(.5)`.

        Keys: those of `PROPERTIES` ("usual" is what a plain short post gets, in views), then
        "recent_level", "similar_posts", "same_person" and "own_past_misses".
        """
        by_property = np.exp(self.coefficients * self.post.values)
        found = dict(zip(PROPERTIES, map(float, by_property), strict=True))
        push = self.weights @ self.trust * self.alike
        middles = self.opinions[:, MEDIAN]
        found["recent_level"] = math.exp(self.weights @ (self.centres - self.line))
        found["similar_posts"], found["same_person"] = map(float, np.exp(push))
        found["own_past_misses"] = math.exp(self.weights @ (middles - self.corrected))
        return found
