"""The rules for roles of a library: those of the program, as the owner changed them.

Only what the owner changed is kept, a rule under its key; a newer program's rules come through
where the owner left them alone. Each rule has a place, a number; the order is that of the places.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from reachdesk.domain.roles.rules import RoleRule, problems
from reachdesk.domain.roles.shipped import RULES as SHIPPED
from reachdesk.storage import kept as stored

KIND = "role_rule"
STEP = 1000.0
"""Between the places of two shipped rules, so that others fit in between."""

_log = logging.getLogger(__name__)


class KeptRule(msgspec.Struct, frozen=True):
    """A rule as the owner made or changed it; `gone`: a shipped one that the owner took away."""

    role: str
    words: tuple[str, ...]
    fields: tuple[str, ...]
    place: float
    not_words: tuple[str, ...] = ()
    language: str = ""
    on: bool = True
    gone: bool = False


class OwnRule(NamedTuple):
    """A rule, its place, and whether the program came with it and the owner changed it."""

    rule: RoleRule
    place: float
    shipped: bool
    changed: bool


_SHIPPED = {rule.key: (place * STEP, rule) for place, rule in enumerate(SHIPPED, start=1)}


def own_rules(db: Database) -> tuple[OwnRule, ...]:
    """All rules in their order, also those that are off. Raises nothing for a body that this
    version cannot read: the rule is left out, the log says so."""
    return in_order(_read(stored.kept(db, KIND)))


def in_order(kept: Mapping[str, KeptRule]) -> tuple[OwnRule, ...]:
    """The rules that follow from what the owner keeps, in their order."""
    rules = [
        OwnRule(rule, place, shipped=True, changed=False)
        for key, (place, rule) in _SHIPPED.items()
        if key not in kept
    ]
    rules += [
        OwnRule(_rule(key, each), each.place, shipped=key in _SHIPPED, changed=True)
        for key, each in kept.items()
        if not each.gone
    ]
    return tuple(sorted(rules, key=lambda each: (each.place, each.rule.key)))


def as_kept(rule: RoleRule, place: float, *, gone: bool = False) -> KeptRule | None:
    """How a rule is kept at a place; None where that is just what the program came with."""
    if not gone and _SHIPPED.get(rule.key) == (place, rule):
        return None
    return KeptRule(
        rule.role,
        rule.words,
        rule.fields,
        place,
        not_words=rule.not_words,
        language=rule.language,
        on=rule.on,
        gone=gone,
    )


def shipped_rules() -> Iterable[OwnRule]:
    """The rules of the program as they came."""
    return (OwnRule(rule, place, True, False) for place, rule in _SHIPPED.values())  # noqa: FBT003


def _rule(key: str, kept: KeptRule) -> RoleRule:
    return RoleRule(
        key, kept.role, kept.words, kept.fields, kept.not_words, kept.language, on=kept.on
    )


def _read(bodies: Mapping[str, str]) -> dict[str, KeptRule]:
    found = {}
    for key, body in bodies.items():
        try:
            kept = msgspec.json.decode(body, type=KeptRule)
        except msgspec.DecodeError:
            _log.warning("a rule for roles does not have the shape that this version reads")
            continue
        if kept.gone or not list(problems(_rule(key, kept))):
            found[key] = kept
    return found
