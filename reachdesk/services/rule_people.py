"""Whom among all people of a library a rule holds, by internal number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.records import Kin
from reachdesk.domain.segments.membership import Flags, Holds, membership
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import UNKNOWN, Condition, Field
from reachdesk.i18n import _
from reachdesk.services.audience_arrays import lists_known
from reachdesk.services.desk import Desk
from reachdesk.services.memory import Memory
from reachdesk.services.people_bits import latest_bits
from reachdesk.services.reporting import tell
from reachdesk.storage import people_asked
from reachdesk.storage.people_columns import Kind, PeopleColumns
from reachdesk.storage.people_sets import Bits, of_numbers, packed, unpacked

_MOST_RULES = 64
_WORDS: dict[Field, Callable[[Kind], str]] = {
    Field.COUNTRY: lambda kind: kind.country,
    Field.LANGUAGE: lambda kind: kind.language,
    Field.ROLE: lambda kind: kind.roles,
    Field.REGION: lambda kind: kind.region,
    Field.CITY: lambda kind: kind.city,
}
_IN_SMALL_LETTERS = (Field.REGION, Field.CITY)  # as SQLite makes them: Latin letters only


@dataclass(frozen=True, eq=False)
class RulePeople:
    """`held` and `undecided`: bits by internal number, of people of whom something is known.
    `others` and `unsure` say the same of people of whom only the number is known."""

    held: Bits
    undecided: Bits
    others: bool
    unsure: bool


def rule_people(desk: Desk, account: str, rule: str) -> RulePeople:
    """Whom a rule holds, as seen from an account. Raises `UserError` for a rule that cannot be
    read."""
    memory = desk.remember(("rules held",), lambda: Memory(_MOST_RULES))
    return memory.recall((account, rule), lambda: _found(desk, account, rule))


def _found(desk: Desk, account: str, rule: str) -> RulePeople:
    wanted = parse(rule)
    columns = desk.people.columns(desk)
    known = columns.kind != 0
    asked = _Asked(desk, account, columns)
    found = membership(wanted, len(known), asked.answer)
    bare = membership(wanted, 1, lambda condition: _blank(account, condition))
    return RulePeople(
        packed(found.members & known),
        packed(found.undecided & known),
        bool(bare.members[0]),
        bool(bare.undecided[0]),
    )


class _Asked:
    """Answers conditions for all people of a library, (numbers,)."""

    def __init__(self, desk: Desk, account: str, columns: PeopleColumns) -> None:
        self._desk, self._account, self._columns = desk, account, columns

    def answer(self, condition: Condition) -> Holds:
        """Of whom the condition is known to hold, and of whom nobody can tell."""
        value, field = condition.value.casefold(), condition.field
        if field in _WORDS:
            return self._word(condition)
        if field is Field.LIST:
            return _sure(self._listed(value))
        if field is Field.NETWORK:
            return _sure(np.full(len(self._columns.kind), _network(self._account) == value))
        if field is Field.TIE:
            return _sure(self._tied(value))
        return self._asked(condition)

    def _word(self, condition: Condition) -> Holds:
        """What follows from the kind of each person."""
        word, value = _WORDS[condition.field], condition.value.casefold()
        unknown = self._by_kind(lambda kind: not word(kind))
        if value == UNKNOWN:
            return _sure(unknown)
        if condition.field in _IN_SMALL_LETTERS:
            held = self._by_kind(lambda kind: word(kind) == condition.value.lower())
        elif condition.field is Field.ROLE:
            held = self._by_kind(lambda kind: value in kind.roles.casefold().split())
        else:
            held = self._by_kind(lambda kind: word(kind).casefold() == value)
        return Holds(held, unknown)

    def _by_kind(self, has: Callable[[Kind], bool]) -> Flags:
        return np.array([has(kind) for kind in self._columns.kinds], dtype=bool)[self._columns.kind]

    def _numbered(self, people: Sequence[NDArray[np.int64]]) -> Flags:
        return of_numbers(np.concatenate([np.zeros(0, np.int64), *people]), len(self._columns.kind))

    def _listed(self, value: str) -> Flags:
        """Lists whose members are known: who is not on one is known not to be."""
        lists = lists_known(self._desk, self._account)
        if value == UNKNOWN:
            return ~self._numbered([people for _ref, _name, people in lists])
        return self._numbered(
            [
                people
                for ref, name, people in lists
                if value in ((name or "").casefold(), ref.casefold())
            ]
        )

    def _tied(self, value: str) -> Flags:
        """Who is in the latest set of followers, or of those followed."""
        bits = None
        if value in (Kin.FOLLOWER, Kin.FOLLOWING):
            bits = latest_bits(self._desk, self._account, Kin(value))
        return self._numbered(()) if bits is None else unpacked(bits, len(self._columns.kind))

    def _asked(self, condition: Condition) -> Holds:
        """What stands in words that no kind has: bios, and how the owner met somebody."""
        bio = condition.field is Field.BIO
        with self._desk.library.using() as db:
            said = (
                self._by_kind(lambda kind: bool(kind.bio))
                if bio
                else self._numbered([people_asked.said_met(db)])
            )
            if condition.value.casefold() == UNKNOWN:
                return _sure(~said)
            found = (
                people_asked.with_words(db, condition.value, len(said) - 1, _told)
                if bio
                else people_asked.met(db, condition.value)
            )
        held = self._numbered([found])
        return Holds(held, ~said & ~held)


def _told(share: float) -> None:
    tell(share, _("Reading what people say of themselves"))


def _network(account: str) -> str:
    return account.split(":", 1)[0]


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
