"""How many people each rule catches, and where rules contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.answers.roles import CaughtText, RoleCounts, RuleCatch, RuleEffect
from reachdesk.domain.roles.deciding import conflicts, roles_of
from reachdesk.domain.roles.matching import Found, Matcher
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.services.roles import role_rules
from reachdesk.storage.role_reading import matcher_of
from reachdesk.storage.role_texts import PersonText, count_described, people_texts

EXAMPLES = 5
_EACH = 5000  # people between two reports
LOOKED_AT = 100_000
"""People looked at while somebody waits, about two seconds; of more a part."""


def role_counts(desk: Desk, report: Report = silent, most: int | None = None) -> RoleCounts:
    """What the rules catch now among everybody in the library; of more than `most` people about so
    many are looked at."""
    return desk.remember(("role counts", most), lambda: _counted(desk, report, most))


def _counted(desk: Desk, report: Report, most: int | None) -> RoleCounts:
    rules = tuple(own.rule for own in role_rules(desk))
    matcher = matcher_of(rules)
    caught: Counter[frozenset[int]] = Counter()
    said, by_rules = 0, 0
    with desk.library.using() as db:
        people = count_described(db)
        step = _step(people, most or people)
        for seen, person in enumerate(people_texts(db, step), start=1):
            places = matcher.rules_catching(person.fields)
            caught[places] += step
            said += step * person.said
            by_rules += step * (bool(places) and not person.said)
            if seen % _EACH == 0:
                report(seen * step / max(people, 1), _("Counting whom the rules catch"))
    return RoleCounts(_catches(rules, caught), people, said, by_rules, step)


def _step(people: int, most: int) -> int:
    """One in how many people is looked at."""
    return -(-people // max(most, 1)) or 1


def _catches(rules: Sequence[RoleRule], caught: Counter[frozenset[int]]) -> dict[str, RuleCatch]:
    people: Counter[int] = Counter()
    against: dict[int, Counter[int]] = defaultdict(Counter)
    for places, count in caught.items():
        for place in places:
            people[place] += count
        for first, second in conflicts(rules, places):
            against[first][second] += count
            against[second][first] += count
    return {
        rule.key: RuleCatch(
            people[place],
            tuple((rules[other].key, count) for other, count in against[place].most_common()),
        )
        for place, rule in enumerate(rules)
    }


def rule_effect(desk: Desk, draft: RoleRule) -> RuleEffect:
    """What a rule would do that is being typed, in place of the one under its key, a new one before
    all others. Words without letters find nothing."""
    rules = _with_draft(desk, replace(draft, on=True))
    at = next(place for place, rule in enumerate(rules) if rule.key == draft.key)
    alone, together = Matcher([rules[at]]), matcher_of(rules)
    caught: Counter[frozenset[int]] = Counter()
    decides = 0
    examples: list[CaughtText] = []
    with desk.library.using() as db:
        step = _step(count_described(db), LOOKED_AT)
        for person in people_texts(db, step):
            if not alone.rules_catching(person.fields):
                continue
            places = together.rules_catching(person.fields)
            caught[places] += step
            decides += step * (not person.said and draft.role in roles_of(rules, places))
            if len(examples) < EXAMPLES:
                examples.append(_example(person, alone.find(person.fields)))
    catch = _catches(rules, caught)[draft.key]
    return RuleEffect(catch, decides, tuple(examples), step)


def _with_draft(desk: Desk, draft: RoleRule) -> tuple[RoleRule, ...]:
    rules = [own.rule for own in role_rules(desk)]
    keys = [rule.key for rule in rules]
    if draft.key in keys:
        rules[keys.index(draft.key)] = draft
        return tuple(rules)
    return (draft, *rules)


def _example(person: PersonText, found: Sequence[Found]) -> CaughtText:
    field = found[0].field
    spans = sorted((each.start, each.end) for each in found if each.field == field)
    return CaughtText(person.label, field, person.fields[field] or "", tuple(spans))
