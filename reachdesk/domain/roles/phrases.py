"""Words and phrases as the owner types them, made ready to be found among the words of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reachdesk.domain.roles.folding import fold

_PARTS = re.compile(r"[\w*]+")
ANY_WORD = "*"
_MANY_TOKENS = 200_000  # so many words are remembered with what they may begin, about 30 MB


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the rule at place `rule`; `parts` are folded words, some with `*`."""

    rule: int
    parts: tuple[str, ...]
    against: bool
    """Whether it is one of the rule's `not_words`."""


def parts_of(typed: str) -> tuple[str, ...]:
    """The folded words of a typed phrase; empty where it has no letter."""
    parts = tuple(_PARTS.findall(fold(typed)))
    return parts if any(part.strip(ANY_WORD) for part in parts) else ()


class Lookup:
    """Finds the phrases that begin at a word: exact ones at once, those with `*` once a word."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self._exact: dict[str, tuple[Phrase, ...]] = {}
        self._wild: list[tuple[re.Pattern[str], Phrase]] = []
        self._fits: dict[str, re.Pattern[str]] = {}
        self._begun: dict[str, tuple[Phrase, ...]] = {}
        for phrase in phrases:
            self._fits |= {part: _pattern(part) for part in phrase.parts if ANY_WORD in part}
            first = phrase.parts[0]
            if ANY_WORD in first:
                self._wild.append((self._fits[first], phrase))
            else:
                self._exact[first] = (*self._exact.get(first, ()), phrase)

    def begun_by(self, word: str) -> tuple[Phrase, ...]:
        """The phrases whose first word this folded word is."""
        found = self._begun.get(word)
        if found is None:
            found = self._exact.get(word, ()) + tuple(
                phrase for pattern, phrase in self._wild if pattern.fullmatch(word)
            )
            if len(self._begun) >= _MANY_TOKENS:
                self._begun.clear()
            self._begun[word] = found
        return found

    def fits(self, part: str, word: str) -> bool:
        """Whether a folded word is that part of a phrase."""
        pattern = self._fits.get(part)
        return word == part if pattern is None else pattern.fullmatch(word) is not None


def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(r"\w*".join(re.escape(letters) for letters in part.split(ANY_WORD)))
