"""A source that an importer knows, and what the library is told of it before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.importers.base import Importer, Match, Outline
from reachdesk.importers.source import Source
from reachdesk.storage.importing import SourceRow

IMPORTER_VERSION = "1"
"""Of importers that state none; a newer version of an importer replaces what an older one read."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that some importer knows."""

    source: Source
    importer: Importer
    match: Match
    outline: Outline
    fingerprint: str


def row_of(candidate: Candidate, *, imported_ms: int) -> SourceRow:
    """The row of a candidate, imported at `imported_ms`."""
    version = str(getattr(candidate.importer, "version", IMPORTER_VERSION))
    if candidate.outline.reading:
        version = f"{version}:{candidate.outline.reading}"
    return source_row(
        candidate.source.name,
        candidate.fingerprint,
        (candidate.importer.key, version),
        candidate.outline,
        imported_ms,
    )


def source_row(
    file: str, fingerprint: str, read_as: tuple[str, str], outline: Outline, imported_ms: int
) -> SourceRow:
    """A row from its parts; `read_as` is the format's key and the importer's version."""
    owner = outline.owner
    return SourceRow(
        file=file,
        fingerprint=fingerprint,
        format=read_as[0],
        network=owner.network,
        importer=read_as[1],
        imported_ms=imported_ms,
        native_id=owner.native_id,
        handle=owner.handle,
        name=owner.name,
    )
