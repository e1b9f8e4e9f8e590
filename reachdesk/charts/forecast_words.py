"""A forecast of views in words: the range first, never the middle alone."""

from __future__ import annotations

import math

from reachdesk.charts import words
from reachdesk.domain.answers.forecast import PostForecast
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
        if factor.key == "usual":
            usual = _("about {count}").format(count=views(factor.value))
            lines.append((_("views of a plain own post"), usual))
        elif not 1 / NEAR_ONE <= factor.value <= NEAR_ONE:
            lines.append((_(_FACTORS[factor.key]), _times(factor.value)))
    return tuple(lines)


def caution() -> str:
    """What the factors are not."""
    return _("Factors describe this account’s past; they are not effects of changing the post.")


def _times(value: float) -> str:
    decimals = 2 if value < 0.095 else 1
    return _("×{factor}").format(factor=words.number(value, decimals))
