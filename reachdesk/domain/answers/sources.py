"""Answers about the imports: what is in the library and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.evidence import Coverage


@dataclass(frozen=True, slots=True)
class KindReport:
    """Counts of one record kind: `read = new + changed + unchanged + skipped`; `promised` is None
    where nothing was promised. Of those skipped, `left_out` could be read and were left out because
    of their sense: posts by others, the same post twice."""

    kind: str
    read: int
    new: int
    changed: int
    unchanged: int
    skipped: int
    promised: int | None
    left_out: int = 0

    @property
    def unreadable(self) -> int:
        """How many could not be read."""
        return self.skipped - self.left_out


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A record that was not taken: where it stands and why, in words. `left_out`: it could be read,
    see `KindReport`."""

    where: str
    why: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One imported file with its completeness report. `fills` counts how many of the eight facts
    the export fills. `account` is "" where it is about all of them.
    `first_ms` and `last_ms` are the first and last moment that its records speak of, UTC
    milliseconds (None: none is dated). `already` is True where the same file was in the library
    before. `clock` is the owner's own time zone in the export's words ("": it does not say)."""

    source_id: int
    file: str
    format: str
    account: str
    as_of_ms: int | None
    imported_ms: int
    records: tuple[KindReport, ...]
    skipped: tuple[SkippedRow, ...]
    missing: tuple[str, ...]
    ignored: tuple[str, ...]
    notes: tuple[str, ...]
    fills: int
    already: bool = False
    first_ms: int | None = None
    last_ms: int | None = None
    clock: str = ""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be imported, and the sentence that says why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one call of import did."""

    sources: tuple[SourceReport, ...]
    refused: tuple[RefusedFile, ...]


@dataclass(frozen=True, slots=True)
class PreviewKind:
    """What a preview knows of one record kind before the import: promised or counted amounts, and
    how many are already in the library (None: not known before reading)."""

    kind: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """A column of a table: its place from 0, its name ("#3" where it has none), its first values,
    the field that it fills ("": left out), and whether that needs no second look."""

    place: int
    name: str
    values: tuple[str, ...]
    field: str
    sure: bool


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """Dates of a table that begin with the day or the month, such as `example`.

    Of `total` such dates `fit_one` have one reading only. `day_first`: how they will be read, None
    where nobody can tell; `settled` where the dates or the owner have decided it.
    """

    example: str
    fit_one: int
    total: int
    day_first: bool | None
    settled: bool


@dataclass(frozen=True, slots=True)
class TablePreview:
    """How a table would be read.

    `target` is what its rows are, one of `targets`, `sure` whether that needs no second look.
    `fields` are the fields to choose from; `lacks` those of which one is still needed. `rows`,
    `new`, `known`, `unreadable`: numbers of rows, and of people in them, None where that is not
    known before the import. `words` are what the owner said, as COLUMN=FIELD. `owners` are the
    accounts to choose from, by public id, where it is not known whose table it is; `owner` is the
    chosen one, "" none yet.
    """

    target: str
    targets: tuple[str, ...]
    sure: bool
    columns: tuple[ColumnPreview, ...]
    fields: tuple[str, ...]
    lacks: tuple[str, ...]
    question: DateQuestion | None
    rows: int | None
    new: int | None
    known: int | None
    unreadable: int | None
    words: tuple[str, ...]
    remembered: bool
    owners: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Gain:
    """How far something is known now and after an import: key "names", "place", "role" (of the
    followers) or "views" (of the own posts). `before` is None where there is nothing to know it of.
    """

    key: str
    before: Coverage | None
    after: Coverage


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an import would do, from an import that was taken back at once. `first_ms`, `last_ms`:
    see `SourceReport`."""

    records: tuple[KindReport, ...]
    first_ms: int | None
    last_ms: int | None
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a file before it is imported. `candidate` is an index into the recognised files.

    `title` names the format; `cannot_say` are keys of the eight facts that this export lacks;
    `already` is True where the same file was imported before; `others_export` where the library has
    accounts of the network and this is none of them; `table` says how a table would be read.
    `rehearsal`: None where the file was too large to be tried out, or cannot be imported as it is.
    """

    candidate: int
    file: str
    format: str
    title: str
    why: str
    account: str | None
    network: str
    as_of_ms: int | None
    amounts: tuple[PreviewKind, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    can_say: tuple[tuple[str, str], ...]
    already: bool
    others_export: bool
    table: TablePreview | None = None
    rehearsal: Rehearsal | None = None
