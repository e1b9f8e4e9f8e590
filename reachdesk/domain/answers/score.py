"""Answers about the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class EventMark:
    """Something that happened: first and last day, the owner's name for it, its kind and link
    (None: not said). `key` tells it from every other event of the account."""

    day: int
    end_day: int
    label: str
    kind: str | None = None
    link: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class OverlayLine:
    """A line that can be drawn over the score.

    `key` names it ("like_for_like", "recipe:NAME", "imported:NAME", "benchmark:NAME"); `name` is
    what the owner calls it (None: the chart words the key). `days` and `values` have shape
    (points,); NaN is a gap. `marks` (points,) are 0 good, 1 glitch, 2 step, 3 pending. `own_axis`:
    the values are not points of this score and have an axis of their own. `source`: where the owner
    has the values from, in the owner's words. `left_out`: the kinds of record (as in `SourceMark`)
    without which a line «like for like» was made.
    """

    key: str
    name: str | None
    days: np.ndarray
    values: np.ndarray
    marks: np.ndarray
    own_axis: bool = False
    source: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A day from which on exports speak of these kinds of record (`begins`), or no longer do.

    `kinds` are "posts", totals of posts ("views", "likes", "reposts", "quotes", "replies") and
    exchanges received ("mention", "reply", "quote", "repost", "message", "like").
    """

    day: int
    begins: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The daily score. All arrays have shape (days,).

    `total`, `low`, `high` are points 1..100 (80 % range). `provisional` is True where evidence is
    thin. `week_days` and `week_posts` (shape (weeks,)) are the effort line: first day of each week
    and the posts sent in it. `since_day` is the day that the headline compares with `until_day`
    (None: the last day), and `main_cause` the key of the cause that moved it most (None: no cause
    found).
    `events` are those of the owner that begin within the days, in their order. `overlays` are the
    lines asked for, `offered` the keys and names of all that could be.
    `source_marks` are the days within `days` on which sources begin or end. Where that touches the
    headline's two days, `like_for_like` is the change with the same sources throughout and
    `left_out` the kinds of record (of `SourceMark`) without which it was made.
    """

    method: Method
    days: np.ndarray
    total: np.ndarray
    low: np.ndarray
    high: np.ndarray
    provisional: np.ndarray
    week_days: np.ndarray
    week_posts: np.ndarray
    since_day: int | None = None
    until_day: int | None = None
    main_cause: str | None = None
    events: tuple[EventMark, ...] = ()
    overlays: tuple[OverlayLine, ...] = ()
    offered: tuple[tuple[str, str | None], ...] = ()
    source_marks: tuple[SourceMark, ...] = ()
    like_for_like: float | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One component of the score: its points now and the change since the compared day."""

    key: str
    points: float
    change: float | None


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """What the score of one day is made of; `base` and the parts' points add up to `total`."""

    method: Method
    day: int
    since_day: int | None
    total: float
    low: float
    high: float
    base: float
    parts: tuple[ScorePart, ...]
    entries: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class CauseItem:
    """What a cause is made of: a post or a person, with its share of the points.

    `day` is that of a post, None for people and for what has none."""

    kind: str
    item_id: str
    label: str
    points: float
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a change, in points (signed)."""

    key: str
    points: float
    items: Sequence[CauseItem] = ()


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """What moved the score between two days; the causes sum to `after - before` to 1e-9.

    `from_sources` are the points of the change that are there only because kinds of record
    (`left_out`, as in `SourceMark`) are not known on all of the days; None where all are.
    """

    method: Method
    from_day: int
    to_day: int
    before: float
    after: float
    causes: tuple[Cause, ...]
    from_sources: float | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry of the ledger. `rule` is a key such as "amplification"; `day` of the post or of the
    last exchange; `age_weight` 0..1; `detail` are amounts by key ("reposts", 5). Of a person:
    `words` are the words of courtesy in what the person wrote, `standing` how much the person
    counts (1 is usual)."""

    rule: str
    kind: str
    item_id: str
    label: str
    day: int | None
    age_weight: float | None
    points: float
    detail: tuple[tuple[str, int], ...] = ()
    words: tuple[str, ...] = ()
    standing: float | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries that add up to the score of one day, largest first (base last)."""

    method: Method
    day: int
    recipe: str
    total: float
    entries: Sequence[LedgerEntry]


@dataclass(frozen=True, slots=True)
class SegmentPointsRow:
    """Points of partners in one segment (`name` None: masked), and how many partners."""

    key: str
    name: str | None
    points: float
    partners: int


@dataclass(frozen=True, slots=True)
class SegmentPoints:
    """Points of conversations on a day by segment; `total` of all `partners`, of whom `described`
    are known to be somebody. Segments overlap."""

    method: Method
    day: int
    total: float
    partners: int
    described: int
    rows: tuple[SegmentPointsRow, ...]
