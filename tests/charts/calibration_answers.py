"""Made-up forecasts against made-up measured views."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from reachdesk.domain.answers.forecast import SHOWN_LEVELS, ReachCalibration
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.forecast.quantiles import LEVELS
from reachdesk.domain.forecast.replay import replay
from reachdesk.domain.forecast.validation import MODEL, ROLLING, validate
from reachdesk.domain.periods import Period, day_from_iso
from tests.domain.forecast.accounts import account

LAST = day_from_iso("2026-11-21")
METHOD = Method(
    network="x",
    handle="inescalloway",
    period=Period(LAST - 90, LAST),
    evidence=Evidence.DERIVED,
    made_from=(("posts", 46),),
    coverage=(("views", Coverage(69, 90)),),
    sources=5,
)


@cache
def calibration(count=69, seed=7, noise=0.38, every_hours=30.0) -> ReachCalibration:
    """What the service would answer for an account of `count` measured posts."""
    made = account(count, seed, every_hours=every_hours, noise=noise)
    made = made.with_views(np.maximum(1, made.views / 6))
    judged = validate(replay(made.posts, made.views))
    shown = np.searchsorted(LEVELS, np.array(SHOWN_LEVELS) - 1e-9)
    hours = made.hours[judged.places]
    posted_ms = (LAST * 24 + hours - made.hours[-1]) * 3_600_000
    return ReachCalibration(
        method=METHOD,
        post_ids=tuple(str(place) for place in judged.places),
        posted_ms=posted_ms.astype(np.int64),
        replies=judged.replies,
        predicted=np.exp(judged.quantiles[MODEL][:, shown]),
        measured=np.exp(judged.log_views),
        measures=judged.measures,
        by_type=judged.by_type,
        compared=judged.compared,
        headline=judged.headline,
        measured_posts=count,
    )


def poor() -> ReachCalibration:
    """Views that vary by more than any forecast can know."""
    return calibration(120, noise=1.3)


def worse_than_rolling() -> ReachCalibration:
    """The app shows the middle of the last 20 posts instead."""
    return replace(calibration(), headline=ROLLING)


def few() -> ReachCalibration:
    """A dozen scored posts."""
    return calibration(35)


def none_scored() -> ReachCalibration:
    """Measured posts, and none beyond the burn-in."""
    return calibration(15)


def no_views() -> ReachCalibration:
    """No measured posts at all."""
    return replace(none_scored(), measured_posts=0)


def many() -> ReachCalibration:
    """A thousand dots."""
    return calibration(1500, noise=0.5, every_hours=6.0)
