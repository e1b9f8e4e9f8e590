"""The rules that come with the program, a module per language."""

from __future__ import annotations

from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.shipped import dutch, english, french, german, portuguese, spanish

VERSION = 1
"""Raised when the same rules find other words than before: a library that was read so is read
anew."""

RULES: tuple[RoleRule, ...] = (
    *english.RULES,
    *dutch.RULES,
    *portuguese.RULES,
    *german.RULES,
    *spanish.RULES,
    *french.RULES,
)
"""In the order in which they count: by language, the most telling role first. There are none for
`BY_OWNER_ONLY`: only the owner knows who those are."""
