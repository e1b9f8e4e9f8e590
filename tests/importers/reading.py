"""Reads a path with one importer and sorts what comes out, for tests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    ExchangeFact,
    ListFact,
    PersonFact,
    PostFact,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.importers.base import RECORD_KINDS, Outline, Skipped
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_archive import IMPORTER

OF_KIND = {
    "posts": PostFact,
    "followers": SnapshotFact,
    "following": SnapshotFact,
    "lists": ListFact,
    "messages": ExchangeFact,
    "reading_times": ReadingFact,
    "counts": CountFact,
    "profile": AccountFact,
}


@dataclass
class Result:
    """Everything that came out of one source."""

    outline: Outline
    read: Counter[str] = field(default_factory=Counter)
    facts: list[Any] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def of(self, kind: type) -> list[Any]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @property
    def posts(self) -> dict[str, PostFact]:
        return {fact.post_id: fact for fact in self.of(PostFact)}

    @property
    def people(self) -> dict[str, PersonFact]:
        return {fact.person: fact for fact in self.of(PersonFact)}

    @property
    def kinds(self) -> dict[str, int]:
        return dict(Counter(str(fact.kind) for fact in self.of(PostFact)))

    def snapshot(self, kin: str) -> list[str]:
        return [fact.person for fact in self.of(SnapshotFact) if fact.kin == kin]

    def why(self) -> list[tuple[str, str]]:
        return [(entry.where, entry.why) for entry in self.skipped]


def read_all(*paths: Path, importer: Any = IMPORTER) -> Result:
    """All of the one source that the paths make; checks what every importer must keep to."""
    sources, refused = open_sources(paths)
    assert refused == []
    assert len(sources) == 1
    with sources[0] as source:
        assert importer.recognise(source).score > 0.5
        result = Result(importer.outline(source))
        fraction = 0.0
        for batch in importer.read(source, result.outline):
            assert batch.kind in RECORD_KINDS
            assert fraction <= batch.fraction <= 1
            fraction = batch.fraction
            counted = sum(isinstance(fact, OF_KIND[batch.kind]) for fact in batch.facts)
            assert 0 <= counted <= batch.read
            result.read[batch.kind] += batch.read
            result.left_out[batch.kind] += batch.read - counted
            result.facts += batch.facts
            result.skipped += batch.skipped
            result.notes += batch.notes
    counted = Counter()
    for entry in result.skipped:
        counted[entry.kind] += entry.count
    assert counted == +result.left_out
    return result
