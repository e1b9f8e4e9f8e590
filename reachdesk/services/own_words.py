"""What the owner says of people: kept all or nothing, and every change of it undone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reachdesk.services import accounts
from reachdesk.services.desk import Desk
from reachdesk.storage import manual
from reachdesk.storage.manual import Word, WordKey


@dataclass(frozen=True, eq=False)
class WordsChange:
    """A change of words: what was said before and after, by where it stands (None: nothing)."""

    before: Mapping[WordKey, Word | None]
    after: Mapping[WordKey, Word | None]


def say(
    desk: Desk,
    account: str,
    people: Sequence[str],
    said: Mapping[str, str | None],
    reason: str | None = None,
) -> WordsChange:
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
    return WordsChange(_change(desk, wanted), wanted)


def put_back(desk: Desk, change: WordsChange) -> None:
    """Undo a change of words."""
    _change(desk, change.before)


def put_again(desk: Desk, change: WordsChange) -> None:
    """Make an undone change again."""
    _change(desk, change.after)


def _change(desk: Desk, wanted: Mapping[WordKey, Word | None]) -> Mapping[WordKey, Word | None]:
    try:
        with desk.library.using() as db:
            return manual.change_words(db, wanted)
    finally:
        desk.forget_results()
