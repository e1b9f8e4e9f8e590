"""Reads a path with one importer and keeps what comes out, for tests of any format."""

from __future__ import annotations

import codecs
import csv
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reachdesk.domain.records import ExchangeFact, PersonFact, PostFact, SnapshotFact
from reachdesk.importers.base import EIGHT_FACTS, RECORD_KINDS, Importer, Outline, Skipped
from reachdesk.importers.source import open_sources


@dataclass
class Gathered:
    """Everything that came out of one source."""

    outline: Outline
    read: Counter[str] = field(default_factory=Counter)
    facts: list[Any] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of(self, kind: type) -> list[Any]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @property
    def posts(self) -> list[PostFact]:
        return self.of(PostFact)

    @property
    def people(self) -> dict[str, PersonFact]:
        return {fact.person: fact for fact in self.of(PersonFact)}

    @property
    def exchanges(self) -> list[ExchangeFact]:
        return self.of(ExchangeFact)

    @property
    def left_out(self) -> int:
        return sum(entry.count for entry in self.skipped)

    @property
    def counts(self) -> dict[tuple[str, int], int]:
        return {
            (fact.metric, fact.at_ms): fact.value
            for fact in self.facts
            if type(fact).__name__ == "CountFact"
        }

    def snapshot(self, kin: str) -> dict[str, int | None]:
        return {fact.person: fact.since_ms for fact in self.of(SnapshotFact) if fact.kin == kin}


def gather(importer: Importer, *paths: Path) -> Gathered:
    """All of the one source that the paths make; checks what every importer must keep to."""
    sources, refused = open_sources(paths)
    assert refused == []
    assert len(sources) == 1
    assert set(importer.can_say) <= set(EIGHT_FACTS)
    assert importer.title()
    assert importer.how_to_get().endswith(".")
    with sources[0] as source:
        match = importer.recognise(source)
        assert match is not None
        assert match.score > 0.5
        assert match.why
        result = Gathered(importer.outline(source))
        fraction = 0.0
        for batch in importer.read(source, result.outline):
            assert batch.kind in RECORD_KINDS
            assert fraction <= batch.fraction <= 1
            fraction = batch.fraction
            result.read[batch.kind] += batch.read
            result.facts += batch.facts
            result.skipped += batch.skipped
            result.notes += batch.notes
    assert all(entry.where and entry.why for entry in result.skipped)
    assert len({post.post_id for post in result.posts}) == len(result.posts)
    return result


def recognised(importer: Importer, path: Path) -> bool:
    """Whether the importer takes the source for its own."""
    (source,), _refused = open_sources([path])
    with source:
        return importer.recognise(source) is not None


def write_csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> Path:
    """A plain table in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def write_utf16(path: Path, text: str) -> Path:
    """A text with its mark in UTF-16, little end first."""
    path.write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
    return path


def zipped(folder: Path, path: Path) -> Path:
    """A zip of all files of a folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    return path
