"""Who is told of the share done of something long."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[float], None]
"""Gets shares 0..1 and may raise to stop."""


def nobody(_share: float) -> None:
    """A report that nobody reads."""


def part_of(report: Report, start: float, end: float) -> Report:
    """A report of a part, from `start` to `end` of the whole."""
    return lambda share: report(start + share * (end - start))
