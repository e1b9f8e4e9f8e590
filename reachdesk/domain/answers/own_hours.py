"""The owner's own results by the hour of sending."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class OwnHours:
    """How the owner's measured posts did by the hour of sending, against forecasts that know no
    hour.

    `count` posts whose time and forecast are known. `posts` (24,) by local hour; `factor` (24,) the
    geometric mean of measured over forecast views with its 80 % range `low`, `high` (24,), NaN
    under `least_of_hour` posts. `cell_posts`, `cell_factor` (7, 24) the same by weekday and hour,
    NaN under `least_of_cell`. `clear`: whether the hours differ by more than chance; None for too
    few posts to say.
    """

    count: int
    posts: np.ndarray
    factor: np.ndarray
    low: np.ndarray
    high: np.ndarray
    cell_posts: np.ndarray
    cell_factor: np.ndarray
    clear: bool | None
    least_of_hour: int
    least_of_cell: int
