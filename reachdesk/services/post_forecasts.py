"""How many views a post or a draft may get, from the owner's own earlier posts."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.forecast import Factor, PostForecast
from reachdesk.domain.answers.reach import PostGlance, Ranged
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.forecaster import PostForecaster
from reachdesk.domain.forecast.post import PostProperties, post_properties
from reachdesk.domain.forecast.prediction import Prediction
from reachdesk.domain.forecast.quantiles import LEVELS, MEDIAN, RANGES
from reachdesk.domain.forecast.replay import SETTLED_AFTER_HOURS, Replay
from reachdesk.domain.forecast.validation import MODEL, ROLLING, Validation
from reachdesk.domain.reach.calibration import views_from_reactions
from reachdesk.services.desk import Desk, Request
from reachdesk.services.measured_posts import (
    MeasuredPosts,
    OwnPosts,
    measured_posts,
    own_posts,
    properties_of,
)
from reachdesk.services.methods import covered, method
from reachdesk.services.modelled_views import MILLISECONDS_AN_HOUR
from reachdesk.services.post_glances import glances
from reachdesk.services.reach_moment import Moment, request_moment
from reachdesk.services.validation import validated
from reachdesk.storage.columns import NOTHING

FIRST_GUESS_POSTS = 20
STALE_HOURS = 7 * 24.0
MOST_STALE_WEEKS = 26
_WEEK_HOURS = 7 * 24.0
_RECENT_MISSES = 100


@dataclass(frozen=True, eq=False)
class _Known:
    """What a forecast at a moment may use: the posts settled by then, and the newest of them."""

    measured: MeasuredPosts
    replayed: Replay
    newest_settled_ms: int | None
    stale: bool


def post_forecast(desk: Desk, request: Request, text: str | None = None) -> PostForecast | None:
    """The views of the request's post or moment; of a draft where the request or `text` has one.

    Without a post, a moment or a text: the latest own post of the period. None where the account
    has no dated post. Raises `UserError` for a post that the library does not have.
    """
    own = own_posts(desk, request.account)
    if own is None or not len(own.places):
        return None
    moment = request_moment(desk, replace(request, masked=False))
    draft = request.draft if text is None else text
    if draft is None and moment.post is not None:
        place = _place_of(own, moment.post)
        (post,) = properties_of(desk, request.account, own, np.array([place]))
    else:
        place, hours = None, moment.posted_ms / MILLISECONDS_AN_HOUR
        reply = request.draft_reply
        post = post_properties(hours, draft or "", own.before(hours), reply=reply)
    known = _known_at(desk, request.account, post.hours)
    if known is None:
        return None
    said = _forecaster(desk, request.account, known, post.hours).predict(post)
    judged = validated(desk, request.account)
    headline = MODEL if judged is None else judged.headline
    quantiles = said.quantiles
    if judged is not None and headline == ROLLING:
        quantiles = _rolling(known.replayed, post, judged)
    shown = moment if place is not None else Moment(moment.posted_ms)
    return _answer(desk, request, known, (said, headline, quantiles), shown)


def _place_of(own: OwnPosts, post: PostGlance) -> int:
    return int(np.flatnonzero(own.columns.ids[own.places].among([post.post_id]))[0])


def _known_at(desk: Desk, account: str, hours: float) -> _Known | None:
    """The replay to forecast from. Counts read off within a day of posting are never settled.

    Where the newest settled post is over a week old, the replay has that lag too (in whole weeks),
    so that the range is as wide as forecasts from so old results have missed.
    """
    measured = measured_posts(desk, account)
    if measured is None:
        return None
    counted_ms = measured.own.columns.viewed_ms[measured.own.places[measured.places]]
    ripe = ripe_counts(measured.posted_ms, counted_ms)
    posted = measured.own.hours[measured.places]
    settled = np.flatnonzero(ripe & (posted <= hours - SETTLED_AFTER_HOURS))
    newest = int(settled[-1]) if len(settled) else None
    age = 0.0 if newest is None else hours - float(posted[newest])
    if age > STALE_HOURS:
        weeks = min(MOST_STALE_WEEKS, math.floor(age / _WEEK_HOURS))
        measured = measured_posts(desk, account, weeks * _WEEK_HOURS) or measured
    views = np.where(ripe, measured.replayed.views, np.nan)
    replayed = replace(measured.replayed, views=views)
    newest_ms = None if newest is None else int(measured.posted_ms[newest])
    return _Known(measured, replayed, newest_ms, age > STALE_HOURS)


def _forecaster(desk: Desk, account: str, known: _Known, hours: float) -> PostForecaster:
    """A forecaster that has learned what was settled then; learned once, and copied, because the
    moment of its first forecast leaves a trace in it."""
    key = ("settled forecaster", account, known.replayed.lag_hours, known.newest_settled_ms)
    return deepcopy(desk.remember(key, lambda: known.replayed.forecaster_at(hours)))


def ripe_counts(posted_ms: NDArray[np.int64], counted_ms: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which counts were read off at least 24 hours after posting, (posts,); unknown dates count."""
    day = SETTLED_AFTER_HOURS * MILLISECONDS_AN_HOUR
    return np.asarray((counted_ms == NOTHING) | (counted_ms - posted_ms >= day))


