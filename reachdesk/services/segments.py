"""The owner's segments: a rule with a name, perhaps a target and a date."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import msgspec

from reachdesk.domain.errors import UserError
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import written
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange, all_kept, keep

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
class KeptSegment:
    """A segment and the key under which it is kept."""

    key: str
    segment: Segment


def segments(desk: Desk, account: str) -> tuple[KeptSegment, ...]:
    """The segments of an account, by name."""
    found = all_kept(desk, KIND, Segment).items()
    own = [KeptSegment(key, one) for key, one in found if one.account == account]
    return tuple(sorted(own, key=lambda one: (one.segment.name.casefold(), one.key)))


def keep_segment(desk: Desk, segment: Segment, key: str | None = None) -> KeptChange:
    """Keep a segment, in place of the one under `key` if given.

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
    tidy = msgspec.structs.replace(segment, name=name, rule=written(parse(segment.rule)))
    return keep(desk, KIND, key or uuid.uuid4().hex, tidy)


def drop_segment(desk: Desk, key: str) -> KeptChange:
    """Take a segment away."""
    return keep(desk, KIND, key, None)


def rule_of(desk: Desk, account: str, text: str) -> str:
    """The rule that a text means: that of the segment of this name, else the text itself, tidied.

    Raises `UserError` for a text that is neither.
    """
    for one in segments(desk, account):
        if one.segment.name.casefold() == text.strip().casefold():
            return one.segment.rule
    return written(parse(text))
