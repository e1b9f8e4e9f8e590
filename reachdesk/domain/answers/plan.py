"""Answers about plans for posting: what a week of each would reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.plan import Plan

PRESENT, DRAFT, START = "present", "draft", "start"

LEAST_POSTS = 3
"""Fewer posts in the days looked at are no habit."""


@dataclass(frozen=True, slots=True)
class PlanSegment:
    """Readers a week in one group of followers. `name` None: the chart words the key."""

    dimension: str
    key: str
    name: str | None
    members: int
    readers: Ranged


@dataclass(frozen=True, slots=True)
class PlanElsewhere:
    """The owner's account to which a plan cross-posts, by its public id.

    `followers` there; `both` are known to follow both accounts, `counted` says that these are all.
    `share` of the followers here who are there too, `chance` of one of those to see one post there,
    both 0..1. `only_there`: readers a week who follow there and not here, in no other figure.
    """

    account: str
    followers: int
    both: int
    counted: bool
    share: float
    share_evidence: Evidence
    chance: float
    chance_evidence: Evidence
    only_there: float


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one plan reaches in a week.

    `key`: "present" (how the account posts now), "draft" (the plan being tried), "start" (one post
    a day, where there is no present) or that of a saved scenario; `name` None: the chart words it.
    `plan.added` carries the keys of groups ("country:GB") and no zones.
    `readers`: different followers who see at least one post of a week; `least`, `most`: the same at
    the two ends of what the overlap with another channel can be (both `readers.value` without one).
    `of_post`: readers of a single post with its copy and cross-post; None without posts.
    `change` of the readers against the present plan, where the same shared shock is taken for both;
    None for the present itself or without one. `next_post`: what one post more a day would add to
    the readers of the week; None where a plan is full. Values are people, or shares 0..1 where
    nobody counts the followers. `elsewhere`: the account of a cross-post whose followers are known.
    """

    key: str
    name: str | None
    plan: Plan
    readers: Ranged
    least: float
    most: float
    of_post: Ranged | None
    change: Ranged | None
    next_post: float | None
    segments: tuple[PlanSegment, ...]
    elsewhere: PlanElsewhere | None = None


@dataclass(frozen=True, slots=True)
class PlanStep:
    """What one step more buys: `readers` a week that it adds to a plan, people or a share.

    `kind`: "post" (one more a day), "repeat" (`amount` hours later) or "followers" (`amount` more
    of `group`, a key such as "country:GB").
    """

    kind: str
    amount: int
    readers: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class ReachPlan:
    """Plans side by side, the present one first, then the draft, then scenarios by name.

    `followers` None: nobody counts them, values are shares. `active`: those expected to use the
    network at all. Posting hours are on the clock of `zone`. The present plan is from `posts` posts
    of `days` days, answers to others left out; `hours_known` says of how many the hour is known.
    `posts_per_day`, `curve`, `curve_low`, `curve_high` (points,): readers a week against posts a
    day, all else as in the row `curve_of`. `groups` (key, dimension, group, name) are the places
    and segments that followers may be added to. `steps` are from the row that the curve is of.
    `channels`: public ids of the owner's other accounts whose followers are known.
    """

    method: Method
    zone: str
    followers: int | None
    active: float
    posts: int
    days: int
    hours_known: int
    rows: tuple[PlanRow, ...]
    curve_of: str
    posts_per_day: np.ndarray
    curve: np.ndarray
    curve_low: np.ndarray
    curve_high: np.ndarray
    groups: tuple[tuple[str, str, str, str | None], ...]
    steps: tuple[PlanStep, ...] = ()
    channels: tuple[str, ...] = ()

    def row(self, key: str) -> PlanRow | None:
        """The row of that key."""
        return next((row for row in self.rows if row.key == key), None)
