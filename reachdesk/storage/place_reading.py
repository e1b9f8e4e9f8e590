"""The place of a person, as the library keeps it."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.domain.people_reading import PeopleReading, Words


def place_reading(_db: Database) -> PeopleReading:
    """The reading that fills country, region, city, zone, witness and words."""
    return PeopleReading(
        key="place",
        version="said",
        takes=("said_country", "said_city", "said_zone"),
        gives=("country", "city", "zone"),
        read=_as_said,
    )


def _as_said(words: Words) -> Words:
    return tuple(word or None for word in words)
