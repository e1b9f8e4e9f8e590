"""What the words of one part may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reachdesk.domain.places.gazetteer import Gazetteer, Meaning
from reachdesk.domain.places.spelling import folded
from reachdesk.domain.places.word_lists import AWAY, EVERYWHERE, FILLERS, HERE, NEEDS_CONTEXT

LARGE_CITY = 300_000
"""People of a city that is recognised among other words."""
_MOST_WORDS = 5  # in one name
_MOST_LETTERS = 8  # «U. S. A.»
_MOST_TOKENS = 12  # in one part: longer ones are sentences
_HERE = re.compile(rf"\b(?:{'|'.join(HERE)})\s+(.+)$", re.IGNORECASE)
_NOW = re.compile(rf"\b(?:{'|'.join(HERE[:-1])})\s+\w", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s]+")
_POSTCODE = re.compile(r"^(?=.*\d)[A-Z\d-]{4,8}$")


@dataclass(frozen=True, slots=True)
class Match:
    """A name among the words: its spelling, what it may mean, and the words as written. `whole`:
    it is all that the part says; `letters`: by capital letters such as «MA»; `among`: found among
    words that are no names."""

    key: str
    meanings: tuple[Meaning, ...]
    written: str
    whole: bool
    letters: bool = False
    among: bool = False


def tells_now(text: str) -> bool:
    """Whether a part says where somebody is now, so that what stands before is past."""
    return _NOW.search(text) is not None


def everywhere(text: str) -> bool:
    """Whether a part says everywhere or nowhere."""
    return folded(text) in EVERYWHERE


def match(text: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The names that one part holds, in order; none where it holds none for certain.

    First the part as a whole, then cut into names without a rest, then large places among words.
    """
    whole = _whole(text, gazetteer)
    if whole:
        return (whole,)
    here = _HERE.search(text)
    tokens = _TOKEN.findall(here[1] if here else text)
    keys = [folded(token) for token in tokens]
    if len(tokens) > _MOST_TOKENS:
        return ()
    if here and (again := _whole(here[1], gazetteer)):
        return (again,)
    return (
        _trimmed(tokens, keys, gazetteer)
        or _covered(tokens, keys, gazetteer)
        or _among(tokens, keys, gazetteer)
    )


def _whole(text: str, gazetteer: Gazetteer) -> Match | None:
    key = folded(text)
    if not key or key in EVERYWHERE:
        return None
    meanings = gazetteer.meanings(key)
    letters = _letters(text, gazetteer)
    if meanings or letters:
        return Match(key, meanings + letters, text, whole=True, letters=not meanings)
    return None


def _letters(text: str, gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    """The meanings of «MA», «B.C.» or «U.S.»; small letters are words."""
    if len(text) > _MOST_LETTERS:
        return ()
    code = text.replace(".", "").strip()
    if code.isascii() and code.isupper() and 2 <= len(code) <= 3:
        return gazetteer.letters(code)
    return ()


def _trimmed(tokens: list[str], keys: list[str], gazetteer: Gazetteer) -> tuple[Match, ...]:
    """A name with «greater», «downtown», «area» or a postcode around it."""
    first, last = 0, len(tokens)
    while first < last and (keys[first] in FILLERS or _POSTCODE.match(tokens[first])):
        first += 1
    while last > first and (keys[last - 1] in FILLERS or _POSTCODE.match(tokens[last - 1])):
        last -= 1
    if (first, last) == (0, len(tokens)) or AWAY & set(keys):
        return ()
    # «South Africa» is a name: take as few of the words away as leave one
    for begin in range(first + 1):
        for end in range(len(tokens), last - 1, -1):
            found = _whole(" ".join(tokens[begin:end]), gazetteer)
            if found and not found.letters:
                return (found,)
    return ()


def _covered(tokens: list[str], keys: list[str], gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Names that follow one another without other words, each as long as can be: «Leeds UK»."""
    found: list[Match] = []
    place = 0
    while place < len(tokens):
        longest = _longest(tokens, keys, place, gazetteer)
        if longest is None and keys[place] in FILLERS:
            place += 1
            continue
        if longest is None and found and place == len(tokens) - 1:
            letters = _letters(tokens[place], gazetteer)
            if letters:
                longest = Match(keys[place], letters, tokens[place], whole=False, letters=True), 1
        if longest is None:
            return ()
        found.append(longest[0])
        place += longest[1]
    return tuple(found)


def _longest(
    tokens: list[str], keys: list[str], place: int, gazetteer: Gazetteer
) -> tuple[Match, int] | None:
    """The longest name that begins at a place, with how many words it has."""
    for count in range(min(_MOST_WORDS, len(tokens) - place), 0, -1):
        key = " ".join(key for key in keys[place : place + count] if key)
        letters = _letters(tokens[place], gazetteer) if place and count == 1 else ()
        meanings = gazetteer.meanings(key) if key not in EVERYWHERE else ()
        if meanings or letters:
            written = " ".join(tokens[place : place + count])
            return (
                Match(key, meanings + letters, written, whole=False, letters=not meanings),
                count,
            )
    return None


def _among(tokens: list[str], keys: list[str], gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Countries, regions and large cities among other words, written with a capital letter."""
    if AWAY & set(keys):
        return ()
    found: list[Match] = []
    place = 0
    while place < len(tokens):
        longest = _longest(tokens, keys, place, gazetteer)
        count = 1
        if longest is not None and _stands_out(longest[0]):
            name, count = longest
            named = tuple(each for each in name.meanings if not each.strict)
            if named and _is_large(max(named, key=lambda each: each.weight)):
                found.append(Match(name.key, named, name.written, whole=False, among=True))
        place += count
    return tuple(found)


def _is_large(meaning: Meaning) -> bool:
    return meaning.city is None or meaning.people >= LARGE_CITY


def _stands_out(match_: Match) -> bool:
    """Whether a name among words is likely meant as one."""
    return (
        match_.written[:1].isupper()
        and len(match_.key) >= 3
        and match_.key not in NEEDS_CONTEXT
        and match_.key not in FILLERS
    )
