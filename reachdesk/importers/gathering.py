"""Facts on their way into batches, and the records that could not become any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from reachdesk.domain.records import Fact
from reachdesk.importers.base import Batch
from reachdesk.importers.x_reading import LeftOut

BATCH = 2_000


class Progress(Protocol):
    """Something that knows how much of a source has been read."""

    @property
    def fraction(self) -> float:
        """Share read so far, 0..1."""


class Gathering:
    """Facts of one record kind. Every record is counted once, by `take` or `leave_out`."""

    def __init__(self, progress: Progress, kind: str) -> None:
        self._left_out = LeftOut(kind)
        self._progress = progress
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
        """Keep facts that follow from many records, or from records counted elsewhere."""
        self._facts += facts

    def full(self) -> Iterator[Batch]:
        """A batch where enough has come together."""
        if self._read >= BATCH or len(self._facts) >= 4 * BATCH:
            yield self._batch()

    def rest(self) -> Iterator[Batch]:
        """The last batch, and the number of records left out beyond those listed."""
        if self._read or self._facts:
            yield self._batch()
        if more := self._left_out.more():
            yield Batch(self._kind, 0, [], more, self._progress.fraction)

    def _batch(self) -> Batch:
        facts, read = self._facts, self._read
        self._facts, self._read = [], 0
        return Batch(self._kind, read, facts, self._left_out.take(), self._progress.fraction)
