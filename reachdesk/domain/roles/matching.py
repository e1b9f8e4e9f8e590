"""All rules over what one person says of herself, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reachdesk.domain.roles.folding import fold, original_spans
from reachdesk.domain.roles.negation import denial_before, denied_behind, said_together
from reachdesk.domain.roles.phrases import ANY_WORD, Lookup, Phrase, parts_of
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.text import Word, joined, placed_words, words_of

_FUSED = ("ex", "oud", "alt")
_MANY_TEXTS = 100_000  # so many texts are remembered with what was found in them
_LONG_TEXT = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule found: its place among the rules, the field, and `words` as they stand
    there from letter `start` to before letter `end`."""

    rule: int
    field: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Hit:
    phrase: Phrase
    first: int
    last: int


_Catch = tuple[int, bool, int, int]
"""Place of the rule, whether a not-word, start and end in the folded text."""


class Matcher:
    """Rules made ready. Safe for one thread at a time."""

    def __init__(self, rules: Sequence[RoleRule]) -> None:
        self.rules = tuple(rules)
        phrases = [
            Phrase(place, parts, against)
            for place, rule in enumerate(self.rules)
            if rule.on
            for against, typed in ((False, rule.words), (True, rule.not_words))
            for words in typed
            if (parts := parts_of(words))
        ]
        self._lookup = Lookup(phrases)
        self._known: dict[str, tuple[_Catch, ...]] = {}

    def find(self, texts: Mapping[str, str | None]) -> list[Found]:
        """What the rules find in the texts of one person by field, in the order of the rules."""
        off: set[int] = set()
        caught: list[Found] = []
        for field, text in texts.items():
            mine: list[_Catch] = []
            for catch in self._catches(text) if text else ():
                if field not in self.rules[catch[0]].fields:
                    continue
                if catch[1]:
                    off.add(catch[0])
                else:
                    mine.append(catch)
            if text and mine:
                caught += _found(field, text, mine)
        found = [each for each in caught if each.rule not in off]
        return sorted(found, key=lambda each: each.rule) if len(found) > 1 else found

    def rules_catching(self, texts: Mapping[str, str | None]) -> frozenset[int]:
        """The places of the rules that `find` something; quicker than that."""
        off: set[int] = set()
        on: set[int] = set()
        for field, text in texts.items():
            if text:
                for place, against, _start, _end in self._catches(text):
                    if field in self.rules[place].fields:
                        (off if against else on).add(place)
        return frozenset(on - off) if on else _NONE

    def _catches(self, text: str) -> tuple[_Catch, ...]:
        known = self._known.get(text)
        if known is None:
            known = self._read(text)
            if len(text) <= _LONG_TEXT:
                if len(self._known) >= _MANY_TEXTS:
                    self._known.clear()
                self._known[text] = known
        return known

    def _read(self, text: str) -> tuple[_Catch, ...]:
        folded = fold(text)
        if not self._lookup.may_be_in(words_of(folded)):
            return ()
        begun = self._lookup.begun
        words = placed_words(folded)
        hits: list[_Hit] = []
        for place, word in enumerate(words):
            if phrases := begun[word.word]:
                hits += self._hits(folded, words, place, phrases)
        return tuple(
            (hit.phrase.rule, hit.phrase.against, words[hit.first].start, words[hit.last].end)
            for hit in _standing(folded, words, hits)
        )

    def _hits(
        self, folded: str, words: Sequence[Word], first: int, phrases: Sequence[Phrase]
    ) -> Iterator[_Hit]:
        """Those of `phrases`, which begin at a word, that stand there whole."""
        room = len(words) - first
        for phrase in phrases:
            longer = len(phrase.parts) - 1
            if longer < room and (not longer or self._goes_on(folded, words, first, phrase.parts)):
                yield _Hit(phrase, first, first + longer)

    def _goes_on(
        self, folded: str, words: Sequence[Word], first: int, parts: Sequence[str]
    ) -> bool:
        """Whether the words after the one at `first` are the further parts, and belong together."""
        for place in range(1, len(parts)):
            word = words[first + place]
            if not self._lookup.fits(parts[place], word.word):
                return False
            if not joined(folded, words[first + place - 1], word):
                return False
        return True


_NONE: frozenset[int] = frozenset()


def _found(field: str, text: str, catches: Sequence[_Catch]) -> Iterator[Found]:
    places = original_spans(text, [catch[2:] for catch in catches])
    for catch, (start, end) in zip(catches, places, strict=True):
        yield Found(catch[0], field, start, end, text[start:end])


def _standing(folded: str, words: Sequence[Word], hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """The hits that are neither denied nor taken away by a not-phrase around them."""
    by_rule: dict[int, list[_Hit]] = defaultdict(list)
    for hit in hits:
        by_rule[hit.phrase.rule].append(hit)
    for mine in by_rule.values():
        if len(mine) == 1 and not mine[0].phrase.against:
            yield from _not_denied(folded, words, mine)
            continue
        for_it = _widest([hit for hit in mine if not hit.phrase.against])
        for against in (hit for hit in mine if hit.phrase.against):
            inside = [hit for hit in for_it if _overlap(hit, against)]
            if not inside and denial_before(folded, words, against.first) is None:
                yield against
            for_it = [hit for hit in for_it if hit not in inside]
        yield from _not_denied(folded, words, for_it)


def _widest(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits in the order of the text, without those inside a longer one."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda each: (each.first, -each.last)):
        if not kept or hit.last > kept[-1].last:
            kept.append(hit)
    return kept


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one.first <= other.last and other.first <= one.last


def _not_denied(folded: str, words: Sequence[Word], hits: Sequence[_Hit]) -> Iterator[_Hit]:
    spread: int | None = None  # the last word of a denied hit whose denial also reaches its mate
    for hit in hits:
        denial = denial_before(folded, words, hit.first)
        if denial is not None:
            spread = hit.last if denial.several else None
        elif spread is not None and said_together(folded, words, spread, hit.first):
            spread = hit.last
        elif not denied_behind(folded, words, hit.last) and not _fused(hit, words):
            spread = None
            yield hit


def _fused(hit: _Hit, words: Sequence[Word]) -> bool:
    """Whether a `*` took in nothing but an «ex»: «*journalist» and «exjournalist»."""
    first = hit.phrase.parts[0]
    ending = first[1:]
    return first.startswith(ANY_WORD) and words[hit.first].word in {
        prefix + ending for prefix in _FUSED
    }
