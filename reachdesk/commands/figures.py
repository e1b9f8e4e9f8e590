"""Numbers as the command line gives them: null where unknown, in columns where people read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from reachdesk.domain.answers.reach import Ranged

UNKNOWN = "–"


def plain(value: float | None) -> float | None:
    """The number, or None where it is unknown or no finite number: JSON has no other."""
    return float(value) if value is not None and math.isfinite(value) else None


def plain_list(values: Iterable[float]) -> list[float | None]:
    """All of them as `plain`."""
    return [plain(value) for value in values]


def ranged(values: Ranged | None) -> dict[str, Any] | None:
    """A value with its 80 % range; None where there is none."""
    if values is None:
        return None
    return {"value": plain(values.value), "low": plain(values.low), "high": plain(values.high)}


def signed(points: float) -> str:
    """Points with their sign and one decimal; those that round to nothing have none."""
    return f"{points:+.1f}" if abs(points) >= 0.05 else "0.0"


def share(value: float) -> str:
    """A chance in per cent, one decimal."""
    return f"{value:.1%}".replace("%", " %")


def table(
    rows: Iterable[Sequence[str]], right: Iterable[int] = (), least: Sequence[int] = ()
) -> list[str]:
    """Rows as lines with columns of even width, two blanks apart; `right` columns end together.

    `least`: widths that the columns have even where all their cells are shorter.
    """
    held = [list(row) for row in rows]
    if not held:
        return []
    widths = [max(map(len, column)) for column in zip(*held, strict=True)]
    widths = [max(pair) for pair in zip(widths, least, strict=True)] if least else widths
    to_the_right = set(right)
    return [
        "  ".join(
            cell.rjust(width) if place in to_the_right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in held
    ]
