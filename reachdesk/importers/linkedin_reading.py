"""One pass over a LinkedIn export: its tables, how far it is read, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reachdesk.i18n import N_
from reachdesk.importers import tables
from reachdesk.importers.base import Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.linkedin_people import People
from reachdesk.importers.linkedin_tables import Line, Table, lines
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded


@dataclass(slots=True)
class Reading:
    """What the readers of one export share."""

    source: Source
    tables: Sequence[Table]
    owner: Owner
    people: People = field(default_factory=People)
    done: int = 0
    part: float = 0.0

    @property
    def fraction(self) -> float:
        """Share of the tables read so far, 0..1."""
        total = sum(table.size for table in self.tables)
        return min(1.0, (self.done + self.part) / total) if total else 1.0

    def lines(self, kind: str, found: Gathering) -> Iterator[tuple[str, Line]]:
        """The rows of all tables of a kind with their places; `found` leaves out broken ones."""
        for table in self.tables:
            if table.kind != kind:
                continue
            for line in lines(self.source, table):
                where = worded(N_("{file} row {number}"), file=table.member, number=line.number)
                if isinstance(line, tables.BadRow):
                    found.leave_out(where, line.why)
                    continue
                self.part = min(table.size, self.part + sum(map(len, line.cells)))
                yield where, line
            self.done += table.size
            self.part = 0.0
