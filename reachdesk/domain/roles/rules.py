"""A rule: words that say that somebody has a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

JOURNALIST_OR_AUTHOR = "journalist_or_author"
OTHER = "other"
UNKNOWN = "unknown"
ROLES = (
    JOURNALIST_OR_AUTHOR,
    "supplier",
    "competitor",
    "customer",
    "prospect",
    "industry_body",
    "local_information",
    "colleague",
    "friend",
    "gateway",
    OTHER,
)
"""The roles that the program knows. The owner may use any other key of the same form."""

BY_OWNER_ONLY = ("competitor", "customer", "prospect", "colleague", "friend")
"""Roles of which nobody's bio speaks: who competes with whom is known to the owner alone."""

FIELDS = ("bio", "name", "company", "position")
LANGUAGES = ("en", "nl", "pt", "de", "es", "fr", "")
"""Tags of a rule, "" for any. They sort the list; every rule is held against every text."""

EXCLUSIVE = (
    frozenset({"customer", "prospect"}),
    frozenset({"customer", "competitor"}),
    frozenset({"prospect", "competitor"}),
    frozenset({"colleague", "competitor"}),
    frozenset({"colleague", "customer"}),
    frozenset({"colleague", "prospect"}),
    frozenset({"colleague", "supplier"}),
)
"""Pairs of roles that nobody has at once. "other" is for whoever has no role besides."""


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Whoever has one of `words` in one of `fields` has `role`, unless one of `not_words` is there.

    `words` and `not_words` are words or phrases; `*` stands for any letters or, alone, for any one
    word. A phrase of `not_words` that takes in a found word takes only that one away; one that
    stands elsewhere in the text switches the rule off for it. `key` never changes; the order of
    rules is that of the sequence that they stand in.
    """

    key: str
    role: str
    words: tuple[str, ...]
    fields: tuple[str, ...] = FIELDS
    not_words: tuple[str, ...] = ()
    language: str = ""
    on: bool = True


def exclude(one: str, other: str) -> bool:
    """Whether nobody has both roles."""
    return frozenset({one, other}) in EXCLUSIVE


def is_role(key: str) -> bool:
    """Whether this may be a role: small letters, figures and underscores, but not "unknown"."""
    plain = key.replace("_", "")
    return (
        key == key.lower()
        and bool(plain)
        and plain.isalnum()
        and not key.startswith("_")
        and key != UNKNOWN
    )


def problems(rule: RoleRule) -> Iterator[tuple[str, str]]:
    """What makes a rule useless: ("role" | "field" | "language" | "words" | "pattern", detail)."""
    if not is_role(rule.role):
        yield "role", rule.role
    if rule.language not in LANGUAGES:
        yield "language", rule.language
    if not rule.fields:
        yield "field", ""
    yield from (("field", field) for field in rule.fields if field not in FIELDS)
    yield from _word_problems(rule)


def _word_problems(rule: RoleRule) -> Iterator[tuple[str, str]]:
    if not rule.words:
        yield "words", ""
    for words in (*rule.words, *rule.not_words):
        if not any(letter.isalnum() for letter in words):
            yield "pattern", words


def tidy_words(typed: Iterable[str]) -> tuple[str, ...]:
    """Words as they were typed, blanks joined, each once, empty ones left out."""
    return tuple(dict.fromkeys(words for each in typed if (words := " ".join(each.split()))))
