"""The owner's own word about people: role, place, lists made by hand, how they met, notes."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reachdesk.services import accounts, places
from reachdesk.services.desk import Desk
from reachdesk.storage import manual
from reachdesk.storage.manual import LIST_FIELD, Word, WordKey

ROLES, MET, NOTE = "roles", "met", "note"
PLACE_FIELDS = ("country", "city", "zone", "place")
"""What a place said by hand consists of."""


@dataclass(frozen=True, eq=False)
class Labelled:
    """A change of words: what was said before and after, by where it stands (None: nothing)."""

    before: Mapping[WordKey, Word | None]
    after: Mapping[WordKey, Word | None]


def list_field(name: str) -> str:
    """The field that says that somebody is on a list made by hand."""
    return f"{LIST_FIELD}{name.strip()}"


def label(
    desk: Desk,
    account: str,
    people: Sequence[str],
    said: Mapping[str, str | None],
    reason: str = "",
) -> Labelled:
    """Say something of people (their refs): field to value, "" for «unknown», None to take the
    owner's word back. All of it or nothing is kept; the change that was made.

    Raises `ValueError` for a field that cannot be said, `UserError` for an unknown account.
    """
    network = accounts.choose(desk, account).network
    now_ms = time.time_ns() // 1_000_000
    wanted: dict[WordKey, Word | None] = {}
    for person in people:
        for field, value in said.items():
            word = Word(network, person, field, value or "", reason or None, now_ms)
            wanted[network, person, field] = None if value is None else word
    return Labelled(_change(desk, wanted), wanted)


def label_place(
    desk: Desk, account: str, people: Sequence[str], text: str, reason: str = ""
) -> Labelled:
    """Say where people are, in words such as «Leeds, UK»; "" for unknown. Raises `UserError` where
    the words name no place for certain."""
    change = places.say_place(desk, account, people, text, reason or None)
    return Labelled(change.before, change.after)


def put_back(desk: Desk, labelled: Labelled) -> None:
    """Undo a change of words."""
    _change(desk, labelled.before)


def put_again(desk: Desk, labelled: Labelled) -> None:
    """Make an undone change again."""
    _change(desk, labelled.after)


def _change(desk: Desk, wanted: Mapping[WordKey, Word | None]) -> Mapping[WordKey, Word | None]:
    with desk.library.using() as db:
        before = manual.change_words(db, wanted)
    desk.forget_results()
    return before
