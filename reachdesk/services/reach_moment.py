"""Which post, or which moment, a question about reach is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reachdesk.domain.answers.reach import PostGlance
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import AccountHistory, account_history
from reachdesk.services.post_glances import glances
from reachdesk.services.post_names import post_name

USUAL_MINUTES = 8 * 60 + 30
"""When a post goes out of which no export says anything: 08:30 UTC."""

MILLISECONDS_A_MINUTE = 60_000
HALF_A_DAY_MS = MILLISECONDS_A_DAY // 2
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of posting, and the post that was sent then (None: only a moment is asked about).

    Of a post with a day but no time, noon UTC stands for the moment. `impressions` are measured
    views, None where none were measured.
    """

    posted_ms: int
    post: PostGlance | None = None
    impressions: int | None = None


def request_moment(desk: Desk, request: Request) -> Moment:
    """The post or moment that is asked about; without either, the latest own post of the period (of
    all time where it has none); without any post, a usual moment.

    Raises `UserError` for a post that the library does not have, or whose time nobody knows.
    """
    if request.post_id is None and request.posted_ms is not None:
        return Moment(request.posted_ms)
    known = account_history(desk, request.account)
    place = _place(desk, known, request)
    if known is None or place is None:
        return Moment(typical_moment_ms(desk, request))
    (post,) = glances(desk, request, known.columns, np.array([place]))
    views = float(known.columns.impressions[place])
    return Moment(
        posted_ms=post.created_ms + (0 if post.time_known else HALF_A_DAY_MS),
        post=replace(post, post_id="") if request.masked else post,
        impressions=None if np.isnan(views) else round(views),
    )


def typical_moment_ms(desk: Desk, request: Request) -> int:
    """The usual time of day at which the owner posts, on the last working day of the period.

    The median minute (UTC) of the period's own posts of which the time is known, else 08:30.
    """
    known = account_history(desk, request.account)
    minutes = float(USUAL_MINUTES)
    if known is not None:
        chosen = known.own_in(request.period) & known.time_of_day_known
        if chosen.any():
            of_day = known.columns.created_ms[chosen] % MILLISECONDS_A_DAY
            minutes = float(np.median(of_day)) / MILLISECONDS_A_MINUTE
    day = request.period.last_day
    weekday = (day + 3) % 7  # day 0 was a Thursday
    day -= max(0, weekday - FRIDAY)
    return day * MILLISECONDS_A_DAY + round(minutes) * MILLISECONDS_A_MINUTE


def posts_a_day(desk: Desk, request: Request) -> float:
    """Own posts per calendar day of the period, as far as the exports speak of it; 0 for none."""
    known = account_history(desk, request.account)
    if known is None:
        return 0.0
    last_day = min(request.period.last_day, known.last_day)
    days = last_day - request.period.first_day + 1
    return float(known.own_in(request.period).sum()) / days if days > 0 else 0.0


def _place(desk: Desk, known: AccountHistory | None, request: Request) -> int | None:
    if request.post_id is not None:
        wanted = post_name(desk, request.account, request.post_id)
        found = known.columns.ids.place_of(wanted) if known else None
        if found is None:
            raise UserError(
                _("There is no post {post} with a known time in this account.").format(
                    post=request.post_id
                )
            )
        return found
    if known is None:
        return None
    inside = np.flatnonzero(known.own_in(request.period))
    inside = inside if len(inside) else np.flatnonzero(known.history.posts.own)
    return int(inside[-1]) if len(inside) else None