def _rolling(replayed: Replay, post: PostProperties, judged: Validation) -> NDArray[np.float64]:
    """The middle of the last 20 settled posts of the type, with its own recent misses round it."""
    before = post.hours - SETTLED_AFTER_HOURS
    same = [
        math.log(views)
        for said, views in zip(replayed.predictions, replayed.views, strict=True)
        if said.post.reply == post.reply and said.post.hours <= before and views > 0
    ]
    centre = float(np.median(same[-20:])) if same else float(judged.log_views[-1])
    recent = slice(-_RECENT_MISSES, None)
    misses = judged.log_views[recent] - judged.quantiles[ROLLING][recent, MEDIAN]
    return np.asarray(centre + np.quantile(misses - np.median(misses), LEVELS))


def _answer(
    desk: Desk,
    request: Request,
    known: _Known,
    said: tuple[Prediction, str, NDArray[np.float64]],
    moment: Moment,
) -> PostForecast:
    prediction, headline, quantiles = said
    views = np.exp(quantiles)
    ends = {level: (float(views[low]), float(views[high])) for level, (low, high) in RANGES.items()}
    factors = prediction.factors().items() if headline == MODEL else ()
    own = known.measured.own
    places = (own.columns.ids.place_of(key) for key in prediction.similar)
    similar = np.array([place for place in places if place is not None], dtype=np.int64)
    post = moment.post
    return PostForecast(
        method=replace(
            method(desk, request, Evidence.DERIVED if prediction.settled else Evidence.ASSUMED),
            made_from=(("posts", prediction.settled),),
            coverage=covered(views=(len(known.measured.places), len(own.places))),
        ),
        post=replace(post, post_id="", text=None) if post and request.masked else post,
        posted_ms=moment.posted_ms,
        middle=Ranged(float(views[MEDIAN]), *ends[80]),
        half=ends[50],
        wide=ends[90],
        settled=prediction.settled,
        first_guess=prediction.settled < FIRST_GUESS_POSTS,
        newest_settled_ms=known.newest_settled_ms,
        stale=known.stale,
        factors=tuple(Factor(key, value) for key, value in factors),
        similar=() if request.masked else glances(desk, request, own.columns, similar),
        headline=headline,
        measured=moment.impressions,
        draft=request.draft,
        guessed=_guessed(own, post),
    )


def _guessed(own: OwnPosts, post: PostGlance | None) -> Ranged | None:
    """Views that the likes and reposts of a post imply (reach-and-score.md 3.3), with the 80 %
    range; None where there are none."""
    if post is None:
        return None
    place = own.places[_place_of(own, post)]
    counts = np.nan_to_num([own.columns.likes[place], own.columns.reposts[place]])
    if not counts.sum() > 0:
        return None
    low, middle, high = views_from_reactions(float(counts.sum()), (0.1, 0.5, 0.9))
    return Ranged(float(middle), float(low), float(high))
