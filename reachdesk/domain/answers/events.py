"""Answers about single days, posts and people behind the score."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.domain.answers.score import EventMark


@dataclass(frozen=True, slots=True)
class EventPosts:
    """The posts that an event may be about: those of its days and those that the owner chose.

    `chosen` are the ids of those that count as its own.
    """

    event: EventMark
    posts: tuple[PostGlance, ...]
    chosen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Effect:
    """The score at the end of a day, with some posts and as if they had not been written."""

    day: int
    with_posts: float
    without_posts: float
    posts: int


@dataclass(frozen=True, slots=True)
class DayToExplain:
    """An unusual change of the score between the ends of two days, and what the ledger says of it.

    `cause` is the key of the cause that moved it most (None: no cause found) and `cause_points` its
    points. `amounts` count what stands behind the cause: "posts", "people", and dated exchanges by
    kind ("replies" …). `item` is what the one post or person is called that carries at least half
    of the cause, "" for none. `event` is what the owner calls these days, None where unnamed.
    """

    first_day: int
    last_day: int
    before: float
    after: float
    cause: str | None
    cause_points: float
    amounts: tuple[tuple[str, int], ...] = ()
    item: str = ""
    event: EventMark | None = None

    @property
    def points(self) -> float:
        """The change."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class DaysToExplain:
    """The most unusual changes of a period, the most unusual first."""

    method: Method
    days: tuple[DayToExplain, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """One dated exchange: `kind` as "reply", `direction` "in" or "out"; `person` what the other is
    called, "" where nobody knows. `text` of what was said in public, None where no export has it
    (messages never). Of what was received: `weight` 0.1..1 is what courtesy leaves of it (None:
    nothing to tell), `words` those that made it courtesy, where the text is known."""

    at_ms: int
    kind: str
    direction: str
    person: str
    text: str | None = None
    weight: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostPage:
    """A post in full. `counts` by key ("likes", 3), only those that an export states; `link` its
    page on the network, None where it cannot be told from the export."""

    glance: PostGlance
    text: str | None
    counts: tuple[tuple[str, int], ...]
    link: str | None
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A partner: name or handle and the exchanges, newest first. No score of anybody: `standing` is
    only how much the person's exchanges count in the owner's score (1 is usual)."""

    name: str
    handle: str | None
    talks: tuple[Talk, ...]
    standing: float | None = None
