"""Answers made of what a network states of a whole audience, without naming anybody."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class AudienceShare:
    """A share 0..1 of the audience; `low` and `high` differ where only a range is stated."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ShareCategory:
    """One way to divide the audience: key "locations", "job_titles", "seniority", "industries",
    "company_size", "companies" (or the network's own words), its shares from the largest down.

    They are the largest only, so that they do not add up to one.
    """

    key: str
    shares: tuple[AudienceShare, ...]


@dataclass(frozen=True, slots=True)
class StatedAudience:
    """What the network states of the audience as a whole on a day (days since 1970)."""

    method: Method
    day: int
    categories: tuple[ShareCategory, ...]
