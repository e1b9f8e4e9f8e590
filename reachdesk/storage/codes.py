"""Small numbers that stand for words in the large tables, and the order of the words."""

from __future__ import annotations

from reachdesk.domain.records import Kin, PostKind, Precision

KINDS = (
    PostKind.UNKNOWN,
    PostKind.ORIGINAL,
    PostKind.REPLY,
    PostKind.REPOST,
    PostKind.QUOTE,
)
"""The kind of a post by its code."""

PRECISIONS = (Precision.MILLISECOND, Precision.SECOND, Precision.MINUTE, Precision.DAY)
"""The precision of a time by its code, finest first."""

KINS = (Kin.FOLLOWER, Kin.FOLLOWING)
"""The set of people of a snapshot by its code."""


def case(column: str, words: tuple[str, ...], otherwise: int) -> str:
    """An SQL expression: the code of the word in `column`, `otherwise` for any other word."""
    cases = " ".join(f"WHEN '{word}' THEN {code}" for code, word in enumerate(words))
    return f"CASE {column} {cases} ELSE {otherwise} END"
