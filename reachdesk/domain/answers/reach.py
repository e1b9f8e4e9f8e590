"""Answers about the chance that followers see a post."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.own_hours import OwnHours
from reachdesk.domain.reach.assumptions import Assumptions


@dataclass(frozen=True, slots=True)
class Ranged:
    """A value with its 80 % range."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PostGlance:
    """A post as a picker shows it. `text` is None where no export gives it or names are masked;
    `also_on` are the networks of other posts that the owner called the same message. `views` are
    measured, `reactions` likes, reposts, replies and quotes together; None where no export says."""

    post_id: str
    created_ms: int
    kind: str
    text: str | None
    time_known: bool = True
    also_on: tuple[str, ...] = ()
    views: int | None = None
    reactions: int | None = None


@dataclass(frozen=True, slots=True)
class SeenChance:
    """The chance that one follower sees a post, in its three forms.

    `model` is "simple" (the seed's sum) or "full". `chance` 0..1, `readers` people of `followers`
    (None where no export names or counts them), `one_in` = 1/chance (None for chance 0).
    `every_days` (few, many): each reader sees the author about every so many days, at the present
    posting rate; None without posts. `other` is the other model's answer. `impressions` is the
    measured number of views, which counts views and not people. `doubts`: (key, how many) of values
    that cannot be true or cannot be used ("following", "zone", "views_above", "undated",
    "no_followers"). `reply`: the post or draft answers somebody, so that fewer are shown it.
    """

    method: Method
    model: str
    post: PostGlance | None
    posted_ms: int
    followers: int | None
    chance: Ranged
    readers: Ranged | None
    one_in: float | None
    every_days: tuple[float, float] | None
    assumptions: Assumptions
    other_chance: Ranged
    other_readers: Ranged | None
    impressions: int | None = None
    doubts: tuple[tuple[str, int], ...] = ()
    reply: bool = False


@dataclass(frozen=True, slots=True)
class ReachWindow:
    """One reader and one post: how long the post stays in the reading window.

    `slot_minutes` is the width of a slot; `slot_posts` (slots,) the newer posts expected in each,
    from the posting moment on; `count_times` pairs (newer posts, minutes after posting) for 50,
    100, … ; `full_minutes` when the window is full (None: not within the slots). `visits` are
    minutes after posting at which an average reader opens the app, `inflow_per_day` posts.
    """

    method: Method
    posted_ms: int
    zone: str
    window_posts: float
    inflow_per_day: float
    slot_minutes: float
    slot_posts: np.ndarray
    count_times: tuple[tuple[int, float], ...]
    full_minutes: float | None
    visits: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LifeCurve:
    """By when followers have seen a post: `chance` (points,) at `hours` (points,) since posting.

    `half_hours` is when half of its readers have seen it (None for chance 0). `others` are thin
    comparison curves: (name, chance array).
    """

    method: Method
    hours: np.ndarray
    chance: np.ndarray
    half_hours: float | None
    others: tuple[tuple[str, np.ndarray], ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentReach:
    """Readers in one group. `name` None: the chart words the key ("unknown_place")."""

    key: str
    name: str | None
    followers: int
    chance: Ranged
    readers: Ranged


@dataclass(frozen=True, slots=True)
class ReachSegments:
    """Readers by group, by `model` ("simple" or "full"); groups overlap and are never added."""

    method: Method
    segments: tuple[SegmentReach, ...]
    model: str = "full"


@dataclass(frozen=True, slots=True)
class ReachHours:
    """Expected readers for every posting hour of a week, Monday 00:00 first, in `zone`'s time.

    `readers` (7, 24); `followers` None: the values are chances 0..1 instead of people. `own`:
    measured results by the hour, None without any; `zones` in which followers are known to live,
    most people first.
    """

    method: Method
    zone: str
    followers: int | None
    readers: np.ndarray
    own: OwnHours | None = None
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReachFunnel:
    """Followers, those active, those who see a typical post, reactions to it.

    `reactions` are measured likes and reposts a post (None where no export counts them).
    `simple_readers` is what the simple sum says.
    """

    method: Method
    followers: int | None
    active: float | None
    readers: Ranged | None
    chance: Ranged
    reactions: float | None
    reaction_posts: int
    simple_chance: float
    simple_readers: float | None
