"""Courtesy apart from influence: how much a text says beyond its thanks and congratulations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS

if TYPE_CHECKING:
    from reachdesk.domain.score.courtesy_words import CourtesyWords

PURE_COURTESY = 0.1
"""Weight of a text that is nothing but courtesy (our choice)."""

CONTENT_WORDS = 6
"""Words beside the courtesy that make a text count in full (our choice)."""

_ADDRESS = re.compile(r"https?://\S+|@\w+")
_WORD = re.compile(r"#?[^\W\d_][\w'’]*")


@dataclass(frozen=True)
class Courtesy:
    """How a text was read.

    `weight` is 0.1 for pure courtesy to 1; `matched` holds the phrases as written, in order, empty
    when the text has none; `content` the words that were counted as saying something.
    """

    weight: float
    matched: tuple[str, ...]
    content: tuple[str, ...]

    @property
    def is_courtesy(self) -> bool:
        """Whether a phrase was found and the text does not count in full."""
        return bool(self.matched) and self.weight < 1


class CourtesyReader:
    """Reads texts with a set of word lists; build it once and use it for many texts."""

    def __init__(self, words: tuple[CourtesyWords, ...] = DEFAULT_WORDS) -> None:
        phrases = {phrase.strip().lower() for each in words for phrase in each.phrases}
        longest_first = sorted(filter(None, phrases), key=lambda text: (-len(text), text))
        self._phrases = re.compile(_any_of(longest_first), re.IGNORECASE)
        self._fillers = {filler for each in words for filler in each.fillers.lower().split()}

    def read(self, text: str) -> Courtesy:
        """The courtesy of one text; a text without any phrase weighs 1."""
        matched = tuple(match.group().strip() for match in self._phrases.finditer(text))
        if not matched:
            return Courtesy(1.0, (), tuple(words_of(text)))
        left = words_of(self._phrases.sub(" ", text))
        content = tuple(
            word for word in left if len(word) > 1 and word.lstrip("#") not in self._fillers
        )
        said = min(1.0, len(content) / CONTENT_WORDS)
        return Courtesy(PURE_COURTESY + (1.0 - PURE_COURTESY) * said, matched, content)


def courtesy(text: str, words: tuple[CourtesyWords, ...] = DEFAULT_WORDS) -> Courtesy:
    """The courtesy of one text with these word lists."""
    return _reader(words).read(text)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, hashtags with their sign, without handles and links."""
    return _WORD.findall(_ADDRESS.sub(" ", text.lower()))


@lru_cache(maxsize=8)
def _reader(words: tuple[CourtesyWords, ...]) -> CourtesyReader:
    return CourtesyReader(words)


def _any_of(phrases: list[str]) -> str:
    """A pattern for any of the phrases, the first that fits at a place.

    Phrases that begin alike share that beginning, so that a word which begins no phrase is passed
    over after one look; with every phrase tried at every letter it takes twenty times as long.
    """
    if not phrases:
        return r"(?!)"
    heads = [phrase[0] for phrase in phrases]
    if {"_", "*"} & set(heads):  # begins with any letter
        return rf"(?<!\w)(?:{'|'.join(map(_pattern, phrases))})(?!\w)"
    groups = {head: [one for one in phrases if one[0] == head] for head in dict.fromkeys(heads)}
    branches = [
        rf"{re.escape(head)}(?:{'|'.join(_pattern(one)[len(re.escape(head)) :] for one in same)})"
        for head, same in groups.items()
    ]
    first = "".join(map(re.escape, groups))
    return rf"(?<!\w)(?=[{first}])(?:{'|'.join(branches)})(?!\w)"


def _pattern(phrase: str) -> str:
    return r"\s+".join(
        r"\w+" if word == "_" else re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
    )
