"""What the calibration chart says: typical error, what lay in the band, and where it is bad."""

from __future__ import annotations

import math

import numpy as np

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.domain.answers.forecast import SHOWN_LEVELS, ReachCalibration
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.comparison import Difference
from reachdesk.domain.forecast.measures import Held, Measures
from reachdesk.domain.forecast.validation import BURN_IN_POSTS, MODEL, ROLLING
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.i18n import N_, _, ngettext

POOR_FACTOR = 2.0
"""From here on the typical error is called poor: half or double."""

NOTABLE = 0.04
"""A coverage that is off by less is not worth a word, however many posts say so."""

LOW, MIDDLE, HIGH = (SHOWN_LEVELS.index(level) for level in (0.10, 0.50, 0.90))

_SIMPLE = {
    "rolling_20": N_("Middle of your last 20 posts of the kind"),
    "constant": N_("Middle of all your posts"),
    "constant_by_type": N_("Middle of all your posts of the kind"),
}
_TYPES = {"own": N_("Own posts"), "reply": N_("Replies")}


def shown(data: ReachCalibration) -> np.ndarray:
    """Which posts can be drawn: views forecast and measured, both above 0; (posts,)."""
    ends = data.predicted[:, [LOW, MIDDLE, HIGH]]
    finite = np.isfinite(ends).all(axis=1) & np.isfinite(data.measured)
    return np.asarray(finite & (data.measured > 0) & (np.nan_to_num(ends) > 0).all(axis=1))


def outside(data: ReachCalibration) -> np.ndarray:
    """Which posts lie outside their own 80 % range, (posts,)."""
    measured = data.measured
    return np.asarray(
        ~((measured >= data.predicted[:, LOW]) & (measured <= data.predicted[:, HIGH]))
    )


