"""A post or a person behind an entry of the ledger, in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from reachdesk.domain.answers.events import PersonPage, PostPage, Talk
from reachdesk.domain.records import Direction
from reachdesk.domain.score.courtesy import CourtesyReader
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.post_glances import glances
from reachdesk.services.post_links import post_link
from reachdesk.services.score_courtesy import courtesy_reader
from reachdesk.services.score_days import partner_standing
from reachdesk.services.score_rules import rules_of
from reachdesk.storage import people
from reachdesk.storage.posts import post_texts
from reachdesk.storage.talks import StoredTalk, talks_about, talks_with

MOST_TALKS = 200


class _Read(TypedDict, total=False):
    """The fields of a `Talk` that tell of courtesy."""

    weight: float | None
    words: tuple[str, ...]


_COUNTS = {
    "views": "impressions",
    "reposts": "reposts",
    "quotes": "quotes",
    "replies": "replies",
    "likes": "likes",
}
"""Keys of `PostPage.counts`, and the columns that they are from."""


def post_page(desk: Desk, request: Request, post_id: str) -> PostPage | None:
    """The post of that id with what the exports say of it, or None. Masked: no text, no names."""
    known = account_history(desk, request.account)
    if known is None:
        return None
    place = known.columns.ids.place_of(post_id)
    if place is None:
        return None
    owner = accounts.choose(desk, request.account)
    (glance,) = glances(desk, request, known.columns, np.array([place]))
    counts = [
        (key, float(getattr(known.columns, column)[place])) for key, column in _COUNTS.items()
    ]
    with desk.library.using() as db:
        number = account_number(db, owner.id)
        (text,) = post_texts(db, number, [post_id])
        talks = talks_about(db, number, post_id, MOST_TALKS)
    return PostPage(
        glance=glance,
        text=None if request.masked else text,
        counts=tuple((key, round(value)) for key, value in counts if not np.isnan(value)),
        link=None if request.masked else post_link(owner.network, owner.handle, post_id),
        talks=_told(desk, request, talks),
    )


def person_page(desk: Desk, request: Request, ref: str) -> PersonPage | None:
    """A partner by the ref that the ledger names, with the newest exchanges; None for nobody known
    by it, and in a masked answer."""
    owner = accounts.choose(desk, request.account)
    if request.masked:
        return None
    with desk.library.using() as db:
        number = people.person_id(db, owner.network, ref)
        if number is None:
            return None
        person = people.people_by_id(db, [number]).get(number)
        talks = talks_with(db, account_number(db, owner.id), number, MOST_TALKS)
    written = ref.removeprefix("@") if ref.startswith("@") else None
    handle = (person.handle if person else None) or written
    name = (person.name if person else None) or handle or ref
    standing = partner_standing(desk, request.account, rules_of(desk, request)).get(ref)
    return PersonPage(name, handle, _told(desk, request, talks), standing)


def _told(desk: Desk, request: Request, talks: Sequence[StoredTalk]) -> tuple[Talk, ...]:
    reader = courtesy_reader(desk)
    with desk.library.using() as db:
        known = people.people_by_id(db, {one.person for one in talks})
        refs = people.refs_by_id(db, {one.person for one in talks})

    def called(number: int) -> str:
        person, ref = known.get(number), refs.get(number, "")
        if request.masked:
            return ""
        if person and person.name:
            return person.name
        handle = person.handle if person else None
        return f"@{handle}" if handle else ref if ref.startswith("@") else ""

    return tuple(
        Talk(
            at_ms=one.at_ms,
            kind=one.kind,
            direction=one.direction,
            person=called(one.person),
            text=None if request.masked else one.text,
            **_courtesy(reader, request, one),
        )
        for one in talks
    )


def _courtesy(reader: CourtesyReader, request: Request, one: StoredTalk) -> _Read:
    """How much courtesy leaves of an exchange received, and the words that said so."""
    if one.direction != Direction.IN:
        return {}
    read = reader.read(one.text) if one.text else None
    weight = read.weight if read else one.courtesy
    if request.courtesy_in_full and weight is not None:
        weight = 1.0
    told = read is not None and read.is_courtesy and not request.masked
    return {"weight": weight, "words": read.matched if read and told else ()}
