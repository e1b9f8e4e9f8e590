"""What the hours of the week say: best, worst, and whether the hour matters at all."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.reach import ReachHours
from reachdesk.i18n import _
from reachdesk.zone_cities import city

LEAST_DIFFERENCE = 0.25

Slot = tuple[int, int]


def figure(data: ReachHours, value: float) -> str:
    """People, or a chance where nobody counts the followers."""
    return words.amount(value) if data.followers is not None else words.percent(value)


def ends(data: ReachHours) -> tuple[float, float] | None:
    """Lowest and highest value; None where nothing is known."""
    good = data.readers[np.isfinite(data.readers)]
    return (float(good.min()), float(good.max())) if len(good) else None


def best(data: ReachHours) -> Slot | None:
    """Weekday (0 = Monday) and hour with the most readers; the first of equals."""
    if ends(data) is None:
        return None
    index = int(np.nanargmax(data.readers))
    return index // 24, index % 24


def matters(data: ReachHours) -> bool:
    """Whether best and worst hour differ by a quarter or more."""
    found = ends(data)
    return (
        found is not None
        and found[1] > 0
        and (found[1] - found[0]) / found[1] >= (LEAST_DIFFERENCE)
    )


def good_hours(data: ReachHours, count: int = 3, apart: int = 4) -> list[Slot]:
    """The best hours, one a day at most and at least `apart` hours from each other, in the order
    of the week."""
    flat = np.where(np.isfinite(data.readers), data.readers, -np.inf).ravel()
    found: list[int] = []
    for index in np.argsort(-flat, kind="stable").tolist():
        if len(found) == count or not np.isfinite(flat[index]):
            break
        far = all(min(abs(index - other), 168 - abs(index - other)) >= apart for other in found)
        if far and all(index // 24 != other // 24 for other in found):
            found.append(index)
    return [(index // 24, index % 24) for index in sorted(found)]


def slot_words(slot: Slot) -> str:
    """«Sat 18:00»."""
    return f"{words.weekday(slot[0])} {words.clock(60 * slot[1])}"


def span_words(data: ReachHours) -> str:
    """«55 to 71», or «—»."""
    found = ends(data)
    if found is None:
        return words.UNKNOWN
    low, high = (figure(data, value) for value in found)
    return _("{low} to {high}").format(low=low, high=high)


def headline(data: ReachHours) -> str:
    """«Best: Sat 18:00»."""
    top = best(data)
    if top is None:
        return _("No hour can be named yet")
    low, high = ends(data) or (0.0, 0.0)
    if low == high:
        return _("No hour is better than another")
    return _("Best: {slot}").format(slot=slot_words(top))


def summary(data: ReachHours) -> str:
    """Best hour, range, and whether it matters."""
    top = best(data)
    if top is None:
        return missing(data) or ""
    said = _("The best hour is {slot} ({city} time) with {figure}; over the week {range}.").format(
        slot=slot_words(top),
        city=city(data.zone),
        figure=figure(data, float(data.readers[top])),
        range=span_words(data),
    )
    little = "" if matters(data) else _("The hour matters little.")
    people = ""
    if data.followers is not None:
        people = _("Readers of {followers}.").format(followers=words.followers(data.followers))
    return method.spoken(said, little, people, method.unseen_sentence(data.method))


def missing(data: ReachHours) -> str | None:
    """Which export would fill it."""
    if ends(data) is not None:
        return None
    return _("No readers known yet: an archive with its followers would fill this.")


def explanation(data: ReachHours) -> Explanation:
    """How the readers of an hour come about."""
    top = best(data)
    value = words.UNKNOWN if top is None else slot_words(top)
    return method.explained(
        data.method,
        _("How many followers would see a post, for every hour of the week in which to send it."),
        _(
            "The full model for each posting hour: reading hours and time zones of the followers, "
            "and how fast newer posts push it out. A busy hour shortens everyone’s window."
        ),
        (Input(_("Best hour"), value, data.method.evidence, span_words(data)),),
    )


def table(data: ReachHours) -> Table:
    """One row per hour of the week."""
    unit = _("people") if data.followers is not None else _("0 to 1")
    columns = (
        Column(_("Weekday")),
        Column(_("Hour"), _("{city} time").format(city=city(data.zone))),
        Column(_("Readers"), unit, 1 if data.followers is not None else 4),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            words.weekday(day, short=False),
            words.clock(60 * hour),
            words.cell(float(data.readers[day, hour])),
        )
        for day in range(7)
        for hour in range(24)
    ]
    return Table(columns, tuple(rows))
