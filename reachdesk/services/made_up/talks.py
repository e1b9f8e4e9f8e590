"""Who talked to the demo account: mentions with their text, messages as who-and-when only."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, ReadingFact
from reachdesk.services.made_up import calendar, cast, pools

# Mentions in the last 90 days by each of 12 people, newest first; in the 90 days before, by 17.
MENTIONS_BY_PERSON = (2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1)
MENTIONS_BEFORE = (3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
MESSAGES, MESSAGES_BEFORE, COURTEOUS = 21, 24, 19
_NEAR = 520  # followers at most of those who talk: nobody famous
COURTESY_WEIGHT = 0.1  # what score.courtesy gives to «thanks for following»


@cache
def mentions() -> tuple[ExchangeFact, ...]:
    """Mentions received, oldest first; the last 180 days by the numbers above."""
    maker = pools.chance(47)
    near = [person for person in cast.following_at(3) if person.followers < _NEAR]
    partners = maker.sample(near, 60)
    lately = list(_repeated(partners[:12], MENTIONS_BY_PERSON))
    before = list(_repeated(partners[5:22], MENTIONS_BEFORE))
    maker.shuffle(lately)
    moments = _moments(maker, calendar.WINDOW_START, calendar.LAST_DAY - 1, len(lately))
    found = list(zip(moments, lately, strict=True))
    start = calendar.WINDOW_START - 90
    moments = _moments(maker, start + 25, calendar.WINDOW_START - 1, len(before))
    found += zip(moments, before, strict=True)
    for moment in _moments(maker, calendar.WAVE_DAYS[1], start - 1, 38):
        found.append((moment, maker.choice(partners[20:])))
    found.sort(key=lambda pair: pair[0])
    return tuple(
        ExchangeFact(
            exchange_id=f"mention-{number}",
            kind=ExchangeKind.MENTION,
            direction=Direction.IN,
            at_ms=moment,
            person=person.ref,
            courtesy=1.0,
            text=f"@ines-calloway {_phrase(number)}",
        )
        for number, (moment, person) in enumerate(found)
    )


@cache
def messages() -> tuple[ExchangeFact, ...]:
    """Direct messages either way, oldest first; 19 of the 21 received in the last 90 days are
    nothing but courtesy."""
    maker = pools.chance(5)
    start = calendar.WINDOW_START
    spans = (
        (start, calendar.LAST_DAY - 1, MESSAGES, MESSAGES - COURTEOUS),
        (start - 90, start - 1, MESSAGES_BEFORE, 4),
        (calendar.FIRST_DAY, start - 91, 96, 12),
    )
    found = []
    for first, last, count, meant in spans:
        moments = _moments(maker, first, last, count)
        said = set(maker.sample(range(count), meant))
        for place, moment in enumerate(moments):
            weight = 1.0 if place in said else COURTESY_WEIGHT
            found.append((moment, Direction.IN, weight))
            if place in said:
                found.append((moment + 2_400_000, Direction.OUT, 1.0))
    found.sort()
    people = maker.sample(cast.following_at(1), 110)
    return tuple(
        ExchangeFact(
            exchange_id=f"message-{number}",
            kind=ExchangeKind.MESSAGE,
            direction=direction,
            at_ms=moment,
            person=people[number % len(people)].ref,
            courtesy=weight,
        )
        for number, (moment, direction, weight) in enumerate(found)
    )


@cache
def reading_times() -> tuple[ReadingFact, ...]:
    """When the owner saw an advertisement in the last 90 days: two or three visits a day."""
    maker = pools.chance(6)
    found = set()
    for day in range(calendar.WINDOW_START, calendar.LAST_DAY + 1):
        for hour in (7, 12, 20):
            if maker.random() < 0.2:
                continue
            opened = calendar.at(day, hour, maker.randrange(10, 50))
            if calendar.is_weekend(day):
                opened += 5_400_000
            for _advertisement in range(maker.randrange(2, 7)):
                opened += maker.randrange(40, 200) * 1000
                found.add(opened)
    return tuple(ReadingFact(moment) for moment in sorted(found))


def _phrase(number: int) -> str:
    phrases = pools.lines("mentions")
    return phrases[number % len(phrases)]


def _repeated(people: Sequence[cast.Person], times: Sequence[int]) -> Iterator[cast.Person]:
    for person, count in zip(people, times, strict=True):
        yield from [person] * count


def _moments(maker: random.Random, first: int, last: int, count: int) -> list[int]:
    """`count` moments of working days between two days, both included, in order of time."""
    days = [day for day in range(first, last + 1) if not calendar.is_weekend(day)]
    return sorted(calendar.office_moment(maker, day) for day in maker.choices(days, k=count))
