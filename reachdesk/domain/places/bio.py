"""The place that a bio tells, by plain patterns only: «based in Leeds», a flag, «Londoner».

A second witness: less sure than the place that a person states, and silent where it has two minds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.gazetteer import Gazetteer
from reachdesk.domain.places.inhabitants import INHABITANTS
from reachdesk.domain.places.parts import flags_in
from reachdesk.domain.places.place import Place, Precision, Unplaced
from reachdesk.domain.places.spelling import folded

LONGEST = 2_000
"""Letters of a bio that are looked at."""
CAUSES = frozenset({"UA", "PS", "IL"})
"""Flags that people show for a cause more often than for where they are; the choice is ours."""

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_JOIN = r"(?:\s+(?:de|do|da|del|la|le|los|las|of|upon|on|am|den|der|aan|sur|op|an))?"
_PLACE = rf"{_NAME}(?:{_JOIN}\s+{_NAME}){{0,3}}(?:,\s*{_NAME}(?:\s+{_NAME}){{0,2}})?"
_WORDS = r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,3}(?:,\s*[^\W\d_][\w.]*(?:\s+\w+)?)?"
_LIVES = (
    r"based|living|lives?|located|residing|resides?|wohnhaft|wohn(?:e|t)|leb(?:e|t)|ansässig"
    r"|wo(?:on|ont|nend|nachtig)|gevestigd|viv(?:e|o|iendo)|mor(?:a|o|ando)|resid(?:e|o|ente)"
    r"|radicad[oa]|basead[oa]|sediad[oa]|basad[oa]|afincad[oa]|habit(?:e|ant)|vi(?:s|t)|basée?"
    r"|installée?"
)
_EXPLICIT = re.compile(
    rf"\b(?:{_LIVES})\s+(?:out\s+of|just\s+outside|in|near|at|bei|te|em|no|na|en|à|au)\s+"
    rf"(?:(?:sunny|rainy|beautiful|lovely|the)\s+)?({_WORDS})",
    re.IGNORECASE,
)
_PINS = "\U0001f4cd\U0001f3e0\U0001f3e1\U0001f30d\U0001f30e\U0001f30f\U0001f4cc"
_PIN = re.compile(rf"[{_PINS}]\ufe0f?\s*:?\s*({_WORDS})")
_BASED = re.compile(rf"({_NAME}(?:\s+{_NAME}){{0,2}})[- ]based\b")
_TRADE = re.compile(
    rf"\b(?P<trade>[^\W\d_]{{2,}})\s+(?:in|em|te)\s+({_PLACE})\s*(?=$|[.,;|•·/\n!(–—&]|\band\b)"
)
_PAST = re.compile(
    r"\b(?:ex|former|formerly|previously|once|used|was|born|raised|from|not|never|studied|worked"
    r"|interested|ehemals|früher|voorheen|geboren|antes|nascid[oa]|nacid[oa]|née?)\b[^.,;|•\n]*$",
    re.IGNORECASE,
)
_BEFORE = 14  # letters before a pattern in which a word of the past takes it back
_AT = (" in ", " near ", " at ", " bei ", " te ", " em ", " no ", " na ", " en ", " à ", " au ")
_OUT = (" of ", " outside ")
_IN = (" in ", " em ", " te ")
_CAPITAL = re.compile(r"[A-Z]\w{4,}")
INHABITED = frozenset(word for name in INHABITANTS for word in _CAPITAL.findall(name))
"""Words of which one must be in a bio before the names of inhabitants are looked for."""
_INHABITANT = re.compile(r"\b(?:" + "|".join(sorted(INHABITANTS, key=len, reverse=True)) + r")\b")


Read = Callable[[str], Place | Unplaced]


def place_in_bio(bio: str, gazetteer: Gazetteer, read: Read | None = None) -> Place | None:
    """The place that a bio tells in plain patterns; None without any, or where they disagree.

    What is said outright («based in») goes before the name of an inhabitant and a flag. `read`:
    `classify`, remembered by the caller who reads many.
    """
    reads = read or (lambda words: classify(words, gazetteer))
    text = bio[:LONGEST]
    said = list(_said(text, gazetteer, reads))
    if said:
        return _agreed(said)
    witnesses = [*_inhabitants(text, reads), *_flag(text, reads)]
    return _agreed(witnesses) if witnesses else None


def _agreed(witnesses: list[Place]) -> Place | None:
    """The finest of several places in one country; None where the countries differ."""
    if len({one.country for one in witnesses}) > 1:
        return None
    fineness = [Precision.CITY, Precision.REGION, Precision.COUNTRY]
    return min(witnesses, key=lambda one: fineness.index(one.precision))


def _said(text: str, gazetteer: Gazetteer, read: Read) -> Iterator[Place]:
    for pattern in _patterns(text):
        for found in pattern.finditer(text):
            place = _place(text, found, gazetteer, read)
            if place is not None and (pattern is not _TRADE or place.precision is Precision.CITY):
                yield place


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that may be in a bio: a glance at plain words spares most bios most of them."""
    plain = " ".join(text.lower().split())
    if any(word in plain for word in _AT) or any(word in plain for word in _OUT):
        yield _EXPLICIT
    if not plain.isascii():
        yield _PIN
    if "based" in plain:
        yield _BASED
    if any(word in plain for word in _IN):
        yield _TRADE


def _place(text: str, found: re.Match[str], gazetteer: Gazetteer, read: Read) -> Place | None:
    """The place in a pattern, the longest beginning that names one."""
    name = found.lastindex or 1
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if _PAST.search(before + (found["trade"] if "trade" in found.re.groupindex else "")):
        return None
    written = found[name].strip(" .,-")
    while written:
        place = read(written) if _names_only(written, gazetteer) else None
        if isinstance(place, Place):
            return place
        shorter = re.sub(r"[\s,]+[^\s,]+$", "", written)
        if shorter == written:
            return None
        written = shorter
    return None


def _names_only(written: str, gazetteer: Gazetteer) -> bool:
    """Whether each part is a name by itself: a bio has many other words with a capital letter."""
    return all(
        gazetteer.has(folded(part)) or gazetteer.letters(part.strip().replace(".", ""))
        for part in written.split(",")
    )


def _inhabitants(text: str, read: Read) -> Iterator[Place]:
    if INHABITED.isdisjoint(_CAPITAL.findall(text)):
        return
    for found in _INHABITANT.finditer(text):
        if _PAST.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            continue
        place = read(INHABITANTS[found[0]])
        if isinstance(place, Place):
            yield Place(place.country, place.region, place.city, place.zone, (found[0],))


def _flag(text: str, read: Read) -> Iterator[Place]:
    """The country of the only flag in a bio; of several, none is where somebody is."""
    flags = flags_in(text)
    if len(flags) == 1 and flags[0] not in CAUSES:
        emoji = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in flags[0])
        place = read(emoji)
        if isinstance(place, Place):
            yield place
