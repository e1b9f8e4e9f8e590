"""Putting a rule together by choosing values: several of one field mean any of them, several
fields all of them."""

from __future__ import annotations

from reachdesk.domain.segments.rule import EVERYBODY, All, AnyOf, Condition, Rule

SUPPLIER_OR_COMPETITOR = ("supplier", "competitor")


def parts(rule: Rule) -> tuple[Rule, ...]:
    """What a rule asks for at once: the parts of an «and», else the rule itself; none for
    everybody."""
    return rule.rules if isinstance(rule, All) else (rule,)


def without(rule: Rule, part: Rule) -> Rule:
    """The rule without one of its parts."""
    return _all(tuple(each for each in parts(rule) if each != part))


def added(rule: Rule, part: Rule) -> Rule:
    """The rule that asks for one part more."""
    return rule if part in parts(rule) else _all((*parts(rule), part))


def toggled(rule: Rule, conditions: tuple[Condition, ...]) -> Rule:
    """The rule with these values of one field added to those chosen, or taken away if they were.

    `conditions` stand together for one choice («supplier or competitor») and have one field.
    """
    field = conditions[0].field
    found = tuple(part for part in parts(rule) if _values(part, field))
    chosen = tuple(value for part in found for value in _values(part, field))
    if set(conditions) <= set(chosen):
        kept = tuple(value for value in chosen if value not in conditions)
    else:
        kept = (*chosen, *(value for value in conditions if value not in chosen))
    rest = tuple(part for part in parts(rule) if part not in found)
    return _all((*rest, kept[0] if len(kept) == 1 else AnyOf(kept)) if kept else rest)


def _values(part: Rule, field: str) -> tuple[Condition, ...]:
    """The conditions of a part that asks for any of several values of one field, else none."""
    if isinstance(part, Condition):
        return (part,) if part.field == field else ()
    if isinstance(part, AnyOf) and part.rules:
        values = tuple(each for each in part.rules if isinstance(each, Condition))
        if len(values) == len(part.rules) and all(each.field == field for each in values):
            return values
    return ()


def _all(rules: tuple[Rule, ...]) -> Rule:
    if not rules:
        return EVERYBODY
    return rules[0] if len(rules) == 1 else All(rules)
