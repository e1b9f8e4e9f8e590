"""One module per card of a page; each offers `CARD` with a `key` and `answer(desk, request)`.

A card's answer is one of the records of `reachdesk.domain.answers`, or None where the library
holds nothing that it could be made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from reachdesk import registry
from reachdesk.services.desk import Desk, Request


class Card(Protocol):
    """What a card's module offers as `CARD`."""

    key: str

    def answer(self, desk: Desk, request: Request) -> Any:
        """The answer, or None where the library holds nothing for it."""


@cache
def cards() -> Mapping[str, Card]:
    """All cards by key."""
    return registry.Offers("reachdesk.services.cards", "CARD")


def answer(desk: Desk, key: str, request: Request) -> Any:
    """The answer of the card `key`, or None where the library holds nothing for it.

    Raises `KeyError` for a key that no card has.
    """
    return cards()[key].answer(desk, request)
