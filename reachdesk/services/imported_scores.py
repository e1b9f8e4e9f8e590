"""Score series of other makers (Klout, PeerIndex, Kred, own ones) as lines over the score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.score import OverlayLine
from reachdesk.domain.periods import MILLISECONDS_A_DAY, Period
from reachdesk.domain.score.imported import Label, label_series, score_rule
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import read_only
from reachdesk.storage import accounts as stored_accounts
from reachdesk.storage import followers as stored
from reachdesk.storage.events import is_of_all

PREFIX = "imported:"
METRIC_PREFIX = "score:"
HUNDREDTHS = 100
_MILLISECONDS_AN_HOUR = MILLISECONDS_A_DAY // 24

MARKS = {Label.OK: 0, Label.GLITCH: 1, Label.STEP: 2, Label.PENDING: 3}
"""The marks of `OverlayLine`."""


def offered(desk: Desk, request: Request, shown: Period) -> tuple[tuple[str, str | None], ...]:
    """Every series that has a value in the days shown, by name."""
    found = series(desk, request.account)
    return tuple(
        (PREFIX + name, None if request.masked else name)
        for name, (at_ms, _values) in sorted(found.items())
        if bool(((at_ms >= shown.start_ms()) & (at_ms < shown.end_ms())).any())
    )


def line(desk: Desk, request: Request, shown: Period, key: str) -> OverlayLine | None:
    """The series of that key within the days shown, on an axis of its own; None without values.

    Labels come from the whole series, so that what is shown never changes them. `days` carry the
    hour as a fraction where the series has several values a day.
    """
    name = key.removeprefix(PREFIX)
    known = series(desk, request.account).get(name)
    if known is None:
        return None
    at_ms, values = known
    labels = label_series(at_ms / _MILLISECONDS_AN_HOUR, values, score_rule(values))
    marks = np.array([MARKS[label] for label in labels], dtype=np.int64)
    inside = (at_ms >= shown.start_ms()) & (at_ms < shown.end_ms())
    if not inside.any():
        return None
    return OverlayLine(
        key=key,
        name=None if request.masked else name,
        days=read_only(at_ms[inside] / MILLISECONDS_A_DAY),
        values=read_only(values[inside]),
        marks=read_only(marks[inside]),
        own_axis=True,
    )


def series(desk: Desk, account: str) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Times (UTC milliseconds, ascending) and values of each imported series, by its name.

    Those imported for no account in particular belong to every one; where both have a series of
    one name, the account's own is meant. Raises `UserError` for an unknown account.
    """
    return desk.remember(("imported scores", account), lambda: _read(desk, account))


def _read(desk: Desk, account: str) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    owner = accounts.choose(desk, account)
    found = {}
    with desk.library.using() as db:
        seats = [one.account_id for one in stored_accounts.accounts(db) if is_of_all(one)]
        for seat in [*seats, account_number(db, owner.id)]:
            for metric in stored.metrics(db, seat):
                if metric.startswith(METRIC_PREFIX):
                    at_ms, values = stored.counts(db, seat, metric)
                    found[metric.removeprefix(METRIC_PREFIX)] = (at_ms, values / HUNDREDTHS)
    return found
