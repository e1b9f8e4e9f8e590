"""Which country several names share, and how closely they tell the place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

from reachdesk.domain.places.gazetteer import Gazetteer, Meaning, top
from reachdesk.domain.places.matching import Match
from reachdesk.domain.places.place import Place, Unplaced, Why
from reachdesk.domain.places.word_lists import SHOUTED, STANDS_ALONE, UNSURE_LETTERS

DOMINANCE = 12.0
"""How many times the weight of the next place a place must have to be the one that is meant. Ours:
Paris, London and Vancouver pass, Birmingham, Cambridge, Valencia and Georgia stay unknown."""
LANGUAGE_SHARE = 3.0
"""How much a person's own language adds to the weight of the countries that speak it. Less than
`DOMINANCE`, so that it never decides alone."""
ALONE_WEIGHT = 30_000 * 30**2
"""Weight of a city that is recognised by its name with nothing beside it: 30,000 people and names
in thirty spellings. A name of four letters or fewer needs four times that."""
ALONE_OTHER_WEIGHT = 1e9 / 300
"""The same by another name: only the best known have exonyms that are no words of some language."""
ALONE_BEGINNING = 100_000
"""People of a city that is recognised by the beginning of its name («Newcastle»)."""
ALONE_REGION_WEIGHT = 500_000 * 30**2
"""Weight of a region (half a million people) that is recognised alone outside `HOME`."""
HOME = frozenset(
    ["US", "CA", "AU", "NZ", "GB", "IE", "DE", "AT", "CH", "NL", "BE", "FR", "ES", "PT", "IT", "BR"]
)
"""Countries whose regions readers of the program's languages know by name; the choice is ours."""
COUNTIES = frozenset(["GB", "IE"])
"""Countries whose counties are as well known as regions."""
_SHORT = 4
CONTRADICTION = 3.0
"""How many times heavier a name must be elsewhere to speak against the place of its neighbours."""
STRONG_CITY = 300_000
"""People of a city that stands against a country named after it: «London, Singapore»."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match with the part that it came from, and whether a hard sign stands before the part."""

    match: Match
    part: int
    hard: bool


def decide(found: Sequence[Found], gazetteer: Gazetteer, language: str | None) -> Place | Unplaced:
    """The place that these names tell together."""
    scores = _shared(found, gazetteer, language)
    if not scores:
        return _led_by_last(found, gazetteer, language)
    ordered = sorted(scores, key=lambda country: (-scores[country], country))
    first = ordered[0]
    if len(ordered) > 1 and scores[first] < DOMINANCE * scores[ordered[1]]:
        return Unplaced(Why.AMBIGUOUS, tuple(ordered))
    if _contradicted(first, found):
        return Unplaced(Why.SEVERAL, tuple(ordered))
    return _placed(first, found, gazetteer)


def _contradicted(country: str, found: Sequence[Found]) -> bool:
    """Whether one of several cities side by side («London/Windsor») is rather one elsewhere."""
    if not any(one.hard for one in found) or any(
        each.city is None for one in found for each in one.match.meanings if each.country == country
    ):
        return False
    return any(
        _heaviest(one.match.meanings).weight
        > CONTRADICTION * max(each.weight for each in one.match.meanings if each.country == country)
        for one in found
    )


def _shared(found: Sequence[Found], gazetteer: Gazetteer, language: str | None) -> dict[str, float]:
    """The weight of every country that all names can lie in."""
    countries = set.intersection(*({each.country for each in one.match.meanings} for one in found))
    scores = {}
    for country in countries:
        fitting = [_fitting(one, country, found) for one in found]
        if all(fitting):
            weight = prod(max(each.weight for each in meanings) for meanings in fitting)
            speaks = language is not None and language in gazetteer.languages(country)
            scores[country] = weight * (LANGUAGE_SHARE if speaks else 1.0)
    return scores


def _fitting(one: Found, country: str, found: Sequence[Found]) -> list[Meaning]:
    """The meanings of a name in a country; letters only where another name lies within them."""
    mine = [each for each in one.match.meanings if each.country == country]
    others = [other for other in found if other is not one]
    if others and all(other.match.letters for other in found):
        return mine
    return [each for each in mine if not each.strict or _holds_one(each, others)]


def _holds_one(holder: Meaning, others: Sequence[Found]) -> bool:
    """Whether a name beside the letters can lie in the country or region that they mean."""
    return any(
        each.country == holder.country
        and (not holder.region or (each.region == holder.region and each.city is not None))
        for other in others
        for each in other.match.meanings
        if not each.strict
    ) or any(_is_holder(holder, each) for other in others for each in other.match.meanings)


def _is_holder(held: Meaning, each: Meaning) -> bool:
    """Whether letters are held by a country beside them: «MA USA»."""
    return bool(held.region) and not each.region and each.country == held.country


