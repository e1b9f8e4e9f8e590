"""The forecast of views held against the owner's own measured posts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.forecast import SHOWN_LEVELS, ReachCalibration
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.quantiles import LEVELS
from reachdesk.domain.forecast.validation import MODEL, Validation, validate
from reachdesk.domain.periods import Period, day_of
from reachdesk.services.desk import Desk, Request
from reachdesk.services.measured_posts import MeasuredPosts, measured_posts
from reachdesk.services.methods import covered, method, read_only
from reachdesk.services.unseen import unseen

_SHOWN = np.searchsorted(LEVELS, np.array(SHOWN_LEVELS) - 1e-9)


def validated(desk: Desk, account: str) -> Validation | None:
    """The measured posts of an account judged by the protocol; None without any post."""

    def made() -> Validation | None:
        measured = measured_posts(desk, account)
        return None if measured is None else validate(measured.replayed)

    return desk.remember(("validation", account), made)


def calibration_answer(desk: Desk, request: Request) -> ReachCalibration | None:
    """All checked forecasts of the account, whatever the period; None without any post."""
    measured, judged = measured_posts(desk, request.account), validated(desk, request.account)
    if measured is None or judged is None:
        return None
    posted = measured.posted_ms[judged.places]
    ids = measured.ids[judged.places]
    return ReachCalibration(
        method=_method(desk, request, measured, posted),
        post_ids=("",) * len(ids) if request.masked else tuple(ids.tolist()),
        posted_ms=read_only(posted),
        replies=read_only(judged.replies),
        predicted=read_only(np.exp(judged.quantiles[MODEL][:, _SHOWN])),
        measured=read_only(measured.replayed.views[judged.places]),
        measures=judged.measures,
        by_type=judged.by_type,
        compared=judged.compared,
        headline=judged.headline,
        measured_posts=len(measured.places),
    )


def _method(desk: Desk, request: Request, measured: MeasuredPosts, posted: np.ndarray) -> Method:
    """Derived from measured totals; the window is that of the checked posts."""
    period = request.period
    if len(posted):
        period = Period(day_of(int(posted[0])), day_of(int(posted[-1])))
    return replace(
        method(desk, request, Evidence.DERIVED),
        period=period,
        made_from=(("posts", len(posted)),),
        coverage=covered(views=(len(measured.places), len(measured.own.places))),
        unseen=unseen(desk, request.account, ("views",)),
    )
