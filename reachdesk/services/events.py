"""The owner's events, as the charts show them."""

from __future__ import annotations

from reachdesk.domain.answers.score import EventMark
from reachdesk.domain.periods import day_from_iso
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.storage import events as stored


def events(desk: Desk, account: str) -> tuple[EventMark, ...]:
    """The events of an account, those of all accounts included, by day.

    Raises `UserError` for an account that the library does not have.
    """
    return desk.remember(("events", account), lambda: _read(desk, account))


def events_between(
    desk: Desk, account: str, first_day: int, last_day: int
) -> tuple[EventMark, ...]:
    """The events that begin within a span of days, both ends included."""
    return tuple(one for one in events(desk, account) if first_day <= one.day <= last_day)


def _read(desk: Desk, account: str) -> tuple[EventMark, ...]:
    owner = accounts.choose(desk, account)
    with desk.library.using() as db:
        found = stored.events(db, account_number(db, owner.id))
    return tuple(
        EventMark(day_from_iso(one.day), day_from_iso(one.end_day), one.label, one.kind, one.link)
        for one in found
    )
