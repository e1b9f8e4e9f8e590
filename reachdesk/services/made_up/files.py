"""A made-up file: its name, format, owner, day, and the facts that are in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reachdesk.domain.records import Fact
from reachdesk.importers.base import Batch, Outline, Owner

WHOLE_EXPORTS = ("x_archive", "linkedin_export")
"""Formats that say how much they hold."""


@dataclass(frozen=True, slots=True)
class Export:
    """One made-up file: its name, format, day and what is in it."""

    file: str
    format: str
    importer: str
    outline: Outline
    batches: tuple[Batch, ...]

    @property
    def fingerprint(self) -> str:
        """Stands for the hash of the file's contents, so that a second filling is noticed."""
        return f"demo:{self.file}"


def batch(kind: str, facts: Iterable[Fact], read: int | None = None) -> Batch:
    """A batch of these facts, made from `read` records (None: one of each)."""
    held = list(facts)
    return Batch(kind, len(held) if read is None else read, held, fraction=1.0)


def export(owner: Owner, file: str, format_key: str, as_of_ms: int, batches: list[Batch]) -> Export:
    """An export of the owner's with these batches."""
    whole = format_key in WHOLE_EXPORTS
    promised = {each.kind: each.read for each in batches} if whole else {}
    return Export(file, format_key, "demo", Outline(owner, as_of_ms, promised), tuple(batches))
