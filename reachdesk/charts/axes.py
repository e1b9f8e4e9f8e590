"""Where the lines and words of an axis stand. Days are integers, as everywhere in the domain."""

from __future__ import annotations

import datetime as dt
import math

from reachdesk.charts import words

LEAST_SCORE_SPAN = 15.0
_EPOCH = dt.date(1970, 1, 1)

Tick = tuple[float, str]


def nice_step(span: float, most: int = 5) -> float:
    """The step 1, 2 or 5 × 10ⁿ that cuts `span` into at most `most` parts; 1 for no span."""
    if not span > 0:
        return 1.0
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def nice_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from `low` to `high` (both widened to the step), at most `most` + 1."""
    step = nice_step(high - low, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [index * step for index in range(first, max(last, first + 1) + 1)]


def score_range(low: float, high: float) -> tuple[float, float, float]:
    """Lower end, upper end and grid step of a score axis: from the data with some air above, at
    least 15 points high, never forced to 0, lines at 5 or 10 (20 where the range is wide)."""
    step = next(step for step in (5.0, 10.0, 20.0) if high - low <= 4 * step or step == 20.0)
    bottom = step * math.floor(low / step)
    top = high + 0.06 * (high - bottom)
    if top - bottom < LEAST_SCORE_SPAN and low - bottom < top - high and bottom >= step:
        bottom -= step
    return bottom, max(top, bottom + LEAST_SCORE_SPAN), step


def lines_between(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` from `low` to `high`, ends included."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def count_range(low: float, high: float) -> tuple[float, float, float]:
    """Lower end, upper end and step for counts of people: some air, never below 0."""
    room = max(high - low, 4.0) * 0.08
    step = max(1.0, nice_step(max(high - low, 4.0) + 2 * room, 4))
    bottom = max(0.0, step * math.floor((low - room) / step))
    top = step * math.ceil((high + room) / step)
    return bottom, max(top, bottom + step), step


def _day(date: dt.date) -> float:
    return float((date - _EPOCH).days)


def _date(day: float) -> dt.date:
    return _EPOCH + dt.timedelta(days=math.floor(day))


def day_ticks(first: float, last: float, most: int) -> list[Tick]:
    """Days and words for a time axis, at most `most`: single days in a short span, then months at
    their first day (a January is its year), then years."""
    if not last > first:
        return [(first, words.day_short(first))]
    most = max(most, 2)
    if last - first <= 62:
        return _single_days(first, last, most)
    return _months(first, last, most)


def _single_days(first: float, last: float, most: int) -> list[Tick]:
    step = next(step for step in (1, 2, 7, 14, 28, 56) if (last - first) / step <= most)
    start = math.ceil(first)
    days = range(start, math.floor(last) + 1, step)
    return [(float(day), words.day_short(day)) for day in days]


def _months(first: float, last: float, most: int) -> list[Tick]:
    months = (last - first) / 30.44
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 240)
    step = next((step for step in steps if months / step <= most), 480)
    start = _date(first)
    index = start.year * 12 + start.month - 1
    index -= index % step
    found: list[Tick] = []
    while True:
        date = dt.date(index // 12, index % 12 + 1, 1)
        if _day(date) > last:
            return found
        if _day(date) >= first:
            found.append((_day(date), _month_words(date, step)))
        index += step


def _month_words(date: dt.date, step: int) -> str:
    if date.month == 1 or step >= 12:
        return str(date.year)
    return words.month(date.month)


def hour_ticks(last: float, most: int) -> list[Tick]:
    """Hours since something: «0 h», «6 h», … at most `most` steps."""
    step = next((step for step in (1, 2, 3, 6, 12, 24, 48) if last / step <= most), 96)
    hours = range(0, math.floor(last) + 1, step)
    return [(float(hour), words.hours(hour)) for hour in hours]
