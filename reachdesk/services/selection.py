"""Which followers a rule holds: the selection that every audience card shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.records import Kin
from reachdesk.domain.segments.membership import Flags, Holds, membership
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import UNKNOWN, Condition, Field, Rule
from reachdesk.services.audience_arrays import (
    Audience,
    account_number,
    audience_arrays,
    people_arrays,
)
from reachdesk.services.coded import Coded
from reachdesk.services.desk import Desk
from reachdesk.storage import followers as stored
from reachdesk.storage import people_asked

_STORED = (Field.REGION, Field.CITY, Field.BIO, Field.MET)


@dataclass(frozen=True, eq=False)
class Selection:
    """The followers that a rule holds.

    `members` and `undecided` (described,) in the order of `Audience`; `others` says whether the
    rule holds those of whom only the number is known. `people` and `open` count all of them: in the
    selection, and those whom something unknown would move in or out.
    """

    members: Flags
    undecided: Flags
    others: bool
    people: int
    open: int


def selection(desk: Desk, account: str, rule: str, until_ms: int | None = None) -> Selection:
    """The followers of an account that a rule holds, of the latest set (not later than `until_ms`).

    Raises `UserError` for a rule that cannot be read.
    """
    return desk.remember(
        ("selection", account, rule, until_ms),
        lambda: _selected(desk, account, parse(rule), audience_arrays(desk, account, until_ms)),
    )


def people_selected(desk: Desk, account: str, rule: str) -> NDArray[np.int64]:
    """The numbers of all people of an account, followers or not, that a rule holds.

    Raises `UserError` for a rule that cannot be read.
    """
    everybody = people_arrays(desk, account)
    return desk.remember(
        ("people selected", account, rule),
        lambda: everybody.person[_selected(desk, account, parse(rule), everybody).members],
    )


def _selected(desk: Desk, account: str, rule: Rule, audience: Audience) -> Selection:
    def ask(condition: Condition) -> Holds:
        return _answer(desk, account, audience, condition)

    found = membership(rule, len(audience.person), ask)
    bare = membership(rule, 1, lambda condition: _blank(account, condition))
    others, unsure = bool(bare.members[0]), bool(bare.undecided[0])
    return Selection(
        found.members,
        found.undecided,
        others,
        int(found.members.sum()) + audience.others * others,
        int(found.undecided.sum()) + audience.others * unsure,
    )


def _answer(desk: Desk, account: str, audience: Audience, condition: Condition) -> Holds:
    value = condition.value.casefold()
    coded = {Field.COUNTRY: audience.country, Field.LANGUAGE: audience.language}
    if condition.field in coded:
        return _coded(coded[condition.field], value)
    if condition.field is Field.ROLE:
        return _coded(audience.roles, value, several=True)
    if condition.field is Field.LIST:
        return _list(audience, value)
    if condition.field is Field.NETWORK:
        return _sure(np.full(len(audience.person), _network(account) == value))
    if condition.field is Field.TIE:
        return _sure(_tie(desk, account, audience, value))
    return _stored(desk, audience, condition)


def _network(account: str) -> str:
    return account.split(":", 1)[0]


def _coded(words: Coded, value: str, *, several: bool = False) -> Holds:
    """Words of people by code; with `several`, a word is keys separated by blanks."""
    unknown = ~words.known
    if value == UNKNOWN:
        return _sure(unknown)
    names = [name.casefold() for name in words.names]
    wanted = [value in name.split() if several else value == name for name in names]
    return Holds(words.among(wanted), unknown)


def _list(audience: Audience, value: str) -> Holds:
    """Lists whose members are known: who is not on one is known not to be."""
    if value == UNKNOWN:
        on_any = [members for _ref, _name, members in audience.lists]
        return _sure(
            ~np.logical_or.reduce(on_any) if on_any else np.ones(len(audience.person), bool)
        )
    held = np.zeros(len(audience.person), bool)
    for ref, name, members in audience.lists:
        if value in ((name or "").casefold(), ref.casefold()):
            held |= members
    return _sure(held)


def _tie(desk: Desk, account: str, audience: Audience, value: str) -> Flags:
    """Who is in the latest set of followers, or of those followed."""
    if value not in (Kin.FOLLOWER, Kin.FOLLOWING):
        return np.zeros(len(audience.person), bool)
    with desk.library.using() as db:
        number = account_number(db, account)
        dates = [one.as_of_ms for one in stored.snapshots(db, number, value)]
        if not dates:
            return np.zeros(len(audience.person), bool)
        people = stored.members(db, number, value, dates[-1])
    return np.isin(audience.person, people)


def _stored(desk: Desk, audience: Audience, condition: Condition) -> Holds:
    with desk.library.using() as db:
        unknown = ~np.isin(audience.person, people_asked.said(db, condition.field))
        if condition.value.casefold() == UNKNOWN:
            return _sure(unknown)
        held = np.isin(audience.person, people_asked.holding(db, condition.field, condition.value))
    return Holds(held, unknown & ~held)


def _blank(account: str, condition: Condition) -> Holds:
    """The answers about a follower of whom only the number is known."""
    value = condition.value.casefold()
    certain = {
        Field.TIE: value == Kin.FOLLOWER,
        Field.NETWORK: value == _network(account),
        Field.LIST: value == UNKNOWN,
    }
    if condition.field in certain:
        return _sure(np.array([certain[condition.field]]))
    if value == UNKNOWN:
        return _sure(np.ones(1, bool))
    return Holds(np.zeros(1, bool), np.ones(1, bool))


def _sure(held: Flags) -> Holds:
    return Holds(np.asarray(held), np.zeros(len(held), bool))
