"""What the owner's measured posts say about the hour, and how little that is."""

from __future__ import annotations

import numpy as np

from reachdesk.charts import hour_words, method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.reach import ReachHours
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext
from reachdesk.zone_cities import city


def modelled(data: ReachHours) -> np.ndarray:
    """Readers by hour of the day over their mean, (24,); NaN where nothing is known."""
    unknown = ~np.isfinite(data.readers)
    counted = np.maximum((~unknown).sum(axis=0), 1)
    by_hour = np.where(unknown.all(axis=0), np.nan, np.nansum(data.readers, axis=0) / counted)
    mean = float(np.nanmean(by_hour)) if np.isfinite(by_hour).any() else 0.0
    return np.asarray(by_hour / mean if mean > 0 else np.full(24, np.nan))


def shown_hours(data: ReachHours) -> np.ndarray:
    """The hours with enough measured posts to be drawn, ascending."""
    if data.own is None:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.isfinite(data.own.factor))


def honest() -> str:
    """What is known of the hour in general."""
    return _(
        "The effect of the hour is modelled; in public data it was hardly measurable. Dots are "
        "your own measured posts against forecasts that know no hour."
    )


def caution(data: ReachHours) -> str:
    """What a difference does not prove."""
    if data.own is None or not data.own.clear:
        return ""
    return _("What you post differs by the hour, too: no proof that the hour does it.")


def verdict(data: ReachHours) -> str:
    """Whether the owner's own hours differ."""
    if data.own is None:
        return _("No measured posts with a time of day yet")
    if data.own.clear is None:
        return _("Too few measured posts to tell hours apart")
    if data.own.clear:
        return _("Your hours differ by more than chance")
    return _("In your posts the hour made no clear difference")


def missing(data: ReachHours) -> str | None:
    """Which export would fill it."""
    return hour_words.missing(data)


def headline(data: ReachHours) -> str:
    """The verdict."""
    return hour_words.headline(data) if missing(data) else verdict(data)


def subtitle(data: ReachHours) -> str:
    """Unit, how many posts, clock."""
    clock = _("{city} time").format(city=city(data.zone))
    if data.own is None or not len(shown_hours(data)):
        return _("Modelled readers by hour, ×1 is the mean · {clock}").format(clock=clock)
    return _("Dots: hours with {least} or more of {count} posts · {clock}").format(
        least=words.number(data.own.least_of_hour),
        count=words.number(data.own.count),
        clock=clock,
    )


def best_hours(data: ReachHours) -> str:
    """«Best as modelled: Tue 18:00, Thu 18:00, Sat 18:00.»"""
    slots = ", ".join(hour_words.slot_words(slot) for slot in hour_words.good_hours(data))
    return _("Best as modelled: {hours}.").format(hours=slots) if slots else ""


def summary(data: ReachHours) -> str:
    """Verdict, best hours, the honest sentence."""
    said = missing(data)
    if said:
        return said
    checked = ""
    if data.own is not None:
        form = ngettext(
            "{count} measured post was held against its forecast.",
            "{count} measured posts were held against their forecasts.",
            data.own.count,
        )
        checked = form.format(count=words.number(data.own.count))
    return method.spoken(f"{verdict(data)}.", checked, caution(data), best_hours(data), honest())


def explanation(data: ReachHours) -> Explanation:
    """How own results and the model come about."""
    own = data.own
    count = words.UNKNOWN if own is None else words.number(own.count)
    inputs = (
        Input(_("Your checked posts with a time"), count, Evidence.MEASURED),
        Input(_("Readers by hour"), hour_words.span_words(data), data.method.evidence),
    )
    return method.explained(
        data.method,
        _("How your own posts did by the hour in which they were sent, beside the model."),
        _(
            "Dots: measured views divided by the forecast, which knows the kind of post, your last "
            "posts and similar ones but no hour; the mean of the hour with its 80 % range. Line: "
            "readers by the full model, averaged over the week. Whether the hours differ is "
            "tested by shuffling the posts among the hours 400 times."
        )
        + f" {honest()}",
        inputs,
    )


def table(data: ReachHours) -> Table:
    """One row per hour."""
    columns = (
        Column(_("Hour"), _("{city} time").format(city=city(data.zone))),
        Column(_("Modelled"), _("1 is the mean"), 3),
        Column(_("Your posts"), "", 0),
        Column(_("Measured ÷ forecast"), "", 2),
        Column(_("Low"), _("80 % range"), 2),
        Column(_("High"), _("80 % range"), 2),
    )
    model, rows = modelled(data), []
    for hour in range(24):
        own: tuple[Cell, ...] = (None, None, None, None)
        if data.own is not None:
            results = (data.own.factor, data.own.low, data.own.high)
            cells = (words.cell(float(values[hour])) for values in results)
            own = (int(data.own.posts[hour]), *cells)
        row: tuple[Cell, ...] = (words.clock(60 * hour), words.cell(float(model[hour])), *own)
        rows.append(row)
    return Table(columns, tuple(rows))
