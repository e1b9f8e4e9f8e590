"""What a rule must have, and what may be a role."""

from __future__ import annotations

import pytest

from reachdesk.domain.roles.rules import RoleRule, exclude, is_role, problems, tidy_words


@pytest.mark.parametrize("key", ["supplier", "board_member", "año", "f1"])
def test_roles_of_the_owner(key: str) -> None:
    assert is_role(key)


@pytest.mark.parametrize("key", ["", "Supplier", "a b", "unknown", "_", "_x", "a-b", "x\n"])
def test_what_is_no_role(key: str) -> None:
    assert not is_role(key)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"role": "Two words"}, ("role", "Two words")),
        ({"words": ()}, ("words", "")),
        ({"words": ("ok", "*")}, ("pattern", "*")),
        ({"not_words": ("...",)}, ("pattern", "...")),
        ({"fields": ()}, ("field", "")),
        ({"fields": ("bio", "shoe")}, ("field", "shoe")),
        ({"language": "xx"}, ("language", "xx")),
    ],
)
def test_problems(change: dict[str, object], problem: tuple[str, str]) -> None:
    rule = RoleRule(**({"key": "k", "role": "friend", "words": ("pal",)} | change))  # type: ignore[arg-type]
    assert list(problems(rule)) == [problem]
    assert not list(problems(RoleRule("k", "friend", ("pal",))))


def test_exclusion_goes_both_ways() -> None:
    assert exclude("customer", "prospect")
    assert exclude("prospect", "customer")
    assert not exclude("supplier", "journalist_or_author")
    assert not exclude("customer", "customer")


def test_words_are_tidied() -> None:
    assert tidy_words(["  contact   centre ", "", "x", "x"]) == ("contact centre", "x")
