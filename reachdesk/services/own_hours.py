"""The owner's own results by hour, beside the modelled ones."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.own_hours import OwnHours
from reachdesk.domain.forecast.quantiles import MEDIAN
from reachdesk.domain.forecast.validation import MODEL
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK, local_hours_of_week_at
from reachdesk.domain.reach.own_hours import (
    LEAST_OF_CELL,
    LEAST_OF_HOUR,
    TENTH_IN_DEVIATIONS,
    grouped,
    hours_differ,
)
from reachdesk.services.desk import Desk
from reachdesk.services.measured_posts import measured_posts
from reachdesk.services.methods import read_only
from reachdesk.services.modelled_views import DAY
from reachdesk.services.validation import validated

HOURS_A_DAY = 24


def own_hours(desk: Desk, account: str, zone: str) -> OwnHours | None:
    """Checked posts by the hour in `zone`; None where no checked post has a known time."""
    return desk.remember(("own hours", account, zone), lambda: _own_hours(desk, account, zone))


def _own_hours(desk: Desk, account: str, zone: str) -> OwnHours | None:
    measured, judged = measured_posts(desk, account), validated(desk, account)
    if measured is None or judged is None:
        return None
    rows = measured.places[judged.places]
    timed = measured.own.columns.precision[measured.own.places[rows]] != DAY
    if not timed.any():
        return None
    errors = (judged.log_views - judged.quantiles[MODEL][:, MEDIAN])[timed]
    cell = np.asarray(local_hours_of_week_at(zone, measured.own.hours[rows][timed]), dtype=np.int64)
    hour = cell % HOURS_A_DAY
    hours = grouped(errors, hour, HOURS_A_DAY, LEAST_OF_HOUR)
    cells = grouped(errors, cell, HOURS_OF_WEEK, LEAST_OF_CELL)
    return OwnHours(
        count=len(errors),
        posts=read_only(hours.posts),
        factor=read_only(hours.factors()),
        low=read_only(hours.factors(-TENTH_IN_DEVIATIONS)),
        high=read_only(hours.factors(TENTH_IN_DEVIATIONS)),
        cell_posts=read_only(cells.posts.reshape(-1, HOURS_A_DAY)),
        cell_factor=read_only(cells.factors().reshape(-1, HOURS_A_DAY)),
        clear=hours_differ(errors, hour),
        least_of_hour=LEAST_OF_HOUR,
        least_of_cell=LEAST_OF_CELL,
    )
