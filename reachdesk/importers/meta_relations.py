"""Followers, followed and likes as Instagram and Threads list them, with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from reachdesk.domain.records import (
    Direction,
    ExchangeFact,
    ExchangeKind,
    Kin,
    PersonFact,
    SnapshotFact,
)
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.meta_reading import MetaReading
from reachdesk.importers.meta_records import Relation, moment
from reachdesk.importers.meta_text import repaired
from reachdesk.importers.wording import worded

_HANDLE = re.compile(r"[\w.]{1,30}")
_PROFILE = re.compile(r"(?:instagram\.com|threads\.(?:net|com))/(?:_u/)?@?([\w.%]{1,60})/?(?:\?|$)")


def handle_of(record: Relation) -> str | None:
    """The handle of a record in lower case: from its link, its value or, since 2025, its title."""
    for cell in record.string_list_data or ():
        found = _PROFILE.search(cell.href or "")
        if found and _HANDLE.fullmatch(unquote(found[1])):
            return unquote(found[1]).lower()
        if cell.value and _HANDLE.fullmatch(cell.value):
            return cell.value.lower()
    title = (record.title or "").removeprefix("@")
    return title.lower() if _HANDLE.fullmatch(title) else None


def since_of(record: Relation) -> int | None:
    """UTC milliseconds since when, None where the record does not say."""
    times = (moment(cell.timestamp) for cell in record.string_list_data or ())
    return next((at_ms for at_ms in times if at_ms is not None), None)


def read_relations(reading: MetaReading) -> Iterator[Batch]:
    """Both sets, each person with the date of following."""
    for kind, kin in (("followers", Kin.FOLLOWER), ("following", Kin.FOLLOWING)):
        found = Gathering(reading, kind)
        seen: set[str] = set()
        for where, record in reading.records(kind, Relation, found):
            handle = handle_of(record)
            if handle is None:
                found.leave_out(where, worded(N_("it names nobody")))
            elif handle in seen:
                found.leave_out(where, worded(N_("the same person stands further up")))
            else:
                seen.add(handle)
                name = repaired(record.title)
                known = name if name and name.lower() != handle else None
                person = PersonFact(f"@{handle}", handle, known)
                found.take(person, SnapshotFact(kin, f"@{handle}", since_of(record)))
            yield from found.full()
        yield from found.rest()


def read_likes(reading: MetaReading) -> Iterator[Batch]:
    """Posts of others that the owner liked; the title names whose they are."""
    found = Gathering(reading, "mentions")
    for where, record in reading.records("likes", Relation, found):
        handle = (record.title or "").removeprefix("@").lower()
        at_ms = since_of(record)
        if not _HANDLE.fullmatch(handle) or at_ms is None:
            found.leave_out(
                where, worded(N_("it names nobody")) if at_ms else worded(N_("no date"))
            )
            continue
        link = next((cell.href for cell in record.string_list_data or () if cell.href), "")
        key = found.key(f"like:{link or handle}:{at_ms // 1000}")
        person = f"@{handle}"
        found.take(ExchangeFact(key, ExchangeKind.LIKE, Direction.OUT, at_ms, person))
        yield from found.full()
    yield from found.rest()
