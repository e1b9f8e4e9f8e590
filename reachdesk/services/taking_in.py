"""One source into the library: its batches, what they changed, and the report of both."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reachdesk.domain.answers.sources import KindReport, SkippedRow, SourceReport
from reachdesk.domain.records import Kin
from reachdesk.i18n import _
from reachdesk.importers.base import RECORD_KINDS, Batch, Outline
from reachdesk.importers.wording import Wording
from reachdesk.services import completeness
from reachdesk.services.reporting import Report, tell_of_waiting, told_by
from reachdesk.storage.importing import Import, SourceRow
from reachdesk.storage.library import Library
from reachdesk.storage.merging import Changes

Found = TypeVar("Found")

MOST_SKIPPED = 50_000
"""Skipped records that a report lists; more are counted only."""

_LEAST_SECONDS = 0.05
_READING_SHARE = 0.7  # the rest is what follows from the facts


@dataclass(slots=True)
class _Tally:
    """What was met while reading: counts per record kind, and the words of the report."""

    read: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    rows: list[SkippedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    as_of_ms: int | None = None

    def count(self, batch: Batch) -> None:
        if batch.as_of_ms is not None:
            self.as_of_ms = max(batch.as_of_ms, self.as_of_ms or 0)
        self.read[batch.kind] += batch.read
        for skipped in batch.skipped:
            by_sense = isinstance(skipped.why, Wording) and skipped.why.on_purpose
            self.skipped[skipped.kind] += skipped.count
            self.left_out[skipped.kind] += skipped.count if by_sense else 0
            if len(self.rows) < MOST_SKIPPED:
                self.rows.append(SkippedRow(skipped.where, skipped.why, by_sense))
        self.notes.extend(note for note in batch.notes if note not in self.notes)


class Throttle:
    """Passes a report on at most every 50 ms, and every new sentence; `Cancelled` comes through."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._last = 0.0
        self._sentence = ""

    def __call__(self, share: float, sentence: str) -> None:
        """Report, unless the same was reported a moment ago."""
        now = time.monotonic()
        if sentence != self._sentence or now - self._last >= _LEAST_SECONDS:
            self._last, self._sentence = now, sentence
            self._report(share, sentence)


