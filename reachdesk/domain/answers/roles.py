"""Answers about rules for roles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleCatch:
    """What one rule does: `people` whom it catches; `conflicts` (key of the other rule, people)
    with rules whose role nobody has besides its own; the one that stands first decides."""

    people: int = 0
    conflicts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """What all rules do: `catches` by key; of `people` described in all, `said` have roles by the
    owner's word or an export, `by_rules` by rules, the rest none.

    Where there are very many people, one in `step` was looked at and the numbers are multiplied.
    """

    catches: dict[str, RuleCatch]
    people: int
    said: int
    by_rules: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class CaughtText:
    """A text in which a rule finds words: whose, which field, and (start, end) of each."""

    label: str
    field: str
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What a rule would do as it is being typed; `decides` for how many its role would count.

    `step` as in `RoleCounts`.
    """

    catch: RuleCatch
    decides: int
    examples: tuple[CaughtText, ...]
    step: int = 1
