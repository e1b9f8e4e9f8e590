"""A forecast of views in words: the range first, never the middle alone."""

from __future__ import annotations

import math

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.forecast import PostForecast
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.validation import ROLLING
from reachdesk.domain.periods import day_of
from reachdesk.i18n import N_, _, ngettext

NEAR_ONE = 1.05
"""A factor within ×0.95 and ×1.05 is not listed."""

_FACTORS = {
    "reply": N_("it answers somebody"),
    "link": N_("link"),
    "hashtags": N_("hashtags"),
    "mentions": N_("people named in the text"),
    "addressed": N_("further people addressed"),
    "length": N_("length, against 74 characters"),
    "continued": N_("next part of a thread"),
    "gap": N_("time since your last post, against an hour"),
    "recent_level": N_("how your last posts did"),
    "similar_posts": N_("how similar posts did"),
    "same_person": N_("how answers to the same person did"),
    "own_past_misses": N_("what earlier forecasts missed by"),
}


def views(value: float) -> str:
    """A number of views to two significant digits: forecasts know no more."""
    if not math.isfinite(value) or value <= 0:
        return words.UNKNOWN
    decimals = 1 - math.floor(math.log10(value))
    return words.plain(round(value, decimals), max(0, min(decimals, 2)))


def sentence(data: PostForecast) -> str:
    """«Between 180 and 1,200 views, 8 times in 10; middle about 440.»"""
    return _("Between {low} and {high} views, 8 times in 10; middle about {middle}.").format(
        low=views(data.middle.low), high=views(data.middle.high), middle=views(data.middle.value)
    )


def notes(data: PostForecast) -> tuple[str, ...]:
    """What has to be said beside the range: a first guess, old counts, another rule."""
    found = []
    if data.first_guess:
        form = ngettext(
            "First guess, from {count} earlier post.",
            "First guess, from {count} earlier posts.",
            data.settled,
        )
        found.append(form.format(count=words.number(data.settled)))
    if data.stale and data.newest_settled_ms is not None:
        day = words.day_long(day_of(data.newest_settled_ms))
        found.append(_("Based on posts up to {day}.").format(day=day))
    if data.headline == ROLLING:
        found.append(
            _("The middle of your last 20 posts, because it did better than the full forecast.")
        )
    return tuple(found)


def factor_lines(data: PostForecast) -> tuple[tuple[str, str], ...]:
    """Why: (what, «×1.3») for every factor of note, in a fixed order; usual views come first."""
    lines = []
    for factor in data.factors:
        if not math.isfinite(factor.value):
            continue
        if factor.key == "usual":
            usual = _("about {count}").format(count=views(factor.value))
            lines.append((factor_name(factor.key), usual))
        elif not 1 / NEAR_ONE <= factor.value <= NEAR_ONE:
            lines.append((factor_name(factor.key), _times(factor.value)))
    return tuple(lines)


def caution() -> str:
    """What the factors are not."""
    return _("Factors describe this account’s past; they are not effects of changing the post.")


def _times(value: float) -> str:
    decimals = 2 if value < 0.095 else 1
    return _("×{factor}").format(factor=words.number(value, decimals))


def headline(data: PostForecast) -> str:
    """«Between 180 and 1,200 views, 8 times in 10»; what is missing otherwise."""
    if missing(data):
        return _("No forecast of views yet")
    return _("Between {low} and {high} views, 8 times in 10").format(
        low=views(data.middle.low), high=views(data.middle.high)
    )


def subtitle(data: PostForecast) -> str:
    """The middle, never alone; views are not people."""
    if missing(data):
        return _("Views, not people")
    middle = views(data.middle.value)
    if data.first_guess:
        return _("First guess · middle about {middle} · views, not people").format(middle=middle)
    return _("Middle about {middle} · views, not people").format(middle=middle)


