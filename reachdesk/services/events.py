"""The owner's events: those from files and those made in the program, as one list.

An event from a file is never changed: a kept one stands in its place, or hides it.
"""

from __future__ import annotations

import secrets

import msgspec

from reachdesk.domain.answers.score import EventMark
from reachdesk.domain.periods import day_from_iso, iso_day
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange, all_kept, keep
from reachdesk.storage import events as stored

KIND = "event"
_FROM_FILE = "file:"


class KeptEvent(msgspec.Struct, frozen=True):
    """What the owner made of an event: days as ISO dates, label, kind, link.

    `account` is a public id. `posts`: ids of the posts that it is about, None for all of its days.
    `hidden`: the event of a file under this key is not shown.
    """

    account: str
    day: str
    end_day: str
    label: str
    kind: str | None = None
    link: str | None = None
    posts: tuple[str, ...] | None = None
    hidden: bool = False


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


def event(desk: Desk, account: str, key: str) -> EventMark | None:
    """The event of that key, or None."""
    return next((one for one in events(desk, account) if one.key == key), None)


def chosen_posts(desk: Desk, account: str, key: str) -> tuple[str, ...] | None:
    """The posts that the owner tied to an event; None where all posts of its days are meant."""
    kept = _kept(desk, account).get(key)
    return kept.posts if kept else None


def save_event(
    desk: Desk, account: str, mark: EventMark, posts: tuple[str, ...] | None = None
) -> KeptChange:
    """Keep an event, new where its `key` is empty; gives what `kept.put_back` undoes.

    Raises `UserError` for an account that the library does not have, `ValueError` for an event
    without a label or one that ends before it begins.
    """
    if not mark.label.strip() or mark.end_day < mark.day:
        raise ValueError("an event has a label and does not end before it begins")
    kept = KeptEvent(
        account=accounts.choose(desk, account).id,
        day=iso_day(mark.day),
        end_day=iso_day(mark.end_day),
        label=mark.label.strip(),
        kind=(mark.kind or "").strip() or None,
        link=(mark.link or "").strip() or None,
        posts=posts,
    )
    key = mark.key or f"{kept.account}:{kept.day}:{secrets.token_hex(4)}"
    return keep(desk, KIND, _storage_key(kept.account, key), kept)


def remove_event(desk: Desk, account: str, mark: EventMark) -> KeptChange:
    """Take an event away; one from a file is hidden, and comes back when that is undone."""
    owner = accounts.choose(desk, account).id
    key = _storage_key(owner, mark.key)
    if not mark.key.startswith(_FROM_FILE):
        return keep(desk, KIND, key, None)
    day, end = iso_day(mark.day), iso_day(mark.end_day)
    return keep(desk, KIND, key, KeptEvent(owner, day, end, mark.label, hidden=True))


def _storage_key(owner: str, key: str) -> str:
    """Events of files belong to all accounts; each account changes them for itself."""
    return f"{owner}|{key}" if key.startswith(_FROM_FILE) else key


def _kept(desk: Desk, account: str) -> dict[str, KeptEvent]:
    """What the owner made of the events of an account, by the key of the event."""
    owner = accounts.choose(desk, account).id
    return {
        key.removeprefix(f"{owner}|"): one
        for key, one in all_kept(desk, KIND, KeptEvent).items()
        if one.account == owner
    }


def _read(desk: Desk, account: str) -> tuple[EventMark, ...]:
    owner = accounts.choose(desk, account)
    with desk.library.using() as db:
        found = stored.events(db, account_number(db, owner.id))
    marks = {
        key: EventMark(
            day_from_iso(one.day), day_from_iso(one.end_day), one.label, one.kind, one.link, key
        )
        for one in found
        for key in (f"{_FROM_FILE}{one.day}:{one.label}",)
    }
    for key, kept in _kept(desk, account).items():
        if kept.hidden:
            marks.pop(key, None)
            continue
        days = day_from_iso(kept.day), day_from_iso(kept.end_day)
        marks[key] = EventMark(*days, kept.label, kept.kind, kept.link, key)
    return tuple(sorted(marks.values(), key=lambda one: (one.day, one.label, one.key)))
