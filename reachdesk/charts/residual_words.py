"""What the misses of the forecast say over time: too high, too low, or neither."""

from __future__ import annotations

import math

import numpy as np

from reachdesk.charts import calibration_words, method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Table
from reachdesk.charts.calibration_words import MIDDLE
from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.forecast.validation import ROLLING
from reachdesk.i18n import _, ngettext

RECENT = 30
"""So many of the newest posts say whether the forecast runs high or low now."""

ROLLED = 20
NOTABLE = math.log(1.15)
"""A smaller drift is not worth a word."""


def log_errors(data: ReachCalibration, places: np.ndarray) -> np.ndarray:
    """Natural log of measured over forecast views, of the posts at these places."""
    return np.asarray(np.log(data.measured[places] / data.predicted[places, MIDDLE]))


def rolling_middle(errors: np.ndarray) -> np.ndarray:
    """Median of the last 20 up to each post (posts,), NaN before the tenth."""
    found = np.full(errors.size, np.nan)
    for place in range(ROLLED // 2 - 1, errors.size):
        found[place] = np.median(errors[max(0, place - ROLLED + 1) : place + 1])
    return found


def drift(data: ReachCalibration) -> float | None:
    """Median log error of the newest 30 checked posts; None where too few are checked, or where it
    could as well be 0 (sign test: as many above as below)."""
    places = np.flatnonzero(calibration_words.shown(data))
    if not data.judged or places.size < RECENT:
        return None
    recent = log_errors(data, places[-RECENT:])
    middle = float(np.median(recent))
    lopsided = abs(int((recent > 0).sum()) - RECENT / 2) > math.sqrt(RECENT)
    return middle if lopsided and abs(middle) > NOTABLE else None


def headline(data: ReachCalibration) -> str:
    """Whether forecasts run high or low lately, and what is shown instead where they are worse."""
    if calibration_words.missing(data):
        return _("Nothing checked yet")
    if data.headline == ROLLING:
        return _("Worse lately: the middle of the last 20 is shown")
    if not data.judged:
        return _("Too few misses to judge")
    lately = drift(data)
    if lately is None:
        return _("Lately neither too high nor too low")
    times = calibration_words.factor(abs(lately))
    if lately > 0:
        return _("Lately too low: posts got {factor} the forecast").format(factor=times)
    return _("Lately too high: forecasts were {factor} the views").format(factor=times)


def subtitle(data: ReachCalibration) -> str:
    """Unit and line."""
    return _("Measured ÷ forecast views · line: middle of 20")


def summary(data: ReachCalibration) -> str:
    """How many, the drift, the verdict."""
    said = calibration_words.missing(data)
    if said:
        return said
    form = ngettext(
        "{count} post, measured against its forecast, in order of time.",
        "{count} posts, measured against their forecasts, in order of time.",
        len(data.measured),
    )
    counted = form.format(count=words.number(len(data.measured)))
    return method.spoken(counted, f"{headline(data)}.", calibration_words.verdict(data))


def explanation(data: ReachCalibration) -> Explanation:
    """What a miss is, and when the simple rule takes over."""
    lately = drift(data)
    value = _("no clear drift")
    if lately is not None:
        value = calibration_words.factor(abs(lately))
    return method.explained(
        data.method,
        _("By how much each forecast missed, in order of time."),
        _(
            "Measured views divided by the middle of the forecast that was made from posts at "
            "least 24 hours older. ×2 means twice as many as forecast. Where the forecast is worse "
            "than the middle of the last 20 posts over the last 100, that middle is shown instead."
        ),
        (Input(_("Lately"), value, Evidence.DERIVED),),
    )


def table(data: ReachCalibration) -> Table:
    """One row per post, the newest first."""
    columns = (
        Column(_("Posted")),
        Column(_("Post")),
        Column(_("Measured"), _("views"), 0),
        Column(_("Forecast"), _("views"), 1),
        Column(_("Measured ÷ forecast"), "", 2),
    )
    rows: list[tuple[Cell, ...]] = []
    for place in reversed(range(len(data.measured))):
        middle = words.cell(float(data.predicted[place, MIDDLE]))
        measured = words.cell(float(data.measured[place]))
        ratio = None
        if measured is not None and middle is not None and middle > 0:
            ratio = float(measured) / float(middle)
        day = words.date_of(calibration_words.day_of(data, place))
        rows.append((day, data.post_ids[place] or None, measured, middle, ratio))
    return Table(columns, tuple(rows))