def missing(data: PostForecast) -> str | None:
    """Which export would fill it; with what reactions hint at, to one digit."""
    if data.settled and words.known(data.middle.value):
        return None
    if data.guessed is None or not words.known(data.guessed.value):
        return _("No measured views yet: X’s analytics of your posts would fill this.")
    return _(
        "No measured views yet. The reactions to this post hint at about {views} views, a factor "
        "of four either way. X’s analytics of your posts would tell."
    ).format(views=one_digit(data.guessed.value))


def one_digit(value: float) -> str:
    """A number of views to one significant digit: what reactions alone can tell."""
    if not math.isfinite(value) or value <= 0:
        return words.UNKNOWN
    return words.plain(round(value, -math.floor(math.log10(value))), 0 if value >= 1 else 1)


def beside(data: PostForecast) -> str:
    """«Measured: 412, inside the range.», "" without a measurement."""
    if data.measured is None:
        return ""
    inside = data.middle.low <= data.measured <= data.middle.high
    said = _("Measured: {views}, inside the range.")
    if not inside:
        said = _("Measured: {views}, outside the range.")
    return said.format(views=words.number(data.measured))


def summary(data: PostForecast) -> str:
    """Range, notes, measurement, main factors."""
    said = missing(data)
    if said:
        return said
    why = "; ".join(f"{name} {times}" for name, times in factor_lines(data))
    parts = (sentence(data), *notes(data), beside(data), f"{why}." if why else "", caution())
    return " ".join(part for part in parts if part)


def ends(low: float, high: float) -> str:
    """«180 to 1,200», to two digits."""
    return _("{low} to {high}").format(low=views(low), high=views(high))


def explanation(data: PostForecast) -> Explanation:
    """The method in words, the ranges and every factor."""
    grade = data.method.evidence
    inputs = [
        Input(_("8 times in 10"), ends(data.middle.low, data.middle.high), grade),
        Input(_("Every second time"), ends(*data.half), grade),
        Input(_("9 times in 10"), ends(*data.wide), grade),
        Input(_("Middle"), views(data.middle.value), grade),
        *(Input(name, times, grade) for name, times in factor_lines(data)),
    ]
    if data.newest_settled_ms is not None:
        day = words.day_long(day_of(data.newest_settled_ms))
        inputs.append(Input(_("Newest post that it knows"), day, Evidence.MEASURED))
    return method.explained(
        data.method,
        _("How many views a post may get, from your own earlier posts."),
        _(
            "We compare your post with your own earlier posts. First: what kind of post is it. "
            "Second: how have your last few posts done compared with what their kind usually "
            "gets. Third: how did earlier posts with similar words, or earlier answers to the same "
            "person, do. Three forecasters, one that trusts the last two posts, one the last ten, "
            "one only the long habit, each give a range as wide as their own past misses; whoever "
            "has been right lately counts more. Only posts at least 24 hours older are used."
        )
        + f" {caution()}",
        tuple(inputs),
    )


def table(data: PostForecast) -> Table:
    """Ranges, measurement and factors in rows."""
    columns = (
        Column(_("What")),
        Column(_("Low"), _("views"), 1),
        Column(_("High"), _("views"), 1),
        Column(_("Value"), "", 2),
    )
    rows: list[tuple[Cell, ...]] = []
    if not missing(data):
        ranges = (
            (_("8 times in 10"), (data.middle.low, data.middle.high)),
            (_("Every second time"), data.half),
            (_("9 times in 10"), data.wide),
        )
        rows += [(name, words.cell(low), words.cell(high), None) for name, (low, high) in ranges]
        rows.append((_("Middle"), None, None, words.cell(data.middle.value)))
        rows.append((_("Measured"), None, None, data.measured))
        rows += [
            (factor_name(factor.key), None, None, words.cell(factor.value))
            for factor in data.factors
        ]
    return Table(columns, tuple(rows))


def factor_name(key: str) -> str:
    """What a factor is about; as it is where a later version has more."""
    if key == "usual":
        return _("views of a plain own post")
    marked = _FACTORS.get(key)
    return _(marked) if marked else key
