"""Moments as they stand in names of files, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

_STAMP = "%Y-%m-%d-%H%M%S"


def stamp(moment_ms: int) -> str:
    """Such as "2026-11-22-093000", for milliseconds since 1970."""
    return datetime.fromtimestamp(moment_ms / 1000, UTC).strftime(_STAMP)


def moment(text: str) -> int | None:
    """Milliseconds since 1970 of a stamp; None for other words."""
    try:
        return int(datetime.strptime(text, _STAMP).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return None
