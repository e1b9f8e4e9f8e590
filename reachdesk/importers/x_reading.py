"""One pass over an archive: which member is being read, how far, and what had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from reachdesk.domain.records import Fact
from reachdesk.i18n import ngettext
from reachdesk.importers.base import Batch, Outline, Skipped
from reachdesk.importers.javascript import Chunk, read_records
from reachdesk.importers.source import Source
from reachdesk.importers.x_layout import Layout

MOST_LISTED = 200  # left-out records that are listed one by one for each reason

T = TypeVar("T")


class Reading:
    """What the readers of one archive share."""

    def __init__(self, source: Source, layout: Layout, outline: Outline, total: int) -> None:
        self.source = source
        self.layout = layout
        self.outline = outline
        self._total = max(total, 1)
        self._done = 0
        self._position = 0

    @property
    def fraction(self) -> float:
        """Share of the archive read so far, 0..1."""
        return min(1.0, (self._done + self._position) / self._total)

    def chunks(self, names: list[str], kind: type[T]) -> Iterator[tuple[str, Chunk[T]]]:
        """The records of several members in turn, with the member's name."""
        for name in names:
            with self.source.open(name) as stream:
                for chunk in read_records(stream, kind):
                    self._position = chunk.position
                    yield name, chunk
            self._done += self._position
            self._position = 0

    def records(self, kind: str, shape: type[T]) -> Iterator[tuple[str, Chunk[T]]]:
        """The records of all parts of one kind of data, such as "follower"."""
        yield from self.chunks(self.layout.files.get(kind, []), shape)


class LeftOut:
    """The records of one kind that were not taken: a bounded list, while the count is exact."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._counts: Counter[str] = Counter()
        self._listed: list[Skipped] = []

    def add(self, where: str, why: str) -> None:
        """Note one record; beyond `MOST_LISTED` of one reason they are only counted."""
        self._counts[why] += 1
        if self._counts[why] <= MOST_LISTED:
            self._listed.append(Skipped(self._kind, where, why))

    def take(self) -> tuple[Skipped, ...]:
        """What was listed since the last call."""
        listed, self._listed = tuple(self._listed), []
        return listed

    def more(self) -> tuple[Skipped, ...]:
        """One entry for each reason that had too many to list."""
        return tuple(
            Skipped(
                self._kind,
                ngettext("and {count} more", "and {count} more", more).format(count=more),
                why,
                more,
            )
            for why, count in self._counts.items()
            if (more := count - MOST_LISTED) > 0
        )


def place(member: str, number: int) -> str:
    """Where a record stands: `data/tweets.js #812`, counted from 1."""
    return f"{member} #{number}"


def batch(
    reading: Reading, kind: str, read: int, facts: list[Fact], left_out: LeftOut | None = None
) -> Batch:
    """A batch at the present place of the reading."""
    skipped = left_out.take() if left_out else ()
    return Batch(kind, read, facts, skipped, reading.fraction)


def remainder(reading: Reading, kind: str, left_out: LeftOut) -> Iterator[Batch]:
    """A last batch without records that says how many were left out beyond those listed."""
    if more := left_out.more():
        yield Batch(kind, 0, [], more, reading.fraction)
