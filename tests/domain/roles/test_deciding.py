"""Roles from rules: several at once, in order, and never two that exclude each other."""

from __future__ import annotations

from reachdesk.domain.roles.deciding import conflicts, roles_of
from reachdesk.domain.roles.rules import RoleRule

RULES = tuple(
    RoleRule(str(place), role, ("word",))
    for place, role in enumerate(
        ("other", "customer", "journalist_or_author", "prospect", "supplier", "supplier")
    )
)


def test_nobody_caught_has_no_role() -> None:
    assert roles_of(RULES, ()) == ()


def test_several_roles_in_the_order_of_the_rules() -> None:
    assert roles_of(RULES, {5, 4, 2}) == ("journalist_or_author", "supplier")


def test_the_first_of_two_that_exclude_each_other_counts() -> None:
    assert roles_of(RULES, {3, 1}) == ("customer",)
    assert roles_of(RULES[::-1], {2, 4}) == ("prospect",)
    assert conflicts(RULES, {1, 2, 3}) == ((1, 3),)


def test_other_stands_alone_wherever_its_rule_stands() -> None:
    assert roles_of(RULES, {0, 4}) == ("supplier",)
    assert roles_of(RULES, {0}) == ("other",)
    assert conflicts(RULES, {0, 4}) == ()
