"""Everything that is said of where one person is, weighed: the owner or a table's own column, then
the place in free words, then the bio."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from reachdesk.domain.places.bio import place_in_bio
from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.gazetteer import Gazetteer
from reachdesk.domain.places.place import Place, Unplaced, Why


class Witness(StrEnum):
    """Who says where a person is."""

    SAID = "said"  # the owner, or a column of countries in an export
    PLACE = "place"
    BIO = "bio"


class Said(NamedTuple):
    """What there is to read. `country`, `city` and `zone` as the owner or an export states them;
    "" is the owner's «unknown»."""

    country: str | None
    city: str | None
    zone: str | None
    place: str | None
    language: str | None
    bio: str | None


class Whereabouts(NamedTuple):
    """Where a person is, as far as is known, by which witness and by which words of it."""

    country: str | None = None
    region: str | None = None
    city: str | None = None
    zone: str | None = None
    witness: Witness | None = None
    words: tuple[str, ...] = ()


Stated = Callable[[str, str | None, str | None], Place | Unplaced]
"""Reads a place in free words: the words, a country known from elsewhere, a language."""


def read_whereabouts(said: Said, gazetteer: Gazetteer, stated: Stated | None = None) -> Whereabouts:
    """Where a person is. `stated`: `classify`, remembered by the caller who reads many."""
    read = stated or (
        lambda text, within, hint: classify(text, gazetteer, within=within, language=hint)
    )
    if said.country == "":
        return Whereabouts(zone=said.zone or None, city=said.city or None, witness=Witness.SAID)
    if said.country:
        return _in_said_country(said, said.country, read)
    found = read(said.place or said.city or "", None, said.language)
    if isinstance(found, Place):
        return _whereabouts(found, said, Witness.PLACE)
    told = (
        place_in_bio(said.bio, gazetteer, lambda text: read(text, None, None)) if said.bio else None
    )
    if told is not None and not _against(found, told):
        finer = read(said.place or "", told.country, said.language)
        agreed = finer if isinstance(finer, Place) and told.city is None else told
        words = tuple(dict.fromkeys((*told.words, *agreed.words)))
        return _whereabouts(agreed, said, Witness.BIO)._replace(words=words)
    return Whereabouts(city=said.city or None, zone=said.zone or None)


def _in_said_country(said: Said, country: str, read: Stated) -> Whereabouts:
    """The stated country, with what the other words add within it."""
    for text in (said.place, said.city):
        found = read(text, country, said.language) if text else None
        if isinstance(found, Place):
            return _whereabouts(found, said, Witness.SAID)
    return Whereabouts(country, None, said.city or None, said.zone or None, Witness.SAID)


def _whereabouts(found: Place, said: Said, witness: Witness) -> Whereabouts:
    """A place that was read; what is stated of city and zone stays as it is, "" as unknown."""
    return Whereabouts(
        found.country,
        found.region,
        (found.city if said.city is None else said.city) or None,
        (found.zone if said.zone is None else said.zone) or None,
        witness,
        found.words,
    )


def _against(found: Place | Unplaced, told: Place) -> bool:
    """Whether a place of several minds leaves no room for the country that the bio tells."""
    return (
        isinstance(found, Unplaced)
        and found.why in {Why.SEVERAL, Why.AMBIGUOUS}
        and told.country not in found.candidates
    )
