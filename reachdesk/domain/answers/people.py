"""Answers about one person. Never a score, rank or grade."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.answers.events import Talk


@dataclass(frozen=True, slots=True)
class PersonFactLine:
    """A fact: which field, its value as text, the file that says it, and when it was true (UTC
    milliseconds)."""

    field: str
    value: str
    file: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person: what the table shows, the newest fact of each field, first and last exchange (UTC
    milliseconds, None without one), and the newest exchanges."""

    row: PersonRow
    facts: tuple[PersonFactLine, ...]
    first_ms: int | None
    last_ms: int | None
    talks: tuple[Talk, ...]
