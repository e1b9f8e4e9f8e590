"""Events that the owner noted: a table with date and name, or a calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import MILLISECONDS_A_DAY, day_from_iso
from reachdesk.domain.records import Network
from reachdesk.i18n import N_, _, ngettext
from reachdesk.importers import calendar_events, event_tables, tables
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded

_HEAD = 256
_PIECE = 1 << 16


class Events:
    """They belong to no network: unless the owner says whose they are, they are of all accounts."""

    key = "events"
    order = 86
    network = Network.OTHER
    can_say: Mapping[str, Evidence] = {}

    def title(self) -> str:
        """The format's name."""
        return _("Events")

    def how_to_get(self) -> str:
        """Where they come from."""
        return _(
            "Write date, event, kind and link into the columns of a table, or export a calendar"
            " as an .ics file."
        )

    def recognise(self, source: Source) -> Match | None:
        """A calendar, or a table with a date and the name of an event."""
        if _is_calendar(source):
            return Match(0.95, _("a calendar file"))
        table = event_tables.table_in(source)
        if table is None:
            return None
        return Match(0.85 if table.sure else 0.6, _("a table with dates and names of events"))

    def outline(self, source: Source) -> Outline:
        """Nobody's: no such file names an account."""
        return Outline(Owner(Network.OTHER), owner_open=True)

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """The events."""
        if _is_calendar(source):
            yield from _read_calendar(source)
        else:
            yield from _read_table(source)


IMPORTER = Events()


class _Progress:
    """How far a file has been read, by the bytes of its lines."""

    def __init__(self, size: int) -> None:
        self._size = max(size, 1)
        self.done = 0

    @property
    def fraction(self) -> float:
        """Share read so far, 0..1."""
        return min(1.0, self.done / self._size)

    def lines(self, stream: BinaryIO) -> Iterator[bytes]:
        """The lines, counted, in pieces where they are long."""
        for line in iter(partial(stream.readline, _PIECE), b""):
            self.done += len(line)
            yield line


def _is_calendar(source: Source) -> bool:
    members = source.members()
    return len(members) == 1 and calendar_events.is_calendar(source.head(members[0].name, _HEAD))


def _read_calendar(source: Source) -> Iterator[Batch]:
    (member,) = source.members()
    progress = _Progress(member.size)
    gathering = Gathering(progress, "events")
    written = repeating = 0
    newest: str | None = None
    with source.open(member.name) as stream:
        for entry in calendar_events.entries(progress.lines(stream)):
            if entry.event is None:
                gathering.leave_out(worded(N_("entry {number}"), number=entry.number), entry.why)
                continue
            gathering.take(entry.event)
            newest = max(newest or "", entry.event.day)
            written = max(written, entry.written_ms or 0)
            repeating += entry.repeats
            yield from gathering.full()
    yield from gathering.rest()
    notes = (_only_first(repeating),) if repeating else ()
    yield Batch("events", 0, (), (), 1.0, notes, written or _moment(newest))


def _read_table(source: Source) -> Iterator[Batch]:
    table = event_tables.table_in(source)
    if table is None:
        return
    (member,) = source.members()
    gathering = Gathering(_Progress(member.size), "events")
    newest: str | None = None
    with source.open(member.name) as stream:
        body = tables.body(stream, table.shape, table.header.number)
        for number, event, why in event_tables.events(body, table):
            if event is None:
                gathering.leave_out(worded(N_("row {number}"), number=number), why)
            else:
                gathering.take(event)
                newest = max(newest or "", event.day)
            yield from gathering.full()
    yield from gathering.rest()
    yield Batch("events", 0, (), (), 1.0, (), _moment(newest))


def _only_first(count: int) -> str:
    return ngettext(
        "{count} event repeats: its first day was taken",
        "{count} events repeat: their first days were taken",
        count,
    ).format(count=count)


def _moment(day: str | None) -> int | None:
    """The start of a day, UTC milliseconds; None for no day, and before 1970."""
    if day is None:
        return None
    return max(0, day_from_iso(day)) * MILLISECONDS_A_DAY
