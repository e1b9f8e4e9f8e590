"""Rows of a table as mentions of the owner by other people."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable
from dataclasses import dataclass, field

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, Network
from reachdesk.i18n import N_
from reachdesk.importers import table_people
from reachdesk.importers.message_weight import weight_of
from reachdesk.importers.table_cells import id_in, moment_of_cell, words_in_cell
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_people import Person
from reachdesk.importers.wording import worded


@dataclass(slots=True)
class _Keys:
    """Ids for mentions that have none of their own; the same words twice are two mentions."""

    met: dict[str, int] = field(default_factory=dict)

    def of(self, *said: object) -> str:
        key = hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()[:16]
        times = self.met[key] = self.met.get(key, 0) + 1
        return key if times == 1 else f"{key}:{times}"


def reader_of(
    mapping: TableMapping, network: Network, handle: str | None, odd: list[str]
) -> Callable[[list[str]], tuple[ExchangeFact, Person] | str]:
    """Reads a row: the mention and who made it, or a sentence part that says why there is none.

    `handle` is the owner's, whose own posts are no mentions. `odd`: see `table_people.reader_of`.
    """
    at = mapping.places()
    who = table_people.reader_of(mapping, network, odd)
    own = f"@{handle.lower()}" if handle else None
    keys = _Keys()

    def cell(cells: list[str], name: str) -> str:
        place = at.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def read(cells: list[str]) -> tuple[ExchangeFact, Person] | str:
        person = who(cells)
        if isinstance(person, str):
            return person
        written_by = person.fact.handle if person.fact else None
        if own and own in (person.ref, f"@{(written_by or '').lower()}"):
            return worded(N_("written by the account itself"))
        at_ms = moment_of_cell(cell(cells, "date"), mapping.day_first)
        if at_ms is None or at_ms < 0:
            return worded(N_("no date: «{value}»"), value=cell(cells, "date")[:40])
        text = words_in_cell(html.unescape(cell(cells, "text")))
        key = id_in(cell(cells, "post_id")) or keys.of(person.ref, at_ms, text)
        answered = id_in(cell(cells, "reply_to"))
        kind = _kind(text or "", own, answered)
        fact = ExchangeFact(
            key, kind, Direction.IN, at_ms, person.ref, answered, weight_of(text), text
        )
        return fact, person

    return read


def _kind(text: str, own: str | None, answered: str | None) -> ExchangeKind:
    start = text[:40].lower()
    if own and start.startswith((f"rt {own}:", f"rt {own} ")):
        return ExchangeKind.REPOST
    return ExchangeKind.REPLY if answered else ExchangeKind.MENTION
