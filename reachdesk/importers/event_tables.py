"""Tables of events: a date, a name, and where there are any a last day, a kind and a link."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reachdesk.domain.periods import day_of, iso_day
from reachdesk.domain.records import EventFact
from reachdesk.i18n import N_
from reachdesk.importers import tables
from reachdesk.importers.event_words import event_id, link_in, named
from reachdesk.importers.source import Source
from reachdesk.importers.table_names import fields_named, folded
from reachdesk.importers.wording import worded
from reachdesk.importers.written_times import day_comes_first, moment_in

# Spellings in English, Dutch, Portuguese and German, folded (see `table_names.folded`).
_ENGLISH_DAYS = "date|day|when|start|start date|starts|from|event date|begins"
_SPELLINGS = {
    "day": f"{_ENGLISH_DAYS}|datum|dag|wanneer|startdatum|begin|begindatum|data|dia|quando|inicio"
    "|data de inicio|data inicial|tag|wann|beginn|anfang|beginnt am|vanaf|desde|von",
    "end_day": "end|end date|ends|until|to|last day|einde|einddatum|eind|tot|tot en met|fim"
    "|data de fim|data final|ate|ende|enddatum|endet am|bis",
    "label": "event|events|event name|gebeurtenis|evenement|evento|acontecimento|ereignis"
    "|veranstaltung|termin|label|annotation|annotatie|anotacao|anmerkung|title|titel|titulo"
    "|subject|onderwerp|assunto|betreff|name|naam|nome|what|wat|o que|que|was|bezeichnung|rotulo"
    "|etiqueta|summary|occasion|description|omschrijving|beschrijving|descricao|beschreibung",
    "kind": "kind|type|category|categories|event type|soort|categorie|tipo|categoria|art|typ"
    "|kategorie|especie",
    "link": "link|url|website|web|source|source url|event url|bron|koppeling|ligacao|endereco"
    "|fonte|quelle|webseite|adresse|hyperlink",
}
_NAMES = {field: words.split("|") for field, words in _SPELLINGS.items()}
_FOR_CERTAIN = frozenset(_NAMES["label"][:13])
# A column of one of these makes a table something else: people, numbers, mentions.
_FOREIGN_FIELDS = (
    "id handle first_name last_name bio followers following new_followers lost_followers"
    " impressions engagements profile_visits score text post_id reply_to email"
)
_FOREIGN = frozenset(_FOREIGN_FIELDS.split())
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]|$)")
_LEAST_READ = 0.6


@dataclass(frozen=True, slots=True)
class EventTable:
    """A table of events: how it is written, where each field stands, how its dates are read.

    `sure`: whether a column name says for certain that these are events.
    """

    shape: tables.Shape
    header: tables.Header
    at: Mapping[str, int]
    day_first: bool | None
    sure: bool


def table_in(source: Source) -> EventTable | None:
    """The table of events that a source is; None for anything else."""
    members = source.members()
    if len(members) != 1:
        return None
    found = tables.header_of(source, members[0].name)
    if found is None:
        return None
    shape, header = found
    at = _places(header.names)
    if not {"day", "label"} <= at.keys() or _is_something_else(header.names, at):
        return None
    head = source.head(members[0].name, tables.HEAD_BYTES)
    dates = _dates(head, shape, header, at["day"])
    order = day_comes_first(dates)
    if order is None and folded(header.names[at["day"]]) not in _ENGLISH_DAYS.split("|"):
        order = True  # only English speakers may put the month first
    read = sum(_day_in(cell, order) is not None for cell in dates)
    if not dates or read < _LEAST_READ * len(dates):
        return None
    sure = folded(header.names[at["label"]]) in _FOR_CERTAIN
    return EventTable(shape, header, at, order, sure)


def _places(names: tuple[str, ...]) -> dict[str, int]:
    """The column of each field: the one whose name comes first among its spellings."""
    words = [folded(name) for name in names]
    found: dict[str, int] = {}
    for field, known in _NAMES.items():
        there = [word for word in known if word in words]
        if there:
            found[field] = words.index(there[0])
    return found


def _is_something_else(names: tuple[str, ...], at: Mapping[str, int]) -> bool:
    """A foreign column, or an uncertain name of the event without a kind, link or end beside it."""
    others = [name for place, name in enumerate(names) if place not in at.values()]
    if any(set(fields_named(name)[0][:1]) & _FOREIGN for name in others):
        return True
    certain = folded(names[at["label"]]) in _FOR_CERTAIN
    return not certain and not (at.keys() & {"kind", "link", "end_day"}) and len(names) > 2


def _dates(head: bytes, shape: tables.Shape, header: tables.Header, place: int) -> list[str]:
    cells = [
        row.cells[place].strip()
        for row in tables.rows(io.BytesIO(head), shape)
        if isinstance(row, tables.Row) and row.number > header.number and place < len(row.cells)
    ]
    return [cell for cell in cells if cell]


def _day_in(cell: str, day_first: bool | None) -> str | None:  # noqa: FBT001
    """The day that a cell states, as it is written there, whatever the zone; None for none."""
    text = cell.strip()
    found = _ISO.match(text)
    if found:
        try:
            return dt.date.fromisoformat(found[1]).isoformat()
        except ValueError:
            return None
    moment = moment_in(text, day_first=day_first)
    return None if moment is None else iso_day(day_of(moment.at_ms))


def events(
    rows: Iterator[tables.Row | tables.BadRow], table: EventTable
) -> Iterator[tuple[int, EventFact | None, str]]:
    """Each row's number with its event, or with why it has none."""
    for row in rows:
        if isinstance(row, tables.BadRow):
            yield row.number, None, row.why
        else:
            yield row.number, *_event(row.cells, table)


def _event(cells: list[str], table: EventTable) -> tuple[EventFact | None, str]:
    said = {
        field: cells[place].strip() if place < len(cells) else ""
        for field, place in table.at.items()
    }
    day = _day_in(said["day"], table.day_first)
    label = named(said["label"])
    if day is None:
        return None, worded(N_("«{value}» is no date"), value=said["day"][:40])
    if not label:
        return None, worded(N_("it has no name"))
    last = _day_in(said.get("end_day", ""), table.day_first)
    return EventFact(
        event_id=event_id(day, label),
        day=day,
        label=label,
        kind=named(said.get("kind", "")) or None,
        link=link_in(said.get("link", "")),
        end_day=last if last and last > day else None,
    ), ""
