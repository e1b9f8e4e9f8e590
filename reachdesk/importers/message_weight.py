"""How much a message says, taken from its text in passing: the text itself is never kept."""

from __future__ import annotations

from reachdesk.domain.score.courtesy import courtesy


def weight_of(text: str | None) -> float | None:
    """The courtesy weight of a message, 0.1 to 1; None for one without words."""
    return courtesy(text).weight if text and text.strip() else None
