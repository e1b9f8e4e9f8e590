"""Which export of each network to ask for next, and from when on the network has forgotten it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_EPOCH = dt.date(1970, 1, 1).toordinal()

ANALYTICS: Mapping[str, tuple[str, ...]] = {
    "x": ("x_analytics_posts", "x_analytics_days"),
    "linkedin": ("linkedin_analytics",),
}
"""The formats of each network that are gone after a while; of the archives of all networks nothing
is ever gone."""

X_DAYS = 90
"""X's analytics give a window of at most 90 days back, as its download page says."""

LINKEDIN_MONTHS = 13
"""LinkedIn's analytics reach about 13 months back (formats.md, LinkedIn analytics)."""


@dataclass(frozen=True, slots=True)
class Known:
    """An export in the library: its network, account, format, and the last day it speaks of."""

    network: str
    account: str
    format: str
    last_day: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to ask a network for next.

    `format` is known until `last_day`. After `forgotten_day` what came right after that day is gone
    (None: this export forgets nothing). `never` is the format that forgets and was never imported,
    None where there is none such. Days are days since 1970.
    """

    network: str
    format: str
    last_day: int
    forgotten_day: int | None = None
    never: str | None = None


def reminders(known: Iterable[Known]) -> tuple[Reminder, ...]:
    """One for each network, that with the earliest deadline first, those without one last.

    Where a network has several accounts, the one whose export is oldest counts.
    """
    by_network: dict[str, dict[tuple[str, str], int]] = {}
    for one in known:
        latest = by_network.setdefault(one.network, {})
        key = (one.account, _family(one))
        latest[key] = max(latest.get(key, one.last_day), one.last_day)
    made = [_reminder(network, latest) for network, latest in by_network.items()]
    return tuple(sorted(made, key=_urgency))


def _urgency(one: Reminder) -> tuple[bool, int, str]:
    return one.forgotten_day is None, one.forgotten_day or -one.last_day, one.network


def _family(one: Known) -> str:
    """Both tables of X's analytics are asked for at the same place; either will do."""
    forgetful = ANALYTICS.get(one.network, ())
    return forgetful[0] if one.format in forgetful else one.format


def _reminder(network: str, latest: Mapping[tuple[str, str], int]) -> Reminder:
    forgetful = ANALYTICS.get(network, ())[:1]
    there = {key: day for key, day in latest.items() if key[1] in forgetful}
    if there:
        (_account, name), day = min(there.items(), key=lambda pair: (pair[1], pair[0]))
        return Reminder(network, name, day, _forgotten(network, day))
    (_account, name), day = max(latest.items(), key=lambda pair: (pair[1], pair[0]))
    return Reminder(network, name, day, never=forgetful[0] if forgetful else None)


def _forgotten(network: str, day: int) -> int:
    """The last day on which the network still has the day after `day`."""
    if network == "x":
        return day + X_DAYS
    date = dt.date.fromordinal(day + _EPOCH)
    years, month = divmod(date.month - 1 + LINKEDIN_MONTHS, 12)
    later = dt.date(date.year + years, month + 1, 1) + dt.timedelta(days=date.day - 1)
    last = dt.date(date.year + years, month + 1, 28) + dt.timedelta(days=4)
    return min(later, last - dt.timedelta(days=last.day)).toordinal() - _EPOCH
