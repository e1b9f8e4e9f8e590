"""Connections: who, since when, and what they do. Addresses of e-mail are never kept."""

from __future__ import annotations

from collections.abc import Iterator

from reachdesk.domain.records import AccountFact, Fact, Kin, PersonFact, SnapshotFact
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.linkedin_people import full_name, slug_in
from reachdesk.importers.linkedin_reading import Reading
from reachdesk.importers.linkedin_tables import Line
from reachdesk.importers.person_refs import ref_of
from reachdesk.importers.wording import worded
from reachdesk.importers.written_times import moment_in


def read_profile(reading: Reading) -> Iterator[Batch]:
    """The owner's own profile: name, headline and summary, place."""
    profile = Gathering(reading, "profile")
    for where, line in reading.lines("profile", profile):
        name = full_name(line.get("firstname"), line.get("lastname"))
        about = [line.get("headline"), line.get("summary")]
        place = line.get("geolocation") or line.get("location") or None
        if not name:
            profile.leave_out(where, worded(N_("it names nobody")))
            continue
        bio = "\n".join(filter(None, about)) or None
        profile.take(AccountFact(None, reading.owner.handle, name, bio, place))
    yield from profile.rest()


def read_connections(reading: Reading) -> Iterator[Batch]:
    """Everybody connected, as people, and as followers and followed: a connection is both."""
    followers, following = Gathering(reading, "followers"), Gathering(reading, "following")
    seen: set[str] = set()
    for where, line in reading.lines("connections", followers):
        made = _connection(line, reading)
        if made is None:
            followers.leave_out(where, worded(N_("neither name nor profile address")))
            continue
        person, since_ms = made
        if person.handle is None:
            # two people of one name, in files without addresses
            person = person._replace(person=followers.key(person.person))
        elif person.person in seen:
            followers.leave_out(where, worded(N_("the same person stands further up")))
            continue
        seen.add(person.person)
        followers.take(person, SnapshotFact(Kin.FOLLOWER, person.person, since_ms))
        following.take(SnapshotFact(Kin.FOLLOWING, person.person, since_ms))
        yield from followers.full()
        yield from following.full()
    yield from followers.rest()
    yield from following.rest()


def _connection(line: Line, reading: Reading) -> tuple[PersonFact, int | None] | None:
    """A person and since when; None for a row without any name."""
    name = full_name(line.get("firstname"), line.get("lastname"))
    slug = slug_in(line.get("url"))
    ref = ref_of(name, slug)
    if ref is None:
        return None
    reading.people.meet(name, slug)
    connected = moment_in(line.get("connectedon"))
    bio = work(line.get("position"), line.get("company"))
    person = PersonFact(ref, slug, name or None, bio)
    return person, connected.at_ms if connected else None


def work(position: str, company: str) -> str | None:
    """What somebody does, in one line; None where nothing is said."""
    if position and company:
        return f"{position} at {company}"
    return position or company or None


def facts_of_person(ref: str, name: str, slug: str | None) -> list[Fact]:
    """A person met outside the connections."""
    return [PersonFact(ref, slug, name or None)] if name or slug else []
