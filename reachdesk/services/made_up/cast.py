"""The people around the demo account: who follows, since when, from where and in what role.

All are made up. Every handle carries a hyphen, which the network does not allow, so that none can
be anybody's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from reachdesk.services.made_up import pools

UK = "GB"
COUNTRIES = {
    UK: 144, "US": 118, "NL": 46, "IN": 34, "AU": 27, "IE": 22, "DE": 19, "CA": 17,
    "SE": 6, "ES": 5, "PT": 4, "FR": 4, "BE": 4, "PL": 3, "ZA": 3, "BR": 3, "DK": 2, "KE": 2,
    "PH": 2, "JP": 1, "NZ": 1,
}  # fmt: skip
"""Followers by country on the last day; the place of 97 more is unknown."""

ROLES = {  # role key: (in the UK, elsewhere or unknown place)
    "supplier": (34, 37), "competitor": (18, 21), "customer": (22, 39), "colleague": (12, 26),
    "journalist_or_author": (14, 17), "industry_body": (6, 6), "prospect": (5, 15),
    "gateway": (4, 12), "local_information": (3, 11), "friend": (2, 12), "unknown": (24, 224),
}  # fmt: skip
"""Followers by role on the last day."""

WAVES = ((120, 0), (290, 22), (452, 31), (519, 22), (552, 14), (557, 11), (564, 5))
"""(followers, of those before left) on the first day and on the day of each follower snapshot."""

FOLLOWED = 1100
FOLLOWED_EARLY = 604
FOLLOWED_BACK = 388


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up person. `first` and `gone` are indices into `WAVES`: seen from `first` on, no
    more from `gone` on (None: still there). `country` and `city` None: the place is unknown."""

    ref: str
    handle: str
    name: str
    bio: str
    role: str
    place: str | None
    country: str | None
    city: str | None
    zone: str | None
    followers: int
    following: int
    posts: int
    first: int = 0
    gone: int | None = None


@cache
def cast() -> tuple[Person, ...]:
    """Everybody who ever followed, the 564 of the last day and those who left."""
    maker = pools.chance(1)
    spans = _spans(maker)
    staying = sum(1 for _first, gone in spans if gone is None)
    profiles = _profiles(maker, staying)
    taken: set[str] = set()
    people = []
    for number, (first, gone) in enumerate(spans):
        country, role = profiles.pop() if gone is None else _anybody(maker)
        people.append(_person(maker, taken, number, (country, role, first, gone)))
    return tuple(people)


@cache
def following_at(wave: int) -> tuple[Person, ...]:
    """Who followed on the day of wave `wave`."""
    return tuple(
        person
        for person in cast()
        if person.first <= wave and (person.gone is None or person.gone > wave)
    )


@cache
def followed() -> tuple[str, ...]:
    """Refs of the accounts that the owner follows at the end; the first `FOLLOWED_EARLY` of them
    were followed when the early archive was made."""
    maker = pools.chance(2)
    back = [person.ref for person in following_at(len(WAVES) - 1)]
    early = [person.ref for person in following_at(1) if person.gone is None]
    first = maker.sample(early, 140)
    later = maker.sample([ref for ref in back if ref not in set(first)], FOLLOWED_BACK - 140)
    strangers = [
        str(_FIRST_ID - 7_919 * number) for number in range(1, FOLLOWED - FOLLOWED_BACK + 1)
    ]
    border = FOLLOWED_EARLY - len(first)
    return (*first, *strangers[:border], *later, *strangers[border:])


def _spans(maker: random.Random) -> list[tuple[int, int | None]]:
    """(first, gone) of everybody, by the waves: each wave loses some of those before it."""
    spans: list[tuple[int, int | None]] = [(0, None)] * WAVES[0][0]
    for wave, (size, lost) in enumerate(WAVES[1:], start=1):
        here = [place for place, (_first, gone) in enumerate(spans) if gone is None]
        for place in maker.sample(here, lost):
            spans[place] = (spans[place][0], wave)
        spans += [(wave, None)] * (size - len(here) + lost)
    return spans


def _profiles(maker: random.Random, count: int) -> list[tuple[str | None, str]]:
    """(country or None, role) of those who stay, in the exact amounts of the tables above."""
    uk = [role for role, (inside, _outside) in ROLES.items() for _ in range(inside)]
    rest = [role for role, (_inside, outside) in ROLES.items() for _ in range(outside)]
    countries: list[str | None] = [
        country for country, people in COUNTRIES.items() if country != UK for _ in range(people)
    ]
    countries += [None] * (count - len(uk) - len(countries))
    maker.shuffle(rest)
    profiles: list[tuple[str | None, str]] = [(UK, role) for role in uk]
    profiles += list(zip(countries, rest, strict=True))
    maker.shuffle(profiles)
    return profiles


def _anybody(maker: random.Random) -> tuple[str | None, str]:
    country = maker.choice([*COUNTRIES, UK, "US", None, None])
    return country, maker.choice(["unknown", "unknown", *ROLES])


def _person(
    maker: random.Random,
    taken: set[str],
    number: int,
    profile: tuple[str | None, str, int, int | None],
) -> Person:
    country, role, first, gone = profile
    town = maker.choice(pools.cities()[country or maker.choice(list(COUNTRIES))])
    given, family = (maker.choice(part) for part in pools.names()[town.culture])
    while f"{given} {family}" in taken:
        given, family = (maker.choice(part) for part in pools.names()[maker.choice(_CULTURES)])
    taken.add(f"{given} {family}")
    nowhere = maker.choice([None, None, *pools.lines("nowhere")])
    return Person(
        ref=str(_FIRST_ID + 104_729 * number + maker.randrange(90_000)),
        handle=f"{pools.plain(given)}-{pools.plain(family)}",
        name=f"{given} {family}",
        bio=_bio(maker, role),
        role=role,
        place=f"{town.name}, {pools.country_words()[town.country]}" if country else nowhere,
        country=country,
        city=town.name if country else None,
        zone=town.zone if country else None,
        followers=round(maker.lognormvariate(6.4, 1.2)),
        following=max(round(maker.lognormvariate(6.6, 0.9)), 20),
        posts=round(maker.lognormvariate(7.2, 1.3)),
        first=first,
        gone=gone,
    )


def _bio(maker: random.Random, role: str) -> str:
    pastime = maker.choice(pools.bios()["unknown"])
    line = maker.choice(pools.bios()[role])
    return line if line == pastime or maker.random() < 0.3 else f"{line}. {pastime}"


_FIRST_ID = 7_000_000_000_000_000_000  # the network will not give out such ids before 2063
_CULTURES = ("british", "american", "dutch", "indian", "german", "irish", "iberian", "african")
