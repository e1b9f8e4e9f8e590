"""Answers made of figures that an export gives for each day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class Bins:
    """A span cut into equal parts of `step` days (1, 7 or 28); `starts` (bins,) their first days.

    The last part ends with the last day of the span; the first may begin before its first day.
    """

    starts: np.ndarray
    step: int


@dataclass(frozen=True, slots=True)
class FollowFlow:
    """Who joined and left, as an export counted it day by day.

    `joined`, `left` (bins,): sums over the days that are known, NaN where none is; `known_days`
    (bins,) how many those are. `left` is NaN throughout where no export counts it.
    """

    method: Method
    bins: Bins
    joined: np.ndarray
    left: np.ndarray
    known_days: np.ndarray


@dataclass(frozen=True, slots=True)
class ViewsOverTime:
    """Measured views and engagements.

    `basis` "days": views on those days, of whatever post (`amounts` counts the days that are
    known). "posts": all views until the export of the posts of those days (`amounts` counts the
    posts with measured views, `posts` (bins,) all own posts of the days). `views` and `engagements`
    (bins,): NaN where nothing is known; `engaged_views` (bins,): the views of the days or posts of
    which the engagements are known, over which alone a rate may be taken.
    """

    method: Method
    basis: str
    bins: Bins
    views: np.ndarray
    engagements: np.ndarray
    engaged_views: np.ndarray
    amounts: np.ndarray
    posts: np.ndarray
