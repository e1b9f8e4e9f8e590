"""Who a rule holds, and of whom that is not sure because something is unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.segments.rule import All, AnyOf, Condition, Not, Rule

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Holds:
    """Of each person: whether a rule is known to hold, and whether that is unknown.

    Both of shape (people,); nobody is in both.
    """

    known: Flags
    unknown: Flags


Ask = Callable[[Condition], Holds]
"""Answers one condition for all people."""


@dataclass(frozen=True, eq=False)
class Membership:
    """The people of a segment: `members` (people,), and `undecided` (people,): those whose place in
    or out would change with something that no export says."""

    members: Flags
    undecided: Flags


def membership(rule: Rule, people: int, ask: Ask) -> Membership:
    """The members of a rule among so many people.

    What is unknown counts as «no»: who has no known role is not a known supplier, so «not
    role:supplier» holds. `undecided` follows three-valued logic (Kleene 1938), where it is neither.
    """
    sure = _three_valued(rule, people, ask)
    return Membership(_two_valued(rule, people, ask), sure.unknown)


def _two_valued(rule: Rule, people: int, ask: Ask) -> Flags:
    match rule:
        case Condition():
            return ask(rule).known
        case Not(inner):
            return ~_two_valued(inner, people, ask)
        case All(rules):
            held = np.ones(people, bool)
            for each in rules:
                held &= _two_valued(each, people, ask)
            return held
        case AnyOf(rules):
            held = np.zeros(people, bool)
            for each in rules:
                held |= _two_valued(each, people, ask)
            return held


def _three_valued(rule: Rule, people: int, ask: Ask) -> Holds:
    match rule:
        case Condition():
            return ask(rule)
        case Not(inner):
            held = _three_valued(inner, people, ask)
            return Holds(~held.known & ~held.unknown, held.unknown)
        case All(rules):
            return _joined([_three_valued(each, people, ask) for each in rules], people, every=True)
        case AnyOf(rules):
            parts = [_three_valued(each, people, ask) for each in rules]
            return _joined(parts, people, every=False)


def _joined(parts: list[Holds], people: int, *, every: bool) -> Holds:
    """«and» is known where all are and refuted where one is; «or» the other way round."""
    none, whole = np.zeros(people, bool), np.ones(people, bool)
    known = [part.known for part in parts]
    refuted = [~part.known & ~part.unknown for part in parts]
    if every:
        true = np.logical_and.reduce(known) if parts else whole
        false = np.logical_or.reduce(refuted) if parts else none
    else:
        true = np.logical_or.reduce(known) if parts else none
        false = np.logical_and.reduce(refuted) if parts else whole
    return Holds(true, ~true & ~false)
