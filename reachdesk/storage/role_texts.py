"""What people say of themselves, for counting what rules find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.storage.role_reading import fields


class PersonText(NamedTuple):
    """A person by internal number: called `label`, on a network, with name and bio; `said`: whether
    the owner or an export names roles, so that no rule decides."""

    person_id: int
    label: str
    network: str
    name: str | None
    bio: str | None
    said: bool

    @property
    def fields(self) -> dict[str, str | None]:
        """The texts by the field names of rules."""
        return fields(self.network, self.name, self.bio)


def people_texts(db: Database, step: int = 1) -> Iterator[PersonText]:
    """Everybody whom an export describes, in a fixed but meaningless order; with `step` about one
    in so many of them, always the same."""
    found = db.conn.execute(
        "SELECT person.person_id, coalesce(person.name, '@' || person.handle, ref.ref),"
        " ref.network, person.name, fact.bio, person.said_roles IS NOT NULL FROM person"
        " JOIN person_ref AS ref ON ref.id = person.person_id"
        " LEFT JOIN person_fact AS fact ON fact.id = person.bio_fact"
        " WHERE person.person_id % ? = 0 ORDER BY person.person_id",
        (step,),
    )
    for person, label, network, name, bio, said in found:
        yield PersonText(person, label, network, name, bio, bool(said))


def count_described(db: Database) -> int:
    """How many people that is."""
    return int(db.conn.execute("SELECT count(*) FROM person").fetchone()[0])