def day_of(data: ReachCalibration, place: int) -> int:
    """The day of a post."""
    return int(data.posted_ms[place] // MILLISECONDS_A_DAY)


def factor(log_error: float) -> str:
    """A log error as a factor: «×1.5»."""
    if not math.isfinite(log_error):
        return words.UNKNOWN
    times = math.exp(min(log_error, 50.0))
    return _("×{factor}").format(factor=words.number(times, 1 if times < 10 else 0))


def missing(data: ReachCalibration) -> str | None:
    """Which export would fill it."""
    if shown(data).any():
        return None
    if not data.measured_posts:
        return _("No measured views yet: X’s analytics of your posts would fill this.")
    form = ngettext(
        "{count} post with measured views: the check begins after {least} older ones.",
        "{count} posts with measured views: the check begins after {least} older ones.",
        data.measured_posts,
    )
    return form.format(count=words.number(data.measured_posts), least=BURN_IN_POSTS)


def headline(data: ReachCalibration) -> str:
    """The typical error, or what is wrong with it."""
    if missing(data):
        return _("Nothing checked yet")
    model = data.measures[MODEL]
    if not data.judged:
        return _("Too few to judge: off by {factor}").format(factor=factor(model.male))
    if data.headline == ROLLING:
        return _("Worse lately than your last 20 posts: off by {factor}").format(
            factor=factor(model.male)
        )
    if model.factor >= POOR_FACTOR:
        return _("Poor fit: typically off by {factor}").format(factor=factor(model.male))
    return _("Typically off by {factor}").format(factor=factor(model.male))


def subtitle(data: ReachCalibration) -> str:
    """What lay in the band; whether that is what was promised."""
    held = data.measures[MODEL].coverage[80]
    if missing(data):
        return _("Measured against predicted views")
    said = _("{inside} in the 80 % band").format(inside=words.of(held.inside, held.posts))
    verdict = band_verdict(held) if data.judged else ""
    return " · ".join(part for part in (said, verdict) if part)


def band_verdict(held: Held) -> str:
    """«too narrow», «wider than needed» where the share is clearly and notably not 80 %, or ""."""
    low, high = held.interval()
    if high < 0.8 and held.share < 0.8 - NOTABLE:
        return _("the band is too narrow")
    return _("the band is wider than needed") if low > 0.8 and held.share > 0.8 + NOTABLE else ""


def summary(data: ReachCalibration) -> str:
    """Posts, typical error, ranges, comparison."""
    said = missing(data)
    if said:
        return said
    model = data.measures[MODEL]
    form = ngettext(
        "{count} post was forecast from older ones and then compared with its measured views.",
        "{count} posts were forecast from older ones and then compared with their measured views.",
        model.posts,
    )
    checked = form.format(count=words.number(model.posts))
    error = _("The middle of the forecast was typically off by {factor}.").format(
        factor=factor(model.male)
    )
    held = _("{inside} lay in the 80 % range.").format(
        inside=words.of_percent(model.coverage[80].inside, model.posts)
    )
    return method.spoken(checked, error, held, verdict(data))


def verdict(data: ReachCalibration) -> str:
    """Whether the forecast is better than the middle of the last 20 posts, in one sentence."""
    if data.compared is None:
        return _("Fewer than 30 posts were checked: too few to judge.")
    if data.headline == ROLLING:
        return _(
            "Over the last 100 of them the middle of the last 20 posts was better, so ReachDesk "
            "shows that instead."
        )
    found = data.compared[ROLLING].crps
    if not found.clear:
        return _("No clear difference to the middle of the last 20 posts of the kind.")
    if found.value < 0:
        return _("That is closer than the middle of the last 20 posts of the kind.")
    return _("The middle of the last 20 posts of the kind was closer.")


def explanation(data: ReachCalibration) -> Explanation:
    """The protocol, and all measures as inputs."""
    rows = [_measured(_("This forecast"), data.measures[MODEL])] if data.measures else []
    rows += [
        _measured(_(name), data.measures[key], data.compared[key].mae if data.compared else None)
        for key, name in _SIMPLE.items()
        if key in data.measures
    ]
    rows += [
        _measured(_(name), data.by_type[key])
        for key, name in _TYPES.items()
        if key in data.by_type and data.by_type[key].posts
    ]
    model = data.measures[MODEL]
    ranges = [_coverage(per_cent, held) for per_cent, held in model.coverage.items()]
    return method.explained(
        data.method,
        _("How far forecasts of your posts’ views were from what was measured."),
        _(
            "Every post is forecast from posts at least 24 hours older: what kind of post it is, "
            "how the last few did, how similar posts and answers to the same person did. Posts of "
            "the last 48 hours before the newest and the first 30 % (at least 20) are not counted. "
            "The band is the 80 % range; each post has its own. An error of ×1.5 means half as "
            "much again, or two thirds. These factors describe the past of this account; they are "
            "not effects of changing a post."
        ),
        (*rows, *ranges),
    )


def _measured(name: str, found: Measures, against: Difference | None = None) -> Input:
    value = _("off by {factor}").format(factor=factor(found.male))
    note = ngettext("{count} post", "{count} posts", found.posts).format(
        count=words.number(found.posts)
    )
    if against is not None:
        note = _("no clear difference")
        if against.clear:
            note = _("the forecast is closer") if against.value < 0 else _("closer")
    return Input(name, value, Evidence.DERIVED, note)


def _coverage(per_cent: int, held: Held) -> Input:
    low, high = held.interval()
    note = ""
    if held.posts >= words.SMALL_N:
        note = _("95 % sure: {low} to {high}").format(
            low=words.percent(low, 0), high=words.percent(high, 0)
        )
    return Input(
        _("In the {share} range").format(share=words.percent(per_cent / 100)),
        words.of_percent(held.inside, held.posts),
        Evidence.DERIVED,
        note,
    )


def table(data: ReachCalibration) -> Table:
    """One row per post, the newest first."""
    quantiles = tuple(Column(words.percent(level, 0), _("views"), 1) for level in SHOWN_LEVELS)
    columns = (
        Column(_("Posted")),
        Column(_("Post")),
        Column(_("Kind")),
        *quantiles,
        Column(_("Measured"), _("views"), 0),
        Column(_("In the 80 % range")),
    )
    lies_outside = outside(data)
    rows: list[tuple[Cell, ...]] = [
        (
            words.date_of(day_of(data, place)),
            data.post_ids[place] or None,
            _("Reply") if data.replies[place] else _("Original post"),
            *(words.cell(float(value)) for value in data.predicted[place]),
            words.cell(float(data.measured[place])),
            _("no") if lies_outside[place] else _("yes"),
        )
        for place in reversed(range(len(data.measured)))
    ]
    return Table(columns, tuple(rows))
