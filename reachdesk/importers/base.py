"""The contract of an importer: what a newcomer needs to add a format in one file.

A module `importers/foo.py` that sets `IMPORTER = Foo()` is found by itself (`registry.discover`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Fact, Network
from reachdesk.importers.source import Source

# The eight facts that an export may fill, in the order of the Sources page.
EIGHT_FACTS = ("posts", "reactions", "views", "mentions", "names", "place", "bio", "since_when")

# The record kinds of a completeness report; the keys of `records` in `import --json`.
RECORD_KINDS = (
    "posts",
    "followers",
    "following",
    "people",
    "lists",
    "list_members",
    "messages",
    "mentions",
    "reading_times",
    "counts",
    "profile",
    "events",
)


@dataclass(frozen=True, slots=True)
class Match:
    """How sure an importer is that a source is its own: `score` 0..1 and the reason in words."""

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is, as far as the file says."""

    network: Network
    native_id: str | None = None
    handle: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What a source says of itself before its records are read.

    `as_of_ms`: the export's date, UTC milliseconds (None: take the newest record's).
    `promised`: records named by a manifest, per record kind. `missing`: files named but absent,
    each as a plain sentence part; `ignored`: members that no reader wants. `notes`: plain
    sentences for the report ("201 rows: probably cut off by X"). `owner_open`: the file does not
    even say of which network it is. `reading` stands for how the owner wants it read (a table's
    column mapping): the same file read otherwise replaces what it gave before. `clock` is the
    owner's own time zone in the export's words ("": it does not say).
    """

    owner: Owner
    as_of_ms: int | None = None
    promised: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    owner_open: bool = False
    reading: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was not taken: its record kind, where it stands and why.

    An entry may stand for `count` records with one reason, where listing each helps nobody.
    """

    kind: str
    where: str
    why: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Up to a few thousand records of one record kind.

    `read` counts the records met in the file, those skipped included; `facts` may hold more rows
    than `read` (one post also names people) and of several fact types; only facts of the type that
    belongs to `kind` are counted as new, changed or unchanged. `fraction` is the share of the
    source read so far, 0..1. `notes` are sentences found while reading (see `Outline.notes`);
    `as_of_ms` the export's date, where only its records tell it: the latest of all batches counts.
    """

    kind: str
    read: int
    facts: tuple[Fact, ...] | list[Fact]
    skipped: tuple[Skipped, ...] | list[Skipped] = ()
    fraction: float = 0.0
    notes: tuple[str, ...] = ()
    as_of_ms: int | None = None


class Importer(Protocol):
    """Turns one kind of export into facts."""

    key: str
    """Stable name, such as "x_archive"."""

    network: Network
    can_say: Mapping[str, Evidence]
    """The best that such an export gives of each of `EIGHT_FACTS`; one left out is missing."""

    def title(self) -> str:
        """The format's name in the chosen language."""

    def how_to_get(self) -> str:
        """One sentence that says how to ask the network for this export."""

    def recognise(self, source: Source) -> Match | None:
        """A match where the contents look like this format; None otherwise. Never by file name."""

    def outline(self, source: Source) -> Outline:
        """What the source says of itself, read in a moment. Raises `UserError` for broken files."""

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """The records, lazily. One bad record becomes a `Skipped`, never an exception."""
