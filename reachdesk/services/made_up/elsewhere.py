"""The made-up owner's second, much smaller account: LinkedIn, as its two exports give it.

The address of the profile and those of the connections carry an underscore, which the network does
not allow, so that none can be anybody's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from reachdesk.domain.periods import MILLISECONDS_A_DAY, day_of, iso_day
from reachdesk.domain.records import (
    AccountFact,
    Kin,
    Network,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
    SnapshotFact,
)
from reachdesk.importers.base import Owner
from reachdesk.services.made_up import calendar, cast, pools, posts
from reachdesk.services.made_up.files import Export, batch, export

OWNER = Owner(Network.LINKEDIN, None, "ines_calloway", "Inés Calloway")
LAST_DAY = calendar.LAST_DAY - 2
"""Two days before the newest record of the first account, which is the one shown at first."""

CONNECTIONS = 86
SAME_ON_BOTH = 6
"""Posts of the last 90 days that stood on both networks, a few hours apart."""

_FIRST_NOTE = calendar.LAST_DAY - 364


def exports() -> Iterator[Export]:
    """The data export, and the workbook with the figures of the posts."""
    until = calendar.at(LAST_DAY, 19, 30)
    people = connections()
    profile = AccountFact(
        None, OWNER.handle, OWNER.name, "Workforce planner. Queues, rosters, fairness.", "Leeds, UK"
    )
    followers = [
        fact
        for person, since in people
        for fact in (person, SnapshotFact(Kin.FOLLOWER, person.person, since))
    ]
    following = [SnapshotFact(Kin.FOLLOWING, person.person, since) for person, since in people]
    parts = [
        batch("profile", [profile]),
        batch("posts", [_as_written(note) for note in notes()]),
        batch("followers", followers, read=len(people)),
        batch("following", following),
    ]
    name = "Complete_LinkedInDataExport_11-19-2026.zip"
    yield export(OWNER, name, "linkedin_export", until, parts)
    figures = batch("posts", [_as_counted(note) for note in notes()])
    name = f"Content_{iso_day(_FIRST_NOTE)}_{iso_day(LAST_DAY)}_InesCalloway.xlsx"
    yield export(OWNER, name, "linkedin_analytics", until, [figures])


@cache
def connections() -> tuple[tuple[PersonFact, int], ...]:
    """Everybody connected, and since when; nobody has the name of a follower on X."""
    maker = pools.chance(21)
    others = {one.name for one in cast.cast()}
    found: dict[str, str] = {}
    while len(found) < CONNECTIONS:
        name, bio = _name(maker), maker.choice(pools.lines("positions"))
        if name not in others:
            found[name] = bio
    moments = [
        calendar.office_moment(maker, maker.randrange(calendar.FIRST_DAY, LAST_DAY))
        for _each in found
    ]
    return tuple(
        (PersonFact(f"@{slug}", slug, name, bio), moment // MILLISECONDS_A_DAY * MILLISECONDS_A_DAY)
        for (name, bio), moment in zip(found.items(), moments, strict=True)
        for slug in (pools.plain(name.replace(" ", "-")).replace("-", "_"),)
    )


@cache
def notes() -> tuple[PostFact, ...]:
    """The posts of a year with all their figures, oldest first; six stood on X too."""
    maker = pools.chance(22)
    texts = pools.lines("notes")
    span = LAST_DAY - 3 - _FIRST_NOTE
    found = []
    for place, text in enumerate(texts):
        day = _FIRST_NOTE + round(span * place / (len(texts) - 1))
        found.append((calendar.office_moment(maker, _workday(day)), text))
    found += [((post.created_ms or 0) + 7_200_000, post.text or "") for post in _on_x(maker)]
    return tuple(_note(maker, moment, text) for moment, text in sorted(found))


def _on_x(maker: random.Random) -> list[PostFact]:
    lately = [
        post
        for post in posts.posts()
        if post.kind == PostKind.ORIGINAL
        and calendar.WINDOW_START <= day_of(post.created_ms or 0) < LAST_DAY - 3
    ]
    return maker.sample(lately, SAME_ON_BOTH)


def _workday(day: int) -> int:
    return day - 2 if calendar.is_weekend(day) else day


def _note(maker: random.Random, moment: int, text: str) -> PostFact:
    seen = round(maker.lognormvariate(5.0, 0.4))
    return PostFact(
        post_id=str(moment << 22 | moment % 4_093),  # how the network forms its numbers
        created_ms=moment,
        precision=Precision.SECOND,
        kind=PostKind.ORIGINAL,
        text=text,
        language="en",
        links=0,
        hashtags=0,
        media=0,
        likes=maker.randrange(1 + seen // 30),
        reposts=int(maker.random() < 0.15),
        replies=maker.randrange(1 + seen // 60),
        impressions=seen,
    )


def _as_written(note: PostFact) -> PostFact:
    """The data export has texts and no figures."""
    return note._replace(likes=None, reposts=None, replies=None, impressions=None)


def _as_counted(note: PostFact) -> PostFact:
    """The workbook has figures and no texts."""
    return note._replace(
        text=None, language=None, kind=PostKind.UNKNOWN, links=None, hashtags=None, media=None
    )


def _name(maker: random.Random) -> str:
    given, family = pools.names()[maker.choice(("british", "british", "irish", "dutch"))]
    return f"{maker.choice(given)} {maker.choice(family)}"
