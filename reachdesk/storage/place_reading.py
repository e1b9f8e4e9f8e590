"""The place of a person, as the library keeps it: as the owner or an export says, else as the
gazetteer reads the words about her."""

from __future__ import annotations

from functools import lru_cache

from sqlite_utils import Database

from reachdesk.domain.people_reading import PeopleReading, Words
from reachdesk.domain.places import classifier
from reachdesk.domain.places.place import Place, Unplaced
from reachdesk.domain.places.reading import Said, read_whereabouts
from reachdesk.gazetteer import gazetteer, gazetteer_version

KEY = "place"


def place_reading(_db: Database) -> PeopleReading:
    """The reading that fills country, region, city, zone, the witness and the words that decided
    (a line each)."""
    return PeopleReading(
        key=KEY,
        version=f"{classifier.VERSION}-{gazetteer_version()}",
        takes=("said_country", "said_city", "said_zone", "place", "language", "bio"),
        gives=("country", "region", "city", "zone", "place_by", "place_words"),
        read=_read,
    )


def _read(words: Words) -> Words:
    found = read_whereabouts(Said._make(words), gazetteer(), _stated)
    return (*found[:5], "\n".join(found.words) or None)


@lru_cache(maxsize=1 << 17)
def _stated(text: str, within: str | None, language: str | None) -> Place | Unplaced:
    """A place in free words; many people write the same ones."""
    return classifier.classify(text, gazetteer(), within=within, language=language)
