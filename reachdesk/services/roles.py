"""The owner's rules for roles: kept, changed, put in order; every change reads everybody anew.

A person's roles are those of the owner's own word, else those that an export names, else those of
the rules. A change of rules and what follows from it are one transaction.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlite_utils import Database

from reachdesk.domain.errors import UserError
from reachdesk.domain.roles.matching import Found, Matcher
from reachdesk.domain.roles.rules import RoleRule, problems, tidy_words
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange
from reachdesk.services.reporting import Report, silent
from reachdesk.services.role_words import problem_words
from reachdesk.storage import kept as stored
from reachdesk.storage import people_readings
from reachdesk.storage import role_rules as stored_rules
from reachdesk.storage.database import writing
from reachdesk.storage.role_reading import KEY, fields, matcher_of
from reachdesk.storage.role_rules import (
    KIND,
    STEP,
    KeptRule,
    as_kept,
    own_rules,
    shipped_rules,
)
from reachdesk.storage.role_texts import count_described, people_texts

OwnRule = stored_rules.OwnRule
Wanted = Mapping[str, KeptRule | None]
"""What shall be kept under each key; None: nothing, so that a shipped rule is as it came."""
_EACH = 5000  # people between two reports


@dataclass(frozen=True, slots=True)
class RulesChange:
    """A change of rules that was made, to take back or make again."""

    changes: tuple[KeptChange, ...]


def role_rules(desk: Desk) -> tuple[OwnRule, ...]:
    """All rules in their order, also those that are off."""

    def read() -> tuple[OwnRule, ...]:
        with desk.library.using() as db:
            return own_rules(db)

    return desk.remember(("role rules",), read)


def found_in(desk: Desk, network: str, name: str | None, bio: str | None) -> list[Found]:
    """What the rules find in the words of a person: rule, field, place and words of each. On
    LinkedIn the fields are those that its connections have, position and company."""
    rules = tuple(own.rule for own in role_rules(desk))
    return matcher_of(rules).find(fields(network, name, bio))


def new_rule(role: str) -> RoleRule:
    """An empty rule under a key of its own, to be filled in."""
    return RoleRule(uuid.uuid4().hex, role, ())


def save_rule(desk: Desk, rule: RoleRule, report: Report = silent) -> RulesChange:
    """Keep a rule where it stands, a new one before all others.

    The owner's own word shall count before what the program came with. Raises `UserError` for a
    rule without role, words or fields.
    """
    tidied = tidy(rule)
    rules = role_rules(desk)
    places = {own.rule.key: own.place for own in rules}
    first = min(places.values(), default=STEP) - STEP
    place = places.get(rule.key, first)
    return change_rules(desk, {rule.key: as_kept(tidied, place)}, report)


def tidy(rule: RoleRule) -> RoleRule:
    """The rule with its words tidied. Raises `UserError` where something is missing or wrong."""
    tidied = replace(rule, words=tidy_words(rule.words), not_words=tidy_words(rule.not_words))
    for problem in problems(tidied):
        raise UserError(problem_words(*problem))
    return tidied


def switch_rule(desk: Desk, key: str, *, on: bool, report: Report = silent) -> RulesChange:
    """Switch a rule on or off. Raises `KeyError` for an unknown key."""
    own = _own(desk, key)
    return change_rules(desk, {key: as_kept(replace(own.rule, on=on), own.place)}, report)


def remove_rule(desk: Desk, key: str, report: Report = silent) -> RulesChange:
    """Take a rule away, also one that the program came with. Raises `KeyError` for no such key."""
    own = _own(desk, key)
    gone = as_kept(own.rule, own.place, gone=True) if own.shipped else None
    return change_rules(desk, {key: gone}, report)


def move_rule(desk: Desk, key: str, steps: int, report: Report = silent) -> RulesChange:
    """Move a rule up (steps below 0) or down among the others, at most to an end.

    Raises `KeyError` for an unknown key.
    """
    own = _own(desk, key)
    rules = role_rules(desk)
    others = [each.place for each in rules if each.rule.key != key]
    at = min(max(rules.index(own) + steps, 0), len(others))
    return change_rules(desk, {key: as_kept(own.rule, _between(others, at))}, report)


def reset_rules(desk: Desk, report: Report = silent) -> RulesChange:
    """Go back to the rules that the program came with."""
    with desk.library.using() as db:
        keys = list(stored.kept(db, KIND))
    return change_rules(desk, dict.fromkeys(keys), report)


def replace_rules(desk: Desk, rules: Sequence[RoleRule], report: Report = silent) -> RulesChange:
    """Have these rules in this order and no others. Raises `UserError` for a rule that is none."""
    tidied = [tidy(rule) for rule in rules]
    came = {own.rule.key: own for own in shipped_rules()}
    wanted: dict[str, KeptRule | None] = {}
    place = 0.0
    for rule in tidied:
        own = came.get(rule.key)
        place = own.place if own is not None and own.place > place else place + 1.0
        wanted[rule.key] = as_kept(rule, place)
    for key, own in came.items():
        if key not in wanted:
            wanted[key] = as_kept(own.rule, own.place, gone=True)
    for own in role_rules(desk):
        wanted.setdefault(own.rule.key, None)
    return change_rules(desk, wanted, report)


def change_rules(desk: Desk, wanted: Wanted, report: Report = silent) -> RulesChange:
    """Keep what is wanted and read everybody anew, all of it or nothing."""
    return _write(desk, {key: _body(kept) for key, kept in wanted.items()}, report)


def take_back(desk: Desk, change: RulesChange, report: Report = silent) -> None:
    """Undo a change."""
    _write(desk, {each.key: each.before for each in change.changes}, report)


def make_again(desk: Desk, change: RulesChange, report: Report = silent) -> None:
    """Make an undone change again."""
    _write(desk, {each.key: each.after for each in change.changes}, report)


def _write(desk: Desk, bodies: Mapping[str, str | None], report: Report) -> RulesChange:
    now_ms = time.time_ns() // 1_000_000
    with desk.library.using() as db, writing(db):
        current = KEY not in people_readings.outdated(db)
        before = own_rules(db)
        changes = tuple(
            KeptChange(KIND, key, stored.keep(db, KIND, key, body, now_ms), body)
            for key, body in bodies.items()
        )
        if not current:
            people_readings.read_at_once(db, (KEY,), _told(report))
        elif KEY in people_readings.outdated(db):
            changed = _changed_rules(before, own_rules(db))
            people_readings.read_these(db, KEY, _caught(db, changed, report))
    desk.forget_results()
    return RulesChange(changes)


def _changed_rules(before: Sequence[OwnRule], after: Sequence[OwnRule]) -> tuple[RoleRule, ...]:
    """Every version of the rules that are new, gone, other or elsewhere, as if they were in use."""
    was, now = ({(own.rule, own.place) for own in rules} for rules in (before, after))
    return tuple(replace(rule, on=True) for rule, _place in was ^ now)


def _caught(db: Database, rules: Sequence[RoleRule], report: Report) -> Iterator[int]:
    """Whom any of the rules catches: for nobody else a change of theirs changes anything."""
    matcher = Matcher(rules)
    people = count_described(db)
    for seen, person in enumerate(people_texts(db)):
        if seen % _EACH == 0:
            report(seen / max(people, 1), _("Reading roles"))
        if matcher.rules_catching(person.fields):
            yield person.person_id


def _told(report: Report) -> Callable[[float], None]:
    return lambda share: report(share, _("Reading roles"))


def _body(kept: KeptRule | None) -> str | None:
    return None if kept is None else msgspec.json.encode(kept).decode()


def _own(desk: Desk, key: str) -> OwnRule:
    return {own.rule.key: own for own in role_rules(desk)}[key]


def _between(places: Sequence[float], at: int) -> float:
    """A place before the one at index `at` of ascending places and after the one before it."""
    if not places:
        return STEP
    if at <= 0:
        return places[0] - STEP
    if at >= len(places):
        return places[-1] + STEP
    return (places[at - 1] + places[at]) / 2
