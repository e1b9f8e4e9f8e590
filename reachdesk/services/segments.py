"""The owner's segments: a rule with a name, perhaps a target and a date."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass

import msgspec
import numpy as np

from reachdesk.domain.errors import UserError
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import UNKNOWN, Condition, Field, written
from reachdesk.i18n import _
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.coded import Coded
from reachdesk.services.desk import Desk, Request
from reachdesk.services.kept import KeptChange, all_kept, keep
from reachdesk.services.selection import selection

KIND = "segment"


class Segment(msgspec.Struct, frozen=True):
    """A saved rule of one account. `target` people until `due_day` (days since 1970), both perhaps
    None."""

    account: str
    name: str
    rule: str
    target: int | None = None
    due_day: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a condition may ask for, and how many followers have it."""

    value: str
    people: int


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """A segment and the key under which it is kept."""

    key: str
    segment: Segment


def segments(desk: Desk, account: str) -> tuple[KeptSegment, ...]:
    """The segments of an account, by name."""
    found = all_kept(desk, KIND, Segment).items()
    own = [KeptSegment(key, one) for key, one in found if one.account == account]
    return tuple(sorted(own, key=lambda one: (one.segment.name.casefold(), one.key)))


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """A segment as an answer names it; masked, its key is a mere number and `name` None."""

    key: str
    name: str | None
    segment: Segment


def shown_segments(desk: Desk, request: Request) -> tuple[ShownSegment, ...]:
    """The segments of the request's account, by name; the same one has the same number in every
    masked answer, because names and rules may name people."""
    return tuple(
        ShownSegment(f"segment_{place}", None, one.segment)
        if request.masked
        else ShownSegment(one.key, one.segment.name, one.segment)
        for place, one in enumerate(segments(desk, request.account), start=1)
    )


def keep_segment(desk: Desk, segment: Segment, key: str | None = None) -> KeptChange:
    """Keep a segment, in place of the one under `key` if given. Raises `UserError` as `tidied`."""
    return keep(desk, KIND, key or uuid.uuid4().hex, tidied(desk, segment, key))


def tidied(desk: Desk, segment: Segment, key: str | None = None) -> Segment:
    """The segment as it would be kept under `key` (None: as a new one).

    Raises `UserError` for a rule that cannot be read, an empty name, a name that another segment of
    the account has, or a target below 1.
    """
    name = segment.name.strip()
    if not name:
        raise UserError(_("Give the segment a name."))
    for other in segments(desk, segment.account):
        if other.key != key and other.segment.name.casefold() == name.casefold():
            raise UserError(
                _("There is a segment “{name}” already: choose another name.").format(name=name)
            )
    if segment.target is not None and segment.target < 1:
        raise UserError(_("Choose a target of at least one person."))
    return msgspec.structs.replace(segment, name=name, rule=written(parse(segment.rule)))


def drop_segment(desk: Desk, key: str) -> KeptChange:
    """Take a segment away."""
    return keep(desk, KIND, key, None)


def values(desk: Desk, account: str) -> dict[Field, tuple[Value, ...]]:
    """What can be chosen in a rule, by field: the values that followers have, most people first,
    then the unknown."""
    audience = audience_arrays(desk, account)
    found = {
        Field.COUNTRY: _counted(audience.country),
        Field.ROLE: _roles(audience.roles),
        Field.LIST: [
            Value(name or ref, int(np.count_nonzero(audience.on(people))))
            for ref, name, people in audience.lists
        ],
        Field.LANGUAGE: _counted(audience.language),
    }
    return {
        field: (
            *sorted(each, key=lambda one: -one.people),
            Value(UNKNOWN, _unknown(desk, account, field)),
        )
        for field, each in found.items()
        if each
    }


def _counted(words: Coded) -> list[Value]:
    return [Value(*pair) for pair in zip(words.names, words.counts().tolist(), strict=True)]


def _roles(words: Coded) -> list[Value]:
    """A person may have several roles: keys separated by blanks."""
    each = Counter[str]()
    for value in _counted(words):
        for role in value.value.split():
            each[role] += value.people
    return [Value(role, people) for role, people in each.items() if role != UNKNOWN]


def _unknown(desk: Desk, account: str, field: Field) -> int:
    return selection(desk, account, written(Condition(field, UNKNOWN))).people


def rule_of(desk: Desk, account: str, text: str) -> str:
    """The rule that a text means: that of the segment of this name, else the text itself, tidied.

    Raises `UserError` for a text that is neither.
    """
    for one in segments(desk, account):
        if one.segment.name.casefold() == text.strip().casefold():
            return one.segment.rule
    return written(parse(text))
