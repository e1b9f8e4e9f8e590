"""Made-up tables as the programs of others write them, and what one importer makes of them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reachdesk.importers.base import Outline, Skipped
from reachdesk.importers.source import open_sources
from reachdesk.services import formats
from reachdesk.services.table_columns import of_table

_T_GEM = (
    "ID,Since,Last tweeted at,Tweets,Favorites,Listed,Following,Followers,Screen name,Name,"
    "Verified,Protected,Bio,Status,Location,URL"
)
T_GEM = _T_GEM.split(",")


def t_gem_row(number: int, **changes: object) -> list[str]:
    """Somebody as the `t` gem lists them."""
    row = {
        "ID": str(1000 + number),
        "Since": "2010-04-13 09:44:30 +0000",
        "Last tweeted at": f"2016-04-{number % 20 + 1:02d} 18:49:56 +0000",
        "Tweets": "1693",
        "Favorites": "745",
        "Listed": "10",
        "Following": "1432",
        "Followers": "305",
        "Screen name": f"person_{number}",
        "Name": f"Person {number}",
        "Verified": "false",
        "Protected": "false",
        "Bio": f"plans rosters\nand queues {number}",
        "Status": "Duct tape, and the mouth stays shut.",
        "Location": "Peine, Germany",
        "URL": "https://facebook.com/somewhere",
    }
    return list((row | {key: str(value) for key, value in changes.items()}).values())


def text_of(rows: Iterable[Sequence[object]], separator: str = ",", ends: str = "\n") -> str:
    """Rows as text."""
    held = io.StringIO()
    csv.writer(held, delimiter=separator, lineterminator=ends).writerows(rows)
    return held.getvalue()


def write(
    path: Path, rows: Iterable[Sequence[object]], encoding: str = "utf-8", **how: str
) -> Path:
    """A table as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text_of(rows, **how).encode(encoding))
    return path


@dataclass
class Taken:
    """What came out of a table."""

    key: str
    outline: Outline
    read: Counter[str] = field(default_factory=Counter)
    facts: list[Any] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    as_of_ms: int | None = None

    def of(self, kind: type) -> list[Any]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @property
    def mapping(self) -> dict[str, str]:
        """The field of each column by its name, those left out not."""
        return {one.name: one.field for one in self.outline.mapping.columns if one.field}


def take(path: Path, *words: str) -> Taken:
    """All facts of the one table at a path, by the importer that knows it best, or by words."""
    (source,), refused = open_sources([path])
    assert not refused
    with source:
        if words:
            candidate = of_table(source, words)
            importer, outline = candidate.importer, candidate.outline
        else:
            known = [(one.recognise(source), one) for one in formats.importers().values()]
            _match, importer = max(
                ((match, one) for match, one in known if match), key=lambda pair: pair[0].score
            )
            outline = importer.outline(source)
        taken = Taken(importer.key, outline)
        for batch in importer.read(source, outline):
            taken.read[batch.kind] += batch.read
            taken.facts += batch.facts
            taken.skipped += batch.skipped
            taken.notes += batch.notes
            taken.as_of_ms = batch.as_of_ms or taken.as_of_ms
    return taken


def why_not(path: Path) -> str | None:
    """The sentence with which a table is refused; None where some importer takes it."""
    (source,), _refused = open_sources([path])
    with source:
        importers = formats.importers().values()
        if any(one.recognise(source) for one in importers):
            return None
        asked = (getattr(one, "why_not", lambda _source: None)(source) for one in importers)
        return next((reason for reason in asked if reason), "")
