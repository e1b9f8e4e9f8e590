"""Whether a text denies a word that it has: «ex-journalist», «not a writer», «author-to-be»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reachdesk.domain.roles.denials import (
    AND,
    ARTICLES,
    DENIALS,
    DENIED_BY,
    ENDING,
    FAR,
    ONLY,
    Denial,
)
from reachdesk.domain.roles.text import Word, joined

_FARTHEST = FAR + 6  # words looked back at: the reach, articles and the denial itself
_LONGEST_BEHIND = max(len(words) for words in DENIED_BY)
_BEGIN_BEHIND = frozenset(words[0] for words in DENIED_BY)
_BETWEEN_BEHIND = frozenset(" ,(-'")
_BETWEEN_LIKE = frozenset(" /&+")


def denial_before(folded: str, words: Sequence[Word], first: int) -> Denial | None:
    """The denial that reaches the word at place `first` from before, or None."""
    steps = 0
    for place in range(first - 1, max(first - _FARTHEST, 0) - 1, -1):
        if not joined(folded, words[place], words[place + 1]):
            return None
        word = words[place].word
        denial = _ends_at(folded, words, place, first)
        if denial is not None and steps <= denial.reach:
            return denial
        if word in ENDING:
            return None
        steps += word not in ARTICLES
    return None


def _ends_at(folded: str, words: Sequence[Word], place: int, first: int) -> Denial | None:
    """The longest denial whose last word stands at `place`."""
    for denial in DENIALS.get(words[place].word, ()):
        begin = place + 1 - len(denial.words)
        if begin < 0 or not _stand_at(folded, words, begin, denial.words):
            continue
        if place + 1 < first and words[place + 1].word in ONLY:
            continue
        return denial
    return None


def _stand_at(folded: str, words: Sequence[Word], begin: int, wanted: tuple[str, ...]) -> bool:
    found = words[begin : begin + len(wanted)]
    return tuple(each.word for each in found) == wanted and all(
        _near(folded, one, other) for one, other in pairwise(found)
    )


def _near(folded: str, one: Word, other: Word) -> bool:
    return other.start - one.end <= 2


def denied_behind(folded: str, words: Sequence[Word], last: int) -> bool:
    """Whether what stands right after the word at place `last` denies it."""
    if last + 1 >= len(words) or words[last + 1].word not in _BEGIN_BEHIND:
        return False
    gap = folded[words[last].end : words[last + 1].start]
    if not _BETWEEN_BEHIND.issuperset(gap):
        return False
    return any(
        tuple(each.word for each in words[last + 1 : last + 1 + count]) in DENIED_BY
        and _stand_at(
            folded, words, last + 1, tuple(each.word for each in words[last + 1 : last + 1 + count])
        )
        for count in range(1, _LONGEST_BEHIND + 1)
    )


def said_together(folded: str, words: Sequence[Word], last: int, first: int) -> bool:
    """Whether «and», «or», a slash or an ampersand alone joins the words at places `last` and
    `first`, so that a denial of the one is one of the other: «former reporter and editor»."""
    gap = folded[words[last].end : words[first].start]
    if first == last + 1:
        return bool(gap.strip()) and _BETWEEN_LIKE.issuperset(gap)
    return first == last + 2 and words[last + 1].word in AND and "," not in gap