class _Course:
    """How far an import is, told once more while SQLite works at a long statement, so that the
    wish to stop is heard there too."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._last: tuple[float, str] | None = None

    def tell(self, share: float, sentence: str) -> None:
        """Report."""
        self._last = share, sentence
        self._report(share, sentence)

    def again(self) -> None:
        """Report as before; nothing before the first time."""
        if self._last is not None:
            self._report(*self._last)


def take_in(
    library: Library, row: SourceRow, outline: Outline, batches: Iterable[Batch], report: Report
) -> SourceReport:
    """Write one source in one transaction; the completeness report that is kept with it.

    Whatever is raised, `Cancelled` included, leaves the library as it was. `report` gets shares
    0..1 of this source. Raises `UserError` for a damaged file, a full disk or a locked library.
    """
    sentence = _("Importing {file}").format(file=row.file)
    tally = _Tally(notes=list(outline.notes))

    def waiting() -> None:
        with told_by(report):
            tell_of_waiting()

    course = _Course(report)
    with library.importing(row, waiting=waiting) as running, _collector_paused():
        with running.watched(course.again):
            for batch in batches:
                _add(running, batch)
                tally.count(batch)
                course.tell(_READING_SHARE * min(batch.fraction, 1.0), sentence)
            working = _("Working out what {file} changes").format(file=row.file)
            course.tell(_READING_SHARE, working)
            as_of = _as_of(running, outline, tally)
            changes = running.finish(
                row.imported_ms if as_of is None else as_of,
                lambda share: course.tell(_READING_SHARE + (1 - _READING_SHARE) * share, working),
            )
            made = _report_of(running, row, outline, tally, as_of)
        made = replace(made, records=tuple(_kinds(tally, changes, outline.promised)))
        running.describe(completeness.to_stored(made))
        course.tell(1.0, _("Keeping what {file} says").format(file=row.file))
    return made


def _as_of(running: Import, outline: Outline, tally: _Tally) -> int | None:
    """The date of the export: as it says, as its records say, else that of its newest fact."""
    stated = outline.as_of_ms if outline.as_of_ms is not None else tally.as_of_ms
    return running.newest_ms() if stated is None else stated


class TooLargeError(Exception):
    """Raised by `rehearse` when the file holds more than may be tried out."""


class _TakenBackError(Exception):
    """Rolls a rehearsal back."""


def rehearse(
    library: Library,
    row: SourceRow,
    outline: Outline,
    batches: Iterable[Batch],
    look: Callable[[int], Found],
    patience: Callable[[], None] = lambda: None,
) -> tuple[SourceReport, Found]:
    """What an import would report, and what `look(source)` finds in the library after it; all of
    it is taken back. `batches`, and `patience` that is called every few milliseconds while SQLite
    works, may raise `TooLargeError`, which comes through.

    `look` must not use results remembered outside, nor remember any. Raises as `take_in` does, and
    `TooLargeError` where another import is under way.
    """
    tally = _Tally(notes=list(outline.notes))
    made: list[tuple[SourceReport, Found]] = []

    def waiting() -> None:
        raise TooLargeError

    with (
        suppress(_TakenBackError),
        library.importing(row, waiting=waiting) as running,
        _collector_paused(),
        running.watched(patience),
    ):
        for batch in batches:
            _add(running, batch)
            tally.count(batch)
        as_of = _as_of(running, outline, tally)
        changes = running.finish(row.imported_ms if as_of is None else as_of)
        report = _report_of(running, row, outline, tally, as_of)
        report = replace(report, records=tuple(_kinds(tally, changes, outline.promised)))
        made.append((report, look(running.source_id)))
        raise _TakenBackError
    return made[0]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Facts hold no cycles, and looking for some among them costs a fifth of an import."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _report_of(
    running: Import, row: SourceRow, outline: Outline, tally: _Tally, as_of: int | None
) -> SourceReport:
    """The report without its counts, account and facts filled, which are known later."""
    first_ms, last_ms = running.span()
    return SourceReport(
        source_id=running.source_id,
        file=row.file,
        format=row.format,
        account="",
        as_of_ms=as_of,
        imported_ms=row.imported_ms,
        records=(),
        skipped=tuple(tally.rows),
        missing=outline.missing,
        ignored=outline.ignored,
        notes=tuple(tally.notes),
        fills=0,
        already=running.same_as is not None,
        first_ms=first_ms,
        last_ms=last_ms,
        clock=outline.clock,
    )


def _add(running: Import, batch: Batch) -> None:
    if batch.kind in _KIN:
        running.declare(_KIN[batch.kind])
    running.add(batch.facts)


_KIN = {"followers": Kin.FOLLOWER, "following": Kin.FOLLOWING}


def _kinds(
    tally: _Tally, changes: Mapping[str, Changes], promised: Mapping[str, int]
) -> Iterator[KindReport]:
    met = {*tally.read, *tally.skipped, *changes, *promised}
    order = {kind: place for place, kind in enumerate(RECORD_KINDS)}
    for kind in sorted(met, key=lambda kind: (order.get(kind, len(order)), kind)):
        yield _kind(kind, tally, changes.get(kind, Changes()), promised.get(kind))


def _kind(kind: str, tally: _Tally, change: Changes, promised: int | None) -> KindReport:
    """`read = new + changed + unchanged + skipped`, in records of the file.

    Several records can be one thing (a post twice, two versions of it): those beyond the things
    that are new or changed are unchanged. Things that come along in records of another kind (people
    named in posts) count as read themselves.
    """
    read, skipped = tally.read[kind], tally.skipped[kind]
    unchanged = read - skipped - change.new - change.changed
    if unchanged < 0 or not read:
        unchanged = change.unchanged
        read = skipped + change.new + change.changed + unchanged
    return KindReport(
        kind, read, change.new, change.changed, unchanged, skipped, promised, tally.left_out[kind]
    )
