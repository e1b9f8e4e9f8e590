"""What a segment's rule is: conditions joined by and, or, not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "unknown"
"""The value of a condition that asks for people of whom the field is not known."""


class Field(StrEnum):
    """What a condition may ask for."""

    COUNTRY = "country"  # an ISO 3166 code
    REGION = "region"  # the name of a first-level region
    CITY = "city"
    ROLE = "role"  # a role key
    LIST = "list"  # the name of a list
    LANGUAGE = "language"  # an ISO 639 code
    NETWORK = "network"  # a network key
    BIO = "bio"  # words that stand in the bio or name
    MET = "met"  # how the owner met them
    TIE = "tie"  # "follower" or "following"


@dataclass(frozen=True, slots=True)
class Condition:
    """One person's field has a value; letters in any case."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Whoever the other rule does not hold."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class All:
    """Whoever every one of the rules holds; everybody where there is none."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Whoever one of the rules holds; nobody where there is none."""

    rules: tuple[Rule, ...]


Rule = Condition | Not | All | AnyOf
EVERYBODY = All(())
_PLAIN = re.compile(r"[\w.'-]+")


def conditions(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule, from left to right."""
    match rule:
        case Condition():
            yield rule
        case Not(inner):
            yield from conditions(inner)
        case All(rules) | AnyOf(rules):
            for each in rules:
                yield from conditions(each)


def written(rule: Rule) -> str:
    """The rule as the owner could type it; `parse` reads it back as the same rule.

    Rules of one part lose the join that does nothing.
    """
    return _written(rule, 0)


def _written(rule: Rule, binding: int) -> str:
    """`binding`: 0 nothing around it, 1 inside «or», 2 inside «and», 3 after «not»."""
    match rule:
        case Condition(field, value):
            return f"{field}:{_value(value)}"
        case Not(inner):
            return f"not {_written(inner, 3)}"
        case All((only,)) | AnyOf((only,)):
            return _written(only, binding)
    return _joined(rule, binding)


def _joined(rule: All | AnyOf, binding: int) -> str:
    every = isinstance(rule, All)
    if not rule.rules:
        return "everybody" if every else "nobody"
    word, inside, bound = (" and ", 2, binding > 1) if every else (" or ", 1, binding > 0)
    text = word.join(_written(each, inside) for each in rule.rules)
    return f"({text})" if bound else text


def _value(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
