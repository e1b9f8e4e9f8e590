"""The roles of a person, as the library keeps them."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.domain.people_reading import PeopleReading, Words


def role_reading(_db: Database) -> PeopleReading:
    """The reading that fills roles and the words that decided."""
    return PeopleReading(
        key="role", version="said", takes=("said_roles",), gives=("roles",), read=_as_said
    )


def _as_said(words: Words) -> Words:
    return tuple(word or None for word in words)
