"""What the program reads out of the words about a person: a place out of «Leeds, UK», roles out of
a bio. One form for all such readings, so that the library keeps and renews them in one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Words = tuple[str | None, ...]
"""One person's words, None where nobody says anything."""


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """A reading of people.

    `version` changes whenever the same words may be read otherwise (the rules, the gazetteer): then
    everybody is read again. `takes` are the columns that it looks at: "handle", "name", "bio",
    "place", "language", "network" and what the exports or the owner state outright: "said_country",
    "said_city", "said_zone", "said_roles" ("" is the owner's «unknown»). `gives` are the columns
    that it fills. `read` turns the words of `takes` into those of `gives`, in their orders; it
    depends on nothing else and gives only None for words that are all None.
    """

    key: str
    version: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    read: Callable[[Words], Words]
