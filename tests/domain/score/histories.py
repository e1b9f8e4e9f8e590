"""Made-up histories for the tests of the score; everything is drawn from a seed or handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from reachdesk.domain.score.history import (
    ExchangeHistory,
    FollowerHistory,
    History,
    Kind,
    PostHistory,
)

PROPERTY = settings(deadline=None, max_examples=60, database=None)
"""For every property of the score: no clock, nothing written beside the code."""

VIEWS_SHARE = 0.107
"""Views per follower and post of the default reach model (reach-and-score, 2.8)."""


def posts_of(rows: list[dict[str, Any]]) -> PostHistory:
    """Posts from rows with `time` and any counts; missing counts are 0, missing ids numbered."""
    rows = sorted(rows, key=lambda row: row["time"])

    def column(name: str, kind: type = float, usual: Any = 0) -> np.ndarray:
        return np.array([row.get(name, usual) for row in rows], kind)

    return PostHistory(
        tuple(row.get("id", f"post {place}") for place, row in enumerate(rows)),
        column("time"),
        column("likes"),
        column("reposts"),
        column("quotes"),
        column("replies"),
        column("views"),
        column("measured", bool, usual=False),
        column("own", bool, usual=True),
    )


@dataclass
class Draft:
    """A history in the making."""

    posts: list[dict[str, Any]] = field(default_factory=list)
    exchanges: list[tuple[float, str, Kind, float]] = field(default_factory=list)
    followers: list[tuple[int, float]] = field(default_factory=lambda: [(0, 564.0)])
    weights: dict[str, float] = field(default_factory=dict)
    alive_share: float = 0.6

    def history(self) -> History:
        rows = sorted(self.exchanges, key=lambda row: row[0])
        names = tuple(dict.fromkeys([*self.weights, *(row[1] for row in self.exchanges)]))
        counts = sorted(self.followers)
        return History(
            posts_of(self.posts),
            ExchangeHistory(
                np.array([row[0] for row in rows], float),
                np.array([names.index(row[1]) for row in rows], np.int64),
                np.array([row[2] for row in rows], np.int64),
                np.array([row[3] for row in rows], float),
                names,
                ("",) * len(rows),
            ),
            FollowerHistory(
                np.array([day for day, _ in counts], np.int64),
                np.array([count for _, count in counts], float),
            ),
            self.alive_share,
            np.array([self.weights.get(name, 1.0) for name in names], float),
        )


def seed_quarter(seed: int, last_day: int = 1000) -> Draft:
    """A quarter like the source's: 79 posts, 18 reposts, 16 mentions by 12 people, 21 courtesies.

    Posts fall on working days in working hours, reposts on different posts, 564 followers.
    """
    draw = np.random.default_rng(seed)
    days = np.arange(last_day - 89, last_day + 1)
    working = days[(days - 1) % 7 < 5]
    times = draw.choice(working, 79) + draw.uniform(8, 18, 79) / 24
    reposts = np.isin(np.arange(79), draw.choice(79, 18, replace=False)).astype(float)
    draft = Draft()
    draft.posts = [
        {"time": time, "reposts": number, "views": VIEWS_SHARE * 564}
        for time, number in zip(times, reposts, strict=True)
    ]
    people = [f"person {number}" for number in range(12)]
    mentions = [*people, *draw.choice(people, 4)]
    for name in mentions:
        draft.exchanges.append((draw.uniform(days[0], last_day + 1), name, Kind.MENTION, 1.0))
    for number in range(21):
        time = draw.uniform(days[0], last_day + 1)
        draft.exchanges.append((time, f"greeter {number}", Kind.MESSAGE, 0.1))
    return draft


def busy_account(followers: float, posts_a_day: int, reposts: float, partners: int) -> Draft:
    """An account of even days: the anchors of section 4.1 for larger accounts.

    Reposts come in turn from `partners` different people.
    """
    draft = Draft(followers=[(0, followers)])
    for number in range(90 * posts_a_day):
        time = 911 + (number + 0.5) / posts_a_day
        post = {"time": time, "reposts": reposts, "views": VIEWS_SHARE * followers}
        draft.posts.append(post)
        for turn in range(2):
            name = f"person {(2 * number + turn) % partners}"
            draft.exchanges.append((time + 0.01, name, Kind.REPOST, 1.0))
    return draft


COUNTS = st.integers(0, 40)
TIMES = st.floats(0, 400, allow_nan=False)
POSTS = st.fixed_dictionaries(
    {
        "time": TIMES | st.integers(0, 400).map(float),
        "likes": COUNTS,
        "reposts": COUNTS,
        "quotes": COUNTS,
        "replies": COUNTS,
        "views": st.floats(0, 5000),
        "measured": st.booleans(),
        "own": st.sampled_from([True, True, True, False]),
    }
)
EXCHANGES = st.tuples(
    TIMES, st.sampled_from("abcdefgh"), st.sampled_from(Kind), st.sampled_from([0.1, 0.4, 1.0])
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Any small account over some 400 days."""
    posts = draw(st.lists(POSTS, max_size=25))
    return Draft(
        posts=[post | {"id": f"p{place}"} for place, post in enumerate(posts)],
        exchanges=draw(st.lists(EXCHANGES, max_size=25)),
        followers=draw(st.lists(st.tuples(st.integers(0, 400), st.floats(0, 2000)), max_size=4)),
        weights={name: draw(st.sampled_from([0.25, 1.0, 2.5])) for name in "abcdefgh"},
        alive_share=draw(st.sampled_from([0.0, 0.6, 1.0])),
    )


def later_part(draft: Draft, day: int) -> Draft:
    """The same posts and exchanges moved past the end of `day`, under names of their own."""
    return Draft(
        posts=[
            post | {"id": f"later {post['id']}", "time": post["time"] + day + 1}
            for post in draft.posts
        ],
        exchanges=[
            (time + day + 1, name + name if time % 2 < 1 else name, kind, multiplier)
            for time, name, kind, multiplier in draft.exchanges
        ],
    )


def joined(first: Draft, second: Draft) -> Draft:
    """Both drafts' posts and exchanges; the rest from the first."""
    return Draft(
        posts=first.posts + second.posts,
        exchanges=first.exchanges + second.exchanges,
        followers=first.followers,
        weights=first.weights,
        alive_share=first.alive_share,
    )
