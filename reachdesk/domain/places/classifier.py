"""A place out of free text: precision before recall, unknown rather than wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.places.deciding import Found, alone, decide, sure_letters
from reachdesk.domain.places.gazetteer import Gazetteer, Meaning
from reachdesk.domain.places.matching import Match, everywhere, match, tells_now
from reachdesk.domain.places.parts import LONGEST, Cut, cut
from reachdesk.domain.places.place import Place, Unplaced, Why
from reachdesk.domain.places.points import place_of_point
from reachdesk.domain.places.word_lists import NEEDS_CONTEXT

VERSION = "1"
"""Counts up whenever the same text may be read otherwise."""
_APOSTROPHE = {"'", "’"}  # «A'dam» is no Adam


def classify(
    text: str, gazetteer: Gazetteer, *, within: str | None = None, language: str | None = None
) -> Place | Unplaced:
    """The place that a text names, or why it names none for certain.

    `within`: a country (ISO 3166) that is known from elsewhere: only places in it are meant.
    `language` (ISO 639) is a weak hint among namesakes.
    """
    if not text.strip():
        return Unplaced(Why.EMPTY)
    point = place_of_point(text, gazetteer)
    if point is not None and within in {None, point.country}:
        return point
    if len(text) > LONGEST:
        return Unplaced(Why.NOT_FOUND)
    pieces = cut(text)
    found = _found(pieces, gazetteer)
    if within is not None:
        found = _only_within(found, within)
    return _settled(found, pieces, gazetteer, language, known=within is not None)


def _settled(
    found: list[Found], pieces: Cut, gazetteer: Gazetteer, language: str | None, *, known: bool
) -> Place | Unplaced:
    """What the names tell, once the weak ones among them are gone."""
    if not found:
        said = any(everywhere(part.text) for part in pieces.parts)
        return Unplaced(Why.EVERYWHERE if said else Why.NOT_FOUND)
    if pieces.travels and {one.part for one in found} != set(range(len(pieces.parts))):
        return Unplaced(Why.SEVERAL)
    if len(found) == 1 and not known:
        found = _lone(found[0], pieces)
    if not found:
        return Unplaced(Why.NOT_FOUND)
    return decide(found, gazetteer, language)


def _found(pieces: Cut, gazetteer: Gazetteer) -> list[Found]:
    """The names in all parts, then the flags; letters that stand alone among signs are none."""
    found = [
        Found(one, place, part.hard)
        for place, part in enumerate(pieces.parts)
        for one in match(part.text, gazetteer)
    ]
    flags = [
        Found(Match(code, meanings, _emoji(code), whole=True), -1, hard=False)
        for code in pieces.flags
        if (meanings := _countries(code, gazetteer))
    ]
    now = max((one.part for one in found if tells_now(pieces.parts[one.part].text)), default=0)
    found = [one for one in found if one.part >= now]
    if any(not one.match.among for one in found):
        found = [one for one in found if not one.match.among or _is_container(one)]
    return _once(_without_loose_letters(found, flags) + flags)


def _is_container(one: Found) -> bool:
    """Whether a name among words is a region or country: that still tells where a city lies."""
    known = alone(one)
    return bool(known) and max(known, key=lambda each: each.weight).city is None


def _once(found: Sequence[Found]) -> list[Found]:
    """Every name once: saying it twice is no second witness."""
    return list({one.match.key: one for one in reversed(found)}.values())[::-1]


def _without_loose_letters(found: list[Found], flags: Sequence[Found]) -> list[Found]:
    """Leave out letters after «/» that lie around none of the other names («HFX/MTL/TO»)."""
    named = [one for one in found if not one.match.letters]
    if not named and not flags:
        return found
    countries = {each.country for one in (*named, *flags) for each in one.match.meanings}
    return [
        one
        for one in found
        if not (one.match.letters and one.hard)
        or countries & {each.country for each in one.match.meanings}
    ]


def _countries(code: str, gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    return tuple(each._replace(strict=False) for each in gazetteer.letters(code) if not each.region)


def _emoji(code: str) -> str:
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def _only_within(found: Sequence[Found], country: str) -> list[Found]:
    """The names with their meanings in one country; letters need no place beside them there."""
    kept = []
    for one in found:
        inside = tuple(
            each._replace(strict=False) for each in one.match.meanings if each.country == country
        )
        if inside:
            kept.append(replace(one, match=replace(one.match, meanings=inside)))
    return kept


def _lone(one: Found, pieces: Cut) -> list[Found]:
    """The only name in a text with the meanings that hold alone; letters after unknown words mean
    what people commonly mean by them («Smalltown, OH»)."""
    if one.match.letters and len(pieces.parts) > 1 and not one.hard and one.part:
        meanings = [each._replace(strict=False) for each in sure_letters(one.match)]
    elif one.match.key in NEEDS_CONTEXT and not _APOSTROPHE & set(one.match.written):
        meanings = []
    else:
        meanings = alone(one)
    if not meanings:
        return []
    kept = tuple(each._replace(strict=False) for each in meanings)
    return [replace(one, match=replace(one.match, meanings=kept))]
