"""Words and phrases as the owner types them, made ready to be found among the words of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reachdesk.domain.roles.folding import fold

_PARTS = re.compile(r"[\w*]+")
ANY_WORD = "*"
_MANY_WORDS = 200_000  # so many words are remembered with what they begin, about 30 MB


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


class _Begun(dict[str, tuple[Phrase, ...]]):
    """The phrases that begin at a word, looked up once a word."""

    def __init__(self, exact: dict[str, tuple[Phrase, ...]], wild: dict[str, list[Phrase]]) -> None:
        super().__init__()
        self._exact = exact
        self._wild = [(_pattern(part), phrases) for part, phrases in wild.items()]
        self._starts = tuple(part[:-1] for part in wild if part.index(ANY_WORD) == len(part) - 1)
        self._ends = tuple(part[1:] for part in wild if part.rindex(ANY_WORD) == 0)
        self._rest = any(part.strip(ANY_WORD).count(ANY_WORD) for part in wild) or any(
            part.startswith(ANY_WORD) and part.endswith(ANY_WORD) for part in wild
        )

    def __missing__(self, word: str) -> tuple[Phrase, ...]:
        found = self._exact.get(word, ())
        if self._rest or word.startswith(self._starts) or word.endswith(self._ends):
            found += tuple(
                phrase
                for pattern, phrases in self._wild
                if pattern.fullmatch(word)
                for phrase in phrases
            )
        if len(self) >= _MANY_WORDS:
            self.clear()
        self[word] = found
        return found


class Lookup:
    """Finds the phrases that begin at a word: `begun[word]` are those whose first word it is."""

    def __init__(self, phrases: list[Phrase]) -> None:
        exact: dict[str, tuple[Phrase, ...]] = {}
        wild: dict[str, list[Phrase]] = {}
        self._fits: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            self._fits |= {part: _pattern(part) for part in phrase.parts if ANY_WORD in part}
            first = phrase.parts[0]
            if ANY_WORD in first:
                wild.setdefault(first, []).append(phrase)
            else:
                exact[first] = (*exact.get(first, ()), phrase)
        self.begun: dict[str, tuple[Phrase, ...]] = _Begun(exact, wild)

    def may_be_in(self, words: list[str]) -> bool:
        """Whether a phrase stands among these words, whatever marks stand between them."""
        for place, begun in enumerate(map(self.begun.__getitem__, words)):
            for phrase in begun:
                parts = phrase.parts
                if len(parts) == 1:
                    return True
                rest = words[place + 1 : place + len(parts)]
                if len(rest) == len(parts) - 1 and all(map(self.fits, parts[1:], rest)):
                    return True
        return False

    def fits(self, part: str, word: str) -> bool:
        """Whether a folded word is that part of a phrase."""
        pattern = self._fits.get(part)
        return word == part if pattern is None else pattern.fullmatch(word) is not None


def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(r"\w*".join(re.escape(letters) for letters in part.split(ANY_WORD)))
