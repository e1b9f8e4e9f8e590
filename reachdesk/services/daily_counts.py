"""Figures that exports give for each day: joined, left, views, engagements."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.methods import read_only
from reachdesk.storage import followers as stored

JOINED, LEFT = "follows_day", "unfollows_day"
VIEWS, ENGAGEMENTS = "impressions_day", "engagements_day"

Days = NDArray[np.int64]
Values = NDArray[np.float64]


def daily(desk: Desk, account: str, metric: str) -> tuple[Days, Values]:
    """The days (ascending) of which an export states the metric, and its values: (days,) each."""
    return desk.remember(("daily", account, metric), lambda: _read(desk, account, metric))


def _read(desk: Desk, account: str, metric: str) -> tuple[Days, Values]:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        moments, values = stored.counts(db, number, metric)
    days, last = np.unique((moments // MILLISECONDS_A_DAY)[::-1], return_index=True)
    return read_only(days), read_only(values[::-1][last].astype(float))


def on_days(days: Days, known: tuple[Days, Values]) -> Values:
    """The values of a metric on those days, NaN where it has none: (days,)."""
    place = np.searchsorted(known[0], days)
    found = np.full(len(days), np.nan)
    inside = place < len(known[0])
    inside[inside] = known[0][place[inside]] == days[inside]
    found[inside] = known[1][place[inside]]
    return found
