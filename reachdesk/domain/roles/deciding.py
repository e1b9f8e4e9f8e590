"""Which roles follow from what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reachdesk.domain.roles.rules import OTHER, RoleRule, exclude


def roles_of(rules: Sequence[RoleRule], caught: Iterable[int]) -> tuple[str, ...]:
    """The roles of a person whom the rules at these places catch, the first rule's first.

    Somebody may have several. Of two that exclude each other the rule that stands first decides;
    "other" stays only where there is nothing else.
    """
    found = dict.fromkeys(rules[place].role for place in sorted(caught))
    roles: list[str] = []
    for role in found:
        if role != OTHER and not any(exclude(role, before) for before in roles):
            roles.append(role)
    return tuple(roles) or tuple(found)


def conflicts(rules: Sequence[RoleRule], caught: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Pairs of rules (the winner, the loser) whose roles nobody has at once, for one person.

    "other" is no conflict: it is meant for whoever has no role besides.
    """
    places = sorted(caught)
    return tuple(
        (first, second)
        for at, first in enumerate(places)
        for second in places[at + 1 :]
        if exclude(rules[first].role, rules[second].role)
    )
