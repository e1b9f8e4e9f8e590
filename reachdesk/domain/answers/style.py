"""Answers about the style of an account."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class StylePoint:
    """Where an account stood at the end of `day`: coordinates 0..1 and the cell (row 0 is the top
    of the field)."""

    day: int
    x: float
    y: float
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class StyleMove:
    """What leads to a neighbouring cell: `amount` more (negative: fewer) per week of `habit`
    ("talk_per_week" or "posts_per_week"), kept up for 13 weeks. `direction` is "up", "down", "left"
    or "right"."""

    direction: str
    habit: str
    amount: float
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class StyleMatrix:
    """The style on `day`, made from `weeks` weeks and `posts` posts that answer nobody; of `told`
    of them an export says whether they are own words, a repost or a quote.

    `now` is None where that is not enough data; then the habits (`create`, `consistent`,
    `participate`, `broad`, each 0..1) and `margin` (distance to the nearest cut) are NaN.
    `talk_per_week`: replies, mentions and messages sent. `hashtags` are the uses of hashtags that
    breadth was read from, `topics` how many different ones. `trail` are the readings at the ends of
    the months before, oldest first, without those months that had not enough data.
    """

    method: Method
    day: int
    weeks: int
    posts: int
    told: int
    now: StylePoint | None
    create: float
    consistent: float
    participate: float
    broad: float
    margin: float
    talk_per_week: float
    hashtags: int
    topics: int
    trail: tuple[StylePoint, ...] = ()
    moves: tuple[StyleMove, ...] = ()
