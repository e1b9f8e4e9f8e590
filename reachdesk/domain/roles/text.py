"""A text as its words, with what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|@\w+"
    r"|\b[\w-]+\.(?:com|org|net|info|news|blog|eu|uk|nl|be|de|at|ch|pt|br|es|fr|io|co|me)\b(?:/\S*)?"
)
_OF_ADDRESS = ("@", ".", "://")
_JOINING = frozenset(" \t\u00a0-'\"“”«»#_")
_ABBREVIATED = frozenset({"ex", "fmr", "frmr", "ehem", "ret", "prev", "voorm"})
_SAYS_WHEN = frozenset({
    "former", "formerly", "previously", "prev", "past", "before", "ex", "fruher", "vorher",
    "voorheen", "eerder", "antes", "anteriormente", "avant", "auparavant",
})  # fmt: skip


ADDRESS = "@"


class Word(NamedTuple):
    """A folded word and where it stands in the folded text."""

    word: str
    start: int
    end: int


def words_of(folded: str) -> list[str]:
    """The words of a folded text, handles and addresses cut up like everything else."""
    return _WORD.findall(folded)


def placed_words(folded: str) -> list[Word]:
    """The words of a folded text with their places; a handle or an address is one `ADDRESS`."""
    if not any(mark in folded for mark in _OF_ADDRESS):
        return _between(folded, 0, len(folded))
    placed: list[Word] = []
    until = 0
    for found in _ADDRESS.finditer(folded):
        placed += _between(folded, until, found.start())
        placed.append(Word(ADDRESS, *found.span()))
        until = found.end()
    return placed + _between(folded, until, len(folded))


def _between(folded: str, start: int, end: int) -> list[Word]:
    return [Word(found.group(), *found.span()) for found in _WORD.finditer(folded, start, end)]


def joined(folded: str, before: Word, after: Word) -> bool:
    """Whether two words that follow each other belong to one phrase: no mark stands between."""
    gap = folded[before.end : after.start]
    if gap == " ":
        return True
    if _JOINING.issuperset(gap):
        return "-" not in gap or gap == "-"
    return (gap.strip() == "." and before.word in _ABBREVIATED) or (
        gap.strip() == ":" and before.word in _SAYS_WHEN
    )
