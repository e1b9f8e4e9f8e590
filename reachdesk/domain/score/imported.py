"""Score series from elsewhere: tells a fault in the series from a real step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Flags, Numbers, Whole

MAD_TO_SPREAD = 1.4826
"""Median absolute deviation times this is the standard deviation, for normal noise."""


class Label(StrEnum):
    """What a point of an imported series is."""

    OK = "ok"
    GLITCH = "glitch"
    STEP = "step"
    PENDING = "pending"


@dataclass(frozen=True)
class LabelRule:
    """When a point is off, in the unit of the series; the defaults fit scores of 1 to 100.

    A point is off when it leaves the median of the last `memory` good points by more than
    `off_spreads` robust spreads and `off_least`; it is back within `back_spreads` and
    `back_least`. `least_spread` stands in for flat series. Back within `back_hours` is a glitch,
    off for as long is a step.
    """

    memory: int = 7
    off_spreads: float = 4.0
    off_least: float = 5.0
    back_spreads: float = 3.0
    back_least: float = 2.0
    least_spread: float = 0.5
    back_hours: float = 48.0


SCORE_RULE = LabelRule()
"""The rule for scores of 1 to 100."""

LEAST_COUNT = 25.0
"""Under so many followers at once nothing is a fault of counting: a mention brings as many."""


def score_rule(values: Numbers) -> LabelRule:
    """The rule for a foreign score (points,) by its own scale: Kred, say, runs to 1,000.

    The scale is the power of ten that holds the median, so that a fault cannot stretch it.
    """
    middle = float(np.median(values)) if len(values) else 0.0
    scale = 1.0
    while middle > 100.0 * scale:
        scale *= 10.0
    return LabelRule(off_least=5.0 * scale, back_least=2.0 * scale, least_spread=0.5 * scale)


def count_rule(values: Numbers) -> LabelRule:
    """The rule for follower counts (points,): off is a fifth of the median, back a twentieth.

    Followers who come in a wave stay for longer than two days, so a fifth of them that is gone
    again within that time was never there (our choice; no source states a figure).
    """
    middle = float(np.median(values)) if len(values) else 0.0
    return LabelRule(
        off_least=max(LEAST_COUNT, 0.2 * middle),
        back_least=max(LEAST_COUNT / 4, 0.05 * middle),
        least_spread=max(1.0, 0.002 * middle),
    )


def hampel(values: Numbers, reach: int = 3, limit: float = 3.0, least_spread: float = 0.5) -> Flags:
    """Marks lone outliers, shape (points,): far from the median of `reach` points either side.

    Hampel's identifier with the median absolute deviation. It misses faults longer than `reach`
    and flags true steps: `label_series` is the judge, this only for single points.
    """
    marked = np.zeros(len(values), bool)
    for place in range(len(values)):
        near = values[max(0, place - reach) : place + reach + 1]
        middle, spread = _level(near, least_spread)
        marked[place] = abs(values[place] - middle) > limit * spread
    return marked


def label_series(
    hours: Numbers, values: Numbers, rule: LabelRule = SCORE_RULE
) -> tuple[Label, ...]:
    """One label per point (points,) of a series with times in hours, ascending.

    A run that leaves the level and comes back in time is a glitch (to draw hollow and to leave out
    of changes). One that stays away is a step: its first point is labelled and starts a new level.
    A run that the series ends in is pending.
    """
    labels = [Label.OK] * len(values)
    good: list[float] = []
    place = 0
    while place < len(values):
        recent = np.array(good[-rule.memory :])
        end = _end_of_run(values, place, recent, rule) if len(recent) >= 3 else place
        if end == place:
            good.append(float(values[place]))
            place += 1
            continue
        label = _judge(hours, place, end, rule)
        if label is Label.STEP:
            labels[place] = label
            good = [float(values[place])] * 3
            place += 1
        else:
            labels[place:end] = [label] * (end - place)
            place = end
    return tuple(labels)


SETTLING_DAYS = 2
"""A count is doubted only this long after one that was not, and believed when it has stayed."""


def settled_counts(days: Whole, counts: Numbers, trusted: Flags) -> Flags:
    """Which follower counts (points,) a score of their day may rest on, days ascending.

    A count that leaves the level from one day to the next (see `count_rule`) waits until it has
    stayed for two days; `trusted` ones (whole lists) never wait. Nothing later is looked at, so a
    day's score stays what it was when more counts arrive.
    """
    settled = np.zeros(len(days), bool)
    level: list[float] = []
    last, doubted_since = -1, -1
    for place, (day, count) in enumerate(zip(days.tolist(), counts.tolist(), strict=True)):
        recent = np.array(level[-LabelRule.memory :])
        doubted = (
            len(recent) >= 3
            and not trusted[place]
            and day - last <= SETTLING_DAYS + 1
            and abs(count - float(np.median(recent))) > count_rule(recent).off_least
        )
        if doubted and doubted_since < 0:
            doubted_since = day
        if doubted and day - doubted_since < SETTLING_DAYS:
            continue
        settled[place] = True
        level = [count] * 3 if doubted or trusted[place] else [*level, count]
        last, doubted_since = day, -1
    return settled


def _end_of_run(values: Numbers, start: int, recent: Numbers, rule: LabelRule) -> int:
    """First point back at the level after `start` (or past the end); `start` if it is not off."""
    middle, spread = _level(recent, rule.least_spread)
    if abs(values[start] - middle) <= max(rule.off_spreads * spread, rule.off_least):
        return start
    back = np.abs(values[start:] - middle) <= max(rule.back_spreads * spread, rule.back_least)
    return start + (int(np.argmax(back)) if back.any() else len(back))


def _judge(hours: Numbers, start: int, end: int, rule: LabelRule) -> Label:
    if end < len(hours):  # it came back: too late for a fault, even where nothing lies between
        soon = hours[end] - hours[start] <= rule.back_hours
        return Label.GLITCH if soon else Label.STEP
    away = hours[end - 1] - hours[start]
    return Label.STEP if away >= rule.back_hours else Label.PENDING


def _level(values: Numbers, least_spread: float) -> tuple[float, float]:
    middle = float(np.median(values))
    deviation = float(np.median(np.abs(values - middle)))
    return middle, max(MAD_TO_SPREAD * deviation, least_spread)
