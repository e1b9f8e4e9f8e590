"""Answers about who is listening."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.overlap import Column
from reachdesk.domain.segments.target import Progress
from reachdesk.domain.waves import Wave


@dataclass(frozen=True, slots=True)
class FollowersLine:
    """Followers over time.

    `days`, `counts` (points,): every known count. `snapshot_days` (snapshots,): days on which the
    whole set is known, with `gained` and `lost` (snapshots,) against the snapshot before (NaN for
    the first). Losses mix unfollows, suspensions and deactivations. `derived_days`,
    `derived_counts` (days,): counts that follow from a known one and the joined and left of the
    days beside it. `glitch_days`, `glitch_counts` (glitches,): counts that were gone again within
    two days, left out of everything else.
    """

    method: Method
    days: np.ndarray
    counts: np.ndarray
    snapshot_days: np.ndarray
    snapshot_sizes: np.ndarray
    gained: np.ndarray
    lost: np.ndarray
    derived_days: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    derived_counts: np.ndarray = field(default_factory=lambda: np.zeros(0))
    glitch_days: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    glitch_counts: np.ndarray = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True)
class GroupCount:
    """People in one group; `name` None: the chart words the key. `selected` of them are in the
    present selection (None: nothing is selected)."""

    key: str
    name: str | None
    people: int
    selected: int | None = None


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """Followers by list, country, role or language. Groups may overlap; `unknown` is always drawn.

    `dimension` is "list", "country", "role" or "language"; `overlap` pairs (key, key, people in
    both), largest first. `selected` followers are in the present selection, `unknown_selected` of
    them in no group (both None: nothing is selected). `beside` counts the owner's own posts by the
    same keys, where that is asked for.
    """

    method: Method
    dimension: str
    followers: int
    groups: tuple[GroupCount, ...]
    unknown: int
    overlap: tuple[tuple[str, str, int], ...] = ()
    selected: int | None = None
    unknown_selected: int | None = None
    beside: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AudienceMix:
    """The main groups of every dimension in one short list, with the unknown of each."""

    method: Method
    followers: int
    groups: tuple[GroupCount, ...]
    unknown: tuple[tuple[str, int], ...]
    overlap: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupOverlap:
    """How the main groups overlap. `dimensions` (groups,) say what kind each group is; `columns`
    hold each follower of the groups once, `nobody` counts those in none of them."""

    method: Method
    followers: int
    groups: tuple[GroupCount, ...]
    dimensions: tuple[str, ...]
    columns: tuple[Column, ...]
    nobody: int


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A saved segment: its key, name (None: masked), its rule as text ("": masked), where it
    stands, and how many people something unknown would move in or out. `change` people since
    `since_day` (both None: no earlier set is known)."""

    key: str
    name: str | None
    rule: str
    progress: Progress
    open: int
    due_day: int | None
    change: int | None
    since_day: int | None


@dataclass(frozen=True, slots=True)
class SegmentRows:
    """The saved segments of an account, by name; `day` is that of the follower set counted."""

    method: Method
    followers: int
    day: int
    rows: tuple[SegmentRow, ...]


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A wave of new followers; `events` are the owner's own around it, by name. `came` people came
    between the whole sets around it, of whom `stayed` (days, people) were there so many days after;
    None where no export says."""

    wave: Wave
    events: tuple[str, ...]
    came: int | None
    stayed: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True)
class FollowerWaves:
    """The waves that begin in the period, newest first. `basis` says what the daily figures are:
    "joined" as counted, "since" the follow dates of those still there, "net" joined less left.
    `earlier` waves lie before the period."""

    method: Method
    basis: str
    rows: tuple[WaveRow, ...]
    earlier: int


@dataclass(frozen=True, slots=True)
class FollowingGroup:
    """Accounts that the owner follows, of one way of having met ("": not said), and how many of
    them follow back."""

    met: str
    followed: int
    back: int


@dataclass(frozen=True, slots=True)
class FollowingAudit:
    """Whom the owner follows: how many, how many of them follow back, by how they met; and of those
    described, how many have no role and are on no list (`off_topic`)."""

    method: Method
    followed: int
    back: int | None
    described: int
    off_topic: int
    groups: tuple[FollowingGroup, ...]


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """People of one segment in every set, (sets,); `name` None: masked."""

    key: str
    name: str | None
    people: np.ndarray


@dataclass(frozen=True, slots=True)
class SegmentGrowth:
    """Segments over whole follower sets: `days`, `followers` (sets,), oldest first."""

    method: Method
    days: np.ndarray
    followers: np.ndarray
    lines: tuple[SegmentLine, ...]


@dataclass(frozen=True, slots=True)
class NamesKnown:
    """How many followers the exports know by name, and how many only as an id."""

    method: Method
    followers: int | None
    named: int
    placed: int
    with_role: int
    people: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the people table. Never a score, rank or grade.

    `also_on` are the networks of other people whom the owner called the same one. `by_hand` are the
    fields that the owner's own word decides, `note` and `met` what the owner noted; `exchanges`
    counts the exchanges that the exports know.
    """

    person: str
    handle: str | None
    name: str | None
    country: str | None
    region: str | None
    city: str | None
    place: str | None
    roles: tuple[str, ...]
    lists: tuple[str, ...]
    follows: bool
    followed: bool
    last_exchange_day: int | None
    why_place: tuple[str, ...] = ()
    why_role: tuple[str, ...] = ()
    also_on: tuple[str, ...] = ()
    bio: str | None = None
    by_hand: tuple[str, ...] = ()
    met: str | None = None
    note: str | None = None
    exchanges: int = 0