def _led_by_last(
    found: Sequence[Found], gazetteer: Gazetteer, language: str | None
) -> Place | Unplaced:
    """Names that lie in no one country: after a comma the last ones may still tell where a smaller
    namesake of the first is («Bath, ME»); else they are several places."""
    several = Unplaced(
        Why.SEVERAL,
        tuple(dict.fromkeys(_heaviest(one.match.meanings).country for one in found)),
    )
    if any(one.hard for one in found[1:]):
        return several
    first, rest = found[0], found[1:]
    if len(rest) > 1:
        return several if _strong(first) else decide(rest, gazetteer, language)
    (last,) = rest
    holders = [each for each in last.match.meanings if each.city is None]
    if last.match.letters:
        holders = sure_letters(last.match)
    if len({each.country for each in holders}) != 1:
        return several
    if _strong(first) and not last.match.letters and not any(each.region for each in holders):
        return several
    kept = tuple(each._replace(strict=False) for each in holders)
    return _placed(holders[0].country, [replace(last, match=_with(last.match, kept))], gazetteer)


def _strong(one: Found) -> bool:
    """Whether a name is a country, a region or a large city, which no comma makes a namesake."""
    return any(each.city is None or each.people >= STRONG_CITY for each in one.match.meanings)


def _with(match: Match, meanings: tuple[Meaning, ...]) -> Match:
    return replace(match, meanings=meanings)


def sure_letters(match: Match) -> list[Meaning]:
    """What letters mean where no known place lies within: a state of the USA, Canada or Australia,
    as people write small towns so, or a country by letters that stand alone; nothing where both are
    common."""
    written = match.written.replace(".", "")
    if written in UNSURE_LETTERS:
        return []
    strict = [each for each in match.meanings if each.strict]
    for country in ("US", "CA", "AU"):
        if states := [each for each in strict if each.region and each.country == country]:
            return states
    return [each for each in strict if not each.region and written in STANDS_ALONE]


def _heaviest(meanings: Sequence[Meaning]) -> Meaning:
    return max(meanings, key=lambda each: each.weight)


def _placed(country: str, found: Sequence[Found], gazetteer: Gazetteer) -> Place:
    """The finest place in a country on which the names agree."""
    inside = [_fitting(one, country, found) for one in found]
    heaviest = [_heaviest(meanings) for meanings in inside]
    named = {top(each.region) for each in heaviest if each.city is None and each.region}
    city = _city(inside, named)
    region = ""
    if city is not None:
        region = city.region
    elif len(named) == 1:
        (region,) = named
    elif not named:
        shared = {top(each.region) for meanings in inside for each in meanings if each.city}
        region = next(iter(shared)) if len(shared) == 1 else ""
    zone = (
        gazetteer.city_zone(city.city)
        if city is not None and city.city is not None
        else gazetteer.region_zone(region)
    )
    return Place(
        country,
        gazetteer.region(region) if region else None,
        gazetteer.city(city.city) if city is not None and city.city is not None else None,
        zone,
        tuple(dict.fromkeys(one.match.written for one in found)),
    )


def _city(inside: Sequence[Sequence[Meaning]], named: set[str]) -> Meaning | None:
    """The one city that is meant: of the regions named, the first of neighbours, dominant among
    namesakes; None where that is not clear."""
    chosen = []
    for meanings in inside:
        cities = [each for each in meanings if each.city is not None]
        within = [each for each in cities if top(each.region) in named] if named else cities
        if not within:
            continue
        first, *rest = sorted(within, key=lambda each: -each.weight)
        if rest and first.weight < DOMINANCE * rest[0].weight:
            return None
        chosen.append(first)
    if not chosen or len({each.region for each in chosen}) > 1:
        return None
    return chosen[0]


def alone(one: Found) -> list[Meaning]:
    """The meanings of the only name in a text that hold without anything beside it."""
    if one.match.key in SHOUTED and one.match.written.islower():
        return []
    if one.match.letters:
        known = one.match.written in STANDS_ALONE
        return [each for each in one.match.meanings if known and not each.region]
    named = [each for each in one.match.meanings if not each.strict]
    if not named or not _known_alone(_heaviest(named), one.match):
        return []
    return named


def _known_alone(each: Meaning, match: Match) -> bool:
    """Whether a place is known well enough to be meant by its mere name."""
    short = len(match.key) <= _SHORT and match.key.isascii()
    if not each.region and each.city is None:
        return True
    if each.city is None:
        second = each.region != top(each.region) and each.country not in COUNTIES
        least = _SHORT + (not each.first) + 2 * second
        spelt = each.first or not match.key.isascii()
        known = each.country in HOME or (spelt and each.weight >= ALONE_REGION_WEIGHT)
        return known and (len(match.key) >= least or not match.key.isascii())
    if each.first:
        whole = each.weight >= ALONE_WEIGHT * (4 if short else 1)
        return whole or (not short and each.people >= ALONE_BEGINNING)
    return each.weight >= ALONE_OTHER_WEIGHT
