"""The rolling-origin protocol: the forecast and simple rules judged on the owner's own posts.

Each forecast uses posts at least 24 h older, in fits, errors and weights alike; baselines go by the
type of the post (reply or not). The last 48 h before the newest post are dropped, because their
counts were still growing when they were exported. Of the rest the first 30 %, at least 20 posts,
are burn-in and not scored. Counts of 0 are left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.baselines import baseline_quantiles
from reachdesk.domain.forecast.comparison import Difference, difference, mean_of, median_of
from reachdesk.domain.forecast.measures import Measures, absolute_errors, measures
from reachdesk.domain.forecast.quantiles import LEVELS, crps
from reachdesk.domain.forecast.replay import Replay, learnable

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Places = NDArray[np.int64]

DROPPED_HOURS = 48.0
BURN_IN_SHARE, BURN_IN_POSTS = 0.3, 20
LEAST_JUDGED = 30
"""Fewer scored posts are shown and not judged."""

MODEL, ROLLING = "model", "rolling_20"
_RECENT_POSTS, _WORSE_BY = 100, 0.03


def scored_places(hours: FloatArray, views: FloatArray) -> Places:
    """Which posts are scored, as places in `hours` (posts,) ascending; `views` (posts,)."""
    usable: Places = np.flatnonzero(learnable(views))
    if not usable.size:
        return usable
    kept: Places = usable[hours[usable] <= hours[usable[-1]] - DROPPED_HOURS]
    burn_in = max(BURN_IN_POSTS, math.ceil(BURN_IN_SHARE * kept.size))
    return kept[burn_in:]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Model minus baseline, on the same scored posts: by median and mean absolute error and crps.

    Below 0 the model is better."""

    male: Difference
    mae: Difference
    crps: Difference


@dataclass(frozen=True, slots=True, eq=False)
class Validation:
    """How the model and the baselines did on the scored posts, in order of time.

    `places` (scored,) are places in the replay; `log_views` and `replies` (scored,); `quantiles` by
    "model" and by each of `BASELINES`, (scored, 19). `compared` by baseline: None under 30 scored
    posts. `headline` is the forecast that the app shows: "model" or "rolling_20".
    """

    places: Places
    log_views: FloatArray
    replies: BoolArray
    quantiles: Mapping[str, FloatArray]
    measures: Mapping[str, Measures]
    by_type: Mapping[str, Measures]
    compared: Mapping[str, Compared] | None
    headline: str

    @property
    def judged(self) -> bool:
        """Whether there are enough scored posts to say good or bad."""
        return self.compared is not None


def validate(replayed: Replay) -> Validation:
    """Judge a replay by the protocol. `by_type` has the model's measures for "own" and "reply"."""
    posts = [prediction.post for prediction in replayed.predictions]
    hours = np.array([post.hours for post in posts])
    usable = np.flatnonzero(learnable(replayed.views))
    replies = np.array([post.reply for post in posts], dtype=bool)[usable]
    log_views = np.log(replayed.views[usable])
    simple = baseline_quantiles(hours[usable], replies, log_views, replayed.lag_hours)
    places = scored_places(hours, replayed.views)
    scored = np.isin(usable, places)
    log_views, replies = log_views[scored], replies[scored]
    own = [replayed.predictions[place].quantiles for place in places]
    quantiles = {MODEL: np.array(own).reshape(-1, len(LEVELS))}
    quantiles |= {name: found[scored] for name, found in simple.items()}
    return Validation(
        places=places,
        log_views=log_views,
        replies=replies,
        quantiles=quantiles,
        measures={name: measures(found, log_views) for name, found in quantiles.items()},
        by_type={
            name: measures(quantiles[MODEL][chosen], log_views[chosen])
            for name, chosen in (("own", ~replies), ("reply", replies))
        },
        compared=_compared(quantiles, log_views) if len(places) >= LEAST_JUDGED else None,
        headline=headline(quantiles[MODEL], quantiles[ROLLING], log_views),
    )


def headline(model: FloatArray, rolling: FloatArray, log_views: FloatArray) -> str:
    """Which forecast to show, from quantiles (scored, 19) of both and the outcomes (scored,).

    The rolling median of 20 only where the model's mean absolute error is worse by more than .03
    over the last 100 scored posts, at least 30. A rule of honesty: it does not raise accuracy.
    """
    if len(log_views) < LEAST_JUDGED:
        return MODEL
    recent = slice(-_RECENT_POSTS, None)
    ours = absolute_errors(model[recent], log_views[recent]).mean()
    theirs = absolute_errors(rolling[recent], log_views[recent]).mean()
    return ROLLING if ours - theirs > _WORSE_BY else MODEL


def _compared(quantiles: Mapping[str, FloatArray], log_views: FloatArray) -> Mapping[str, Compared]:
    errors = {name: absolute_errors(found, log_views) for name, found in quantiles.items()}
    scores = {name: crps(found, log_views) for name, found in quantiles.items()}
    return {
        name: Compared(
            male=difference(errors[MODEL], errors[name], median_of),
            mae=difference(errors[MODEL], errors[name], mean_of),
            crps=difference(scores[MODEL], scores[name], mean_of),
        )
        for name in quantiles
        if name != MODEL
    }
