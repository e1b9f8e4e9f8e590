"""One pass over a LinkedIn export: its tables, how far it is read, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reachdesk.domain.records import Fact
from reachdesk.i18n import _
from reachdesk.importers import tables
from reachdesk.importers.base import Batch, Owner
from reachdesk.importers.linkedin_people import People
from reachdesk.importers.linkedin_tables import Line, Table, lines
from reachdesk.importers.source import Source
from reachdesk.importers.x_reading import LeftOut

BATCH = 2_000


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
                where = _("{file} row {number}").format(file=table.member, number=line.number)
                if isinstance(line, tables.BadRow):
                    found.leave_out(where, line.why)
                    continue
                self.part = min(table.size, self.part + sum(map(len, line.cells)))
                yield where, line
            self.done += table.size
            self.part = 0.0


class Gathering:
    """Facts of one record kind on their way into batches."""

    def __init__(self, reading: Reading, kind: str) -> None:
        self._left_out = LeftOut(kind)
        self._reading = reading
        self._kind = kind
        self._facts: list[Fact] = []
        self._keys: Counter[str] = Counter()
        self._read = 0

    def key(self, key: str) -> str:
        """An id made of what a record says; the second record that says the same gets ":2"."""
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}:{self._keys[key]}"

    def take(self, *facts: Fact) -> None:
        """Count a record and keep its facts."""
        self._read += 1
        self._facts += facts

    def leave_out(self, where: str, why: str) -> None:
        """Count a record that is not taken."""
        self._read += 1
        self._left_out.add(where, why)

    def add(self, facts: Sequence[Fact]) -> None:
        """Keep facts that follow from many records."""
        self._facts += facts

    def full(self) -> Iterator[Batch]:
        """A batch where enough has come together."""
        if self._read >= BATCH:
            yield self._batch()

    def rest(self) -> Iterator[Batch]:
        """The last batch, and the number of records left out beyond those listed."""
        if self._read or self._facts:
            yield self._batch()
        if more := self._left_out.more():
            yield Batch(self._kind, 0, [], more, self._reading.fraction)

    def _batch(self) -> Batch:
        facts, read = self._facts, self._read
        self._facts, self._read = [], 0
        skipped = self._left_out.take()
        return Batch(self._kind, read, facts, skipped, self._reading.fraction)
