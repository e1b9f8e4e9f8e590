"""A recipe worked through on one day's own numbers, down to what each day, post or partner adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.credit import reaction_credit
from reachdesk.domain.score.day_groups import group_sums
from reachdesk.domain.score.moment import moment_of
from reachdesk.domain.score.posting_days import posting_days
from reachdesk.domain.score.reach import missed
from reachdesk.domain.score.reading import PartReading, read_moment
from reachdesk.domain.score.recipe import BASE_POINTS, Credit, Part, Recipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from reachdesk.domain.score.history import History
    from reachdesk.domain.score.moment import Moment


@dataclass(frozen=True)
class Row:
    """Numbers of one posting day, post or partner, in the order of the part's columns.

    `kind` is "day", "post", "person" or "base"; `id` names a post or a person, "" others; `day` is
    that of posting (None for people).
    """

    kind: str
    id: str
    day: int | None
    numbers: tuple[float, ...]


@dataclass(frozen=True)
class WorkedPart:
    """One component: raw = sum of the column "adds" / `divisor`; saturated = raw^power /
    (raw^power + half^power); points = 99 * weight * saturated.

    `columns` name the numbers of each row, the last always "adds"; rows with most come first.
    `weight_sum` is the sum of the column "weight" where the divisor is made from it, else None.
    """

    key: str
    weight: float
    half_point: float
    power: float
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    divisor: float
    weight_sum: float | None
    raw: float
    saturated: float
    points: float


@dataclass(frozen=True)
class WorkedExample:
    """The score at the end of a day with every number behind it; base plus parts is the total.

    `followers` are those of the day, `alive_share` 0..1 of them still read.
    """

    recipe: str
    day: int
    base: float
    total: float
    followers: float
    alive_share: float
    parts: tuple[WorkedPart, ...]


def worked_example(history: History, day: int, recipe: Recipe) -> WorkedExample:
    """The recipe worked through at the end of `day`; what adds nothing has no row."""
    moment = moment_of(history, day, recipe)
    reading = read_moment(moment, recipe)
    parts = [
        _worked(part, read, moment, recipe)
        for part, read in zip(recipe.parts, reading.parts, strict=True)
    ]
    people = (moment.followers, moment.alive_share)
    return WorkedExample(recipe.name, day, BASE_POINTS, reading.total, *people, tuple(parts))


def _worked(part: Part, read: PartReading, moment: Moment, recipe: Recipe) -> WorkedPart:
    columns, every = _ROWS[part.key](moment, recipe)
    telling = [row for row in every if row.numbers[-1] > 0]
    rows = sorted(telling, key=lambda row: (-row.numbers[-1], row.day or 0, row.id))
    by_root = "credit" in columns
    weights = float(moment.post_weight.sum()) if by_root else None
    return WorkedPart(
        key=part.key,
        weight=part.weight,
        half_point=part.half_point,
        power=part.power,
        columns=columns,
        rows=tuple(rows),
        divisor=1.0 if weights is None else float(np.sqrt(recipe.prior_posts + weights)),
        weight_sum=weights,
        raw=read.raw,
        saturated=read.saturated,
        points=read.points,
    )


Rows = tuple[tuple[str, ...], list[Row]]


def _reach(moment: Moment, recipe: Recipe) -> Rows:
    days = posting_days(moment)
    pool, count = moment.followers * moment.alive_share, len(days.count)
    views = moment.posts.views[days.post]
    logs = missed(views, pool, recipe.seen_ceiling)
    readers = -pool * np.expm1(group_sums(logs, days.of_post, count))
    adds = days.weight * readers**recipe.reach_power / recipe.window_days
    seen = group_sums(views, days.of_post, count)
    columns = ("posts", "views", "readers", "weight", "adds")
    return columns, _by_day(days.label, (days.count, seen, readers, days.weight, adds))


def _activity(moment: Moment, recipe: Recipe) -> Rows:
    days = posting_days(moment)
    steady = -np.expm1(-days.count / recipe.activity_scale)
    adds = days.weight * steady / recipe.window_days
    return ("posts", "weight", "adds"), _by_day(days.label, (days.count, days.weight, adds))


def _credit(moment: Moment, recipe: Recipe, credit: Credit) -> Rows:
    posts, weight = moment.posts, moment.post_weight
    earned = reaction_credit(posts, credit, recipe.credit_ceiling)
    counted = {
        "reposts": (credit.repost, posts.reposts),
        "quotes": (credit.quote, posts.quotes),
        "replies": (credit.reply, posts.replies),
        "likes": (credit.like, posts.likes),
    }
    told = {name: counts for name, (worth, counts) in counted.items() if worth > 0}
    numbers = (*told.values(), earned, weight)
    return (*told, "credit", "weight", "adds"), [
        Row("post", moment.post_ids[place], int(posts.day[place]), _at(numbers, place, adds))
        for place, adds in enumerate(weight * earned)
    ]


def _network(moment: Moment, recipe: Recipe) -> Rows:
    amount = np.bincount(
        moment.partner,
        weights=moment.exchange_value * moment.exchange_weight,
        minlength=len(moment.partner_weight),
    )
    adds = moment.partner_weight * -np.expm1(-amount / recipe.partner_scale)
    numbers = (amount, moment.partner_weight)
    return ("exchanges", "standing", "adds"), [
        Row("person", name, None, _at(numbers, place, adds[place]))
        for place, name in enumerate(moment.partner_ids)
    ]


def _audience(moment: Moment, _recipe: Recipe) -> Rows:
    adds = moment.followers * moment.alive_share
    row = Row("base", "", None, (moment.followers, moment.alive_share, adds))
    return ("followers", "alive_share", "adds"), [row]


_ROWS: dict[str, Callable[[Moment, Recipe], Rows]] = {
    "reach": _reach,
    "amplification": lambda moment, recipe: _credit(moment, recipe, recipe.amplification_credit),
    "network": _network,
    "authority": lambda moment, recipe: _credit(moment, recipe, recipe.authority_credit),
    "audience": _audience,
    "activity": _activity,
}


def _by_day(label: np.ndarray, numbers: tuple[np.ndarray, ...]) -> list[Row]:
    return [
        Row("day", "", int(day), tuple(float(each[place]) for each in numbers))
        for place, day in enumerate(label)
    ]


def _at(numbers: tuple[np.ndarray, ...], place: int, adds: float) -> tuple[float, ...]:
    return (*(float(each[place]) for each in numbers), float(adds))
