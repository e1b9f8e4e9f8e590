"""The lines that can be drawn over the score: what is offered, and what was asked for.

A kind of line stands in a module of its own and is named in `KINDS` by the part of its keys before
the colon ("recipe" of "recipe:v1 lens", "like_for_like").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reachdesk.domain.answers.score import OverlayLine
from reachdesk.domain.periods import Period
from reachdesk.services import benchmarks, imported_scores, score_like_for_like, score_recipe_lines
from reachdesk.services.desk import Desk, Request

Offered = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class OverlayKind:
    """`offered(desk, request, shown)` gives key and name of each line that could be drawn over the
    days shown; `line(desk, request, shown, key)` one of them, or None where it is not there."""

    offered: Callable[[Desk, Request, Period], Offered]
    line: Callable[[Desk, Request, Period, str], OverlayLine | None]


KINDS: dict[str, OverlayKind] = {
    "like_for_like": OverlayKind(score_like_for_like.offered, score_like_for_like.line),
    "recipe": OverlayKind(score_recipe_lines.offered, score_recipe_lines.line),
    "imported": OverlayKind(imported_scores.offered, imported_scores.line),
    "benchmark": OverlayKind(benchmarks.offered, benchmarks.line),
}
"""In the order in which their chips stand."""


def offered(desk: Desk, request: Request, shown: Period) -> Offered:
    """Key and name of every line that could be drawn over these days."""
    return tuple(one for kind in KINDS.values() for one in kind.offered(desk, request, shown))


def overlays(desk: Desk, request: Request, shown: Period) -> tuple[OverlayLine, ...]:
    """The lines that the request asks for, in its order; what is not there is left out."""
    found = []
    for key in request.overlays:
        kind = KINDS.get(key.partition(":")[0])
        line = kind.line(desk, request, shown, key) if kind else None
        if line is not None:
            found.append(line)
    return tuple(found)
