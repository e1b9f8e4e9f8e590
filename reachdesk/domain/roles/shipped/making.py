"""How a shipped rule is written down."""

from __future__ import annotations

from reachdesk.domain.roles.rules import FIELDS, RoleRule, tidy_words

KEY = "shipped"


def rule(
    language: str,
    role: str,
    words: str,
    not_words: str = "",
    *,
    fields: tuple[str, ...] = FIELDS,
) -> RoleRule:
    """A rule whose words stand between uprights and on lines; its key says language and role."""
    return RoleRule(
        key=f"{KEY}_{language}_{role}",
        role=role,
        words=_cut(words),
        fields=fields,
        not_words=_cut(not_words),
        language=language,
    )


def _cut(words: str) -> tuple[str, ...]:
    return tidy_words(phrase for line in words.splitlines() for phrase in line.split("|"))
