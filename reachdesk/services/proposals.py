"""What may be the same on two accounts, and what the owner says of it.

A decision changes no figure: accounts are never added together, so nothing is counted twice. An
accepted message is marked where posts are listed, an accepted person where people are.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.answers.proposals import Proposal, ProposalSide
from reachdesk.domain.errors import UserError
from reachdesk.domain.sameness import Message, Pair, Somebody, same_messages, same_people
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.labels import one_line
from reachdesk.storage import alike
from reachdesk.storage import decisions as stored
from reachdesk.storage.decisions import MESSAGE, PERSON, Side

Sides = tuple[Side, Side]


class _Found(NamedTuple):
    """What speaks for two being the same, with the two as the library shows them."""

    one: ProposalSide
    other: ProposalSide
    clues: tuple[str, ...]


_Key = tuple[str, Sides]


def proposals(desk: Desk) -> tuple[Proposal, ...]:
    """All that may be the same: the open ones first, then the decided ones; messages before people,
    the newest messages first."""
    return desk.remember(("proposals",), lambda: _read(desk))


def open_count(desk: Desk, kind: str) -> int:
    """How many proposals of a kind ("message" or "person") wait for a decision."""
    return sum(one.kind == kind and one.accepted is None for one in proposals(desk))


def decide(desk: Desk, proposal_id: str, accept: bool) -> Proposal:  # noqa: FBT001 - the decision
    """Say whether the two are the same; an earlier word is replaced. The proposal as it is now.

    Raises `UserError` where there is no such proposal.
    """
    found = _named(desk, proposal_id)
    now_ms = time.time_ns() // 1_000_000
    made = stored.decision_of(found.kind, _sides(found), now_ms, accepted=accept)
    with desk.library.using() as db:
        stored.decide(db, made)
    desk.forget_results()
    return _named(desk, proposal_id)


def undo(desk: Desk, proposal_id: str) -> None:
    """Take a decision back; what is still alike is proposed again.

    Raises `UserError` where there is no such proposal, or nothing was decided.
    """
    found = _named(desk, proposal_id)
    if found.accepted is None:
        raise UserError(_("Nothing was decided about {id} yet.").format(id=proposal_id))
    with desk.library.using() as db:
        now = _decisions(db)
        stored.undecide(db, now[found.kind, _sides(found)])
    desk.forget_results()


def same_elsewhere(desk: Desk, kind: str) -> Mapping[Side, tuple[Side, ...]]:
    """For each side of an accepted proposal of a kind, the sides it was said to be the same as."""

    def made() -> dict[Side, tuple[Side, ...]]:
        found: dict[Side, tuple[Side, ...]] = {}
        with desk.library.using() as db:
            decided = _decisions(db)
        for (of_kind, (one, other)), decision in decided.items():
            if of_kind == kind and decision.accepted:
                found[one] = (*found.get(one, ()), other)
                found[other] = (*found.get(other, ()), one)
        return found

    return desk.remember(("same elsewhere", kind), made)


def _named(desk: Desk, proposal_id: str) -> Proposal:
    found = next((one for one in proposals(desk) if one.id == proposal_id.strip().lower()), None)
    if found is None:
        raise UserError(
            _("There is no proposal {id}: see «reachdesk proposals».").format(id=proposal_id)
        )
    return found


def _sides(proposal: Proposal) -> Sides:
    one, other = sorted((side.network, side.ref) for side in (proposal.one, proposal.other))
    return one, other


def _read(desk: Desk) -> tuple[Proposal, ...]:
    with desk.library.using() as db:
        found = {**_messages(db), **_people(db)}
        decided = _decisions(db)
        found.update(_no_longer_alike(db, [key for key in decided if key not in found]))
    made = [
        Proposal(_id(key), key[0], *each, decided[key].accepted if key in decided else None)
        for key, each in found.items()
    ]
    return tuple(sorted(made, key=_order))


def _order(one: Proposal) -> tuple[bool, str, int, str]:
    return one.accepted is not None, one.kind, -(one.one.at_ms or 0), one.id


def _id(key: _Key) -> str:
    kind, sides = key
    words = "\n".join((kind, *sides[0], *sides[1]))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:10]


def _messages(db: Database) -> dict[_Key, _Found]:
    read = alike.messages(db)
    return _found(MESSAGE, [_message_side(one) for one in read], same_messages(read))


def _people(db: Database) -> dict[_Key, _Found]:
    read = alike.namesakes(db)
    return _found(PERSON, [_person_side(one) for one in read], same_people(read))


def _found(kind: str, sides: list[ProposalSide], pairs: Iterable[Pair]) -> dict[_Key, _Found]:
    found = {}
    for pair in pairs:
        one, other = sorted((sides[pair.one], sides[pair.other]), key=_place)
        found[kind, (_place(one), _place(other))] = _Found(one, other, tuple(map(str, pair.clues)))
    return found


def _place(side: ProposalSide) -> Side:
    return side.network, side.ref


def _decisions(db: Database) -> dict[_Key, stored.Decision]:
    """The decisions by what their sides are called now: a later export may have given an id to a
    person who was known by the handle only."""
    found: dict[_Key, stored.Decision] = {}
    for each in stored.decisions(db):
        sides = each.sides
        if each.kind == PERSON:
            known = alike.people_named(db, sides)
            called = [(one.network, one.ref) for one in map(known.get, sides) if one is not None]
            sides = (min(called), max(called)) if len(called) == len(sides) else sides
        found[each.kind, sides] = each
    return found


def _no_longer_alike(db: Database, keys: list[_Key]) -> dict[_Key, _Found]:
    """Decided pairs that nothing speaks for any more, while both are still in the library."""
    found = {}
    for kind, sides in keys:
        if kind == MESSAGE:
            posts = alike.messages_named(db, sides)
            shown = [_message_side(posts[side]) for side in sides if side in posts]
        else:
            people = alike.people_named(db, sides)
            shown = [_person_side(people[side]) for side in sides if side in people]
        if len(shown) == len(sides):
            found[kind, sides] = _Found(shown[0], shown[1], ())
    return found


def _message_side(one: Message) -> ProposalSide:
    return ProposalSide(one.network, one.ref, one.account, None, one_line(one.text), one.at_ms)


def _person_side(one: Somebody) -> ProposalSide:
    label = one.name or one.handle or one.ref
    return ProposalSide(one.network, one.ref, "", one.handle, label, None)
