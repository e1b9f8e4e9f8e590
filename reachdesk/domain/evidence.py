"""The evidence class that every figure carries, and how far its inputs are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How a figure came about; from strongest to weakest."""

    MEASURED = "measured"
    DERIVED = "derived"
    ASSUMED = "assumed"
    MISSING = "missing"


_STRENGTH = (Evidence.MEASURED, Evidence.DERIVED, Evidence.ASSUMED, Evidence.MISSING)


def weakest(*classes: Evidence) -> Evidence:
    """The weakest of the classes: what a card shows for all that it draws. Measured for none."""
    return max(classes, key=_STRENGTH.index, default=Evidence.MEASURED)


@dataclass(frozen=True, slots=True)
class Coverage:
    """For how many of the things (followers, posts) an input is known."""

    known: int
    total: int

    @property
    def share(self) -> float | None:
        """Known share, 0..1; None where there is nothing to know."""
        return self.known / self.total if self.total else None
