"""How a long job tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[float, str], None]
"""Called with the share done (0..1) and a sentence; raises `Cancelled` once the user has had
enough, which the job lets through."""


def silent(_share: float, _sentence: str) -> None:
    """A report that nobody reads."""
