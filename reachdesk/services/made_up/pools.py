"""The word lists that the demo account is made of, one text file each in `resources/demo`."""

from __future__ import annotations

import random
import unicodedata
from functools import cache
from typing import NamedTuple

from reachdesk import paths


class City(NamedTuple):
    """A town, its country code and IANA zone, and whose names are common there."""

    country: str
    culture: str
    zone: str
    name: str


def chance(seed: int) -> random.Random:
    """A source of chance that always goes the same way."""
    return random.Random(seed)  # noqa: S311 - nothing secret here


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a word list."""
    text = paths.resource("demo").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)


@cache
def names() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """(given names, family names) by culture; the family names are made up."""
    found = {}
    for line in lines("names"):
        culture, rest = line.split(": ")
        given, family = rest.split(" | ")
        found[culture] = (tuple(given.split()), tuple(family.split()))
    return found


@cache
def cities() -> dict[str, tuple[City, ...]]:
    """Towns by country code."""
    found: dict[str, list[City]] = {}
    for line in lines("cities"):
        head, towns = line.split(": ")
        country, culture, zone = head.split()
        found.setdefault(country, []).extend(
            City(country, culture, zone, town) for town in towns.split()
        )
    return {country: tuple(towns) for country, towns in found.items()}


@cache
def country_words() -> dict[str, str]:
    """What people write for their country, by code."""
    return dict(line.split(" ", 1) for line in lines("countries"))


@cache
def bios() -> dict[str, tuple[str, ...]]:
    """Lines about oneself by role key, "unknown" included."""
    found: dict[str, list[str]] = {}
    for line in lines("bios"):
        role, bio = line.split(": ", 1)
        found.setdefault(role, []).append(bio)
    return {role: tuple(texts) for role, texts in found.items()}


def plain(name: str) -> str:
    """A name in lower-case letters a to z and hyphens."""
    folded = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("ł", "l"))
    return "".join(
        letter for letter in folded if letter.isascii() and (letter.isalpha() or letter == "-")
    )
