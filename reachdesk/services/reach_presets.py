"""The presets of reach for one account, with what each rests on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.presets import (
    CALIBRATED,
    DEFAULT_KEY,
    LIKE_ME,
    SEED_KEY,
    PresetChoice,
    ReachPresets,
)
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period, day_of
from reachdesk.domain.reach.assumptions import DEFAULT, SEED, like_me, usual_ranked_share
from reachdesk.domain.reach.own_reading import OwnReading, own_reading
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import owner_zone
from reachdesk.services.level_calibration import LEAST_POSTS, calibrated
from reachdesk.services.measured_posts import own_posts
from reachdesk.services.modelled_views import MILLISECONDS_AN_HOUR
from reachdesk.services.own_assumptions import own_reach
from reachdesk.services.own_zone import stated_zone
from reachdesk.storage.readings import reading_times

NOT_LATER_THAN_HOURS = 8760.0 * 230  # the year 2200: a later time is a slip of the export


def reach_presets(desk: Desk, request: Request) -> ReachPresets:
    """The four presets of the request's account, and what the owner left in the window. «Like me»
    is on the owner's clock (see `home_zone.owner_zone`)."""
    zone = owner_zone(desk, request)
    own = own_posts(desk, request.account)
    newest = float(own.hours[-1]) if own is not None and len(own.hours) else 0.0
    level = _calibrated(desk, request)
    found = ReachPresets(
        choices=(
            PresetChoice(SEED_KEY, SEED, Evidence.ASSUMED),
            desk.remember(
                ("like me", request.account, zone, request.masked),
                lambda: _like_me(desk, request, zone),
            ),
            PresetChoice(DEFAULT_KEY, DEFAULT, Evidence.ASSUMED),
            level,
        ),
        usual=CALIBRATED if level.available else DEFAULT_KEY,
        ranked_share=usual_ranked_share(newest),
    )
    return replace(found, own=own_reach(desk, request.account, found))


def own_sessions(desk: Desk, account: str, zone: str) -> OwnReading | None:
    """The owner's own reading on a zone's clock; None where no export has reading times."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        times = np.asarray(reading_times(db, number), dtype=float) / MILLISECONDS_AN_HOUR
    believable = times[(times > 0) & (times < NOT_LATER_THAN_HOURS)]
    return own_reading(believable, zone)


def _like_me(desk: Desk, request: Request, zone: str) -> PresetChoice:
    own = own_sessions(desk, request.account, zone)
    if own is None or own.sessions_per_day <= 0:
        return PresetChoice(LIKE_ME, None, Evidence.MISSING, needed=1)
    stated = stated_zone(desk, request.account)
    days = (
        day_of(round(hours * MILLISECONDS_AN_HOUR)) for hours in (own.first_hour, own.last_hour)
    )
    return PresetChoice(
        LIKE_ME,
        like_me(DEFAULT, own.sessions_per_day, own.reading_week),
        Evidence.DERIVED,
        count=own.sessions,
        needed=1,
        period=Period(*days),
        zone=zone,
        zone_file=stated.file if stated and not request.masked else "",
    )


def _calibrated(desk: Desk, request: Request) -> PresetChoice:
    found = calibrated(desk, request.account)
    if found is None:
        own = own_posts(desk, request.account)
        count = 0 if own is None else int(np.count_nonzero(own.views > 0))
        return PresetChoice(
            CALIBRATED, None, Evidence.MISSING, count=min(count, LEAST_POSTS), needed=LEAST_POSTS
        )
    return PresetChoice(
        CALIBRATED,
        found.applied_to(DEFAULT),
        found.evidence,
        count=found.level.posts,
        needed=LEAST_POSTS,
        period=found.period,
    )
