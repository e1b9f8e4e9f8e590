"""Made-up answers for the charts that weigh reach: forecast, levers, misses, own hours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.forecast import Factor, PostForecast
from reachdesk.domain.answers.levers import Lever, ReachLadder, ReachLevers, RepostWorth, Rung
from reachdesk.domain.answers.own_hours import OwnHours
from reachdesk.domain.answers.reach import PostGlance, Ranged, ReachHours
from reachdesk.domain.forecast.validation import ROLLING
from tests.charts import calibration_answers
from tests.charts.calibration_answers import LAST, METHOD

NAN = float("nan")
DAY_MS = 86_400_000


def _glance(number: int, text: str) -> PostGlance:
    created = (LAST - number) * DAY_MS
    return PostGlance(str(number), created, "original", text, views=300 + 7 * number)


def forecast() -> PostForecast:
    return PostForecast(
        method=METHOD,
        post=None,
        posted_ms=LAST * DAY_MS,
        middle=Ranged(441.0, 180.4, 1154.0),
        half=(300.0, 700.0),
        wide=(120.0, 2000.0),
        settled=46,
        first_guess=False,
        newest_settled_ms=(LAST - 2) * DAY_MS,
        stale=False,
        factors=(
            Factor("usual", 312.0),
            Factor("reply", 1.0),
            Factor("link", 1.4),
            Factor("hashtags", 1.02),
            Factor("length", 0.9),
            Factor("recent_level", 1.3),
            Factor("similar_posts", 1.2),
            Factor("own_past_misses", 0.8),
        ),
        similar=(
            _glance(12, "Swap shifts without the spreadsheet: a small experiment"),
            _glance(33, "What planners told us about Mondays"),
            _glance(48, "Three forecasts that went wrong, and why"),
        ),
        headline="model",
        measured=None,
        draft="A draft",
    )


def guessed() -> PostForecast:
    """Nothing measured, but reactions."""
    unknown = Ranged(NAN, NAN, NAN)
    few = replace(forecast(), settled=0, factors=(), similar=(), middle=unknown)
    return replace(few, guessed=Ranged(330.0, 90.0, 1200.0), draft=None)


def levers() -> ReachLevers:
    chances = {
        "list_half": 0.421,
        "list_only": 0.523,
        "second_copy": 0.182,
        "next_day": 0.171,
        "two_channels": 0.194,
        "ranked_half": 0.092,
        "ranked_all": 0.078,
        "ranked_weight": 0.163,
    }
    made = (
        Lever(key, Ranged(value, value / 2, min(1, 1.7 * value))) for key, value in chances.items()
    )
    return ReachLevers(METHOD, LAST * DAY_MS, Ranged(0.107, 0.05, 0.18), tuple(made), 564)


def ladder() -> ReachLadder:
    chances = {
        "simple": 0.1333,
        "random_visits": 0.1248,
        "visits": 0.3294,
        "depth": 0.3182,
        "clocks": 0.3124,
        "volumes": 0.5076,
        "reading": 0.3554,
        "inactive": 0.2133,
        "level": 0.262,
    }
    rungs = tuple(Rung(key, chance) for key, chance in chances.items())
    return ReachLadder(METHOD, LAST * DAY_MS, rungs)


def own_hours(clear: bool | None = False) -> ReachHours:
    hour = np.arange(24)
    week = np.tile(57 + 4 * np.exp(-((hour - 18) ** 2) / 18), (7, 1))
    random = np.random.default_rng(5)
    posts = np.where((hour > 7) & (hour < 21), 12, 3)
    factor = np.where(posts >= 10, np.exp(random.normal(0, 0.15, 24)), NAN)
    cells = np.where((hour > 8) & (hour < 12), 5, 1) * np.ones((7, 1), dtype=np.int64)
    own = OwnHours(
        count=int(posts.sum()),
        posts=posts,
        factor=factor,
        low=factor * 0.8,
        high=factor * 1.25,
        cell_posts=cells,
        cell_factor=np.where(cells >= 5, np.exp(random.normal(0, 0.2, (7, 24))), NAN),
        clear=clear,
        least_of_hour=10,
        least_of_cell=5,
    )
    return ReachHours(METHOD, "Europe/London", 564, week, own, ("Europe/London", "Asia/Tokyo"))


def nobody_reads() -> ReachHours:
    return replace(own_hours(), readers=np.full((7, 24), NAN), own=None)


def _all_nan(answer: ReachHours) -> ReachHours:
    return replace(answer, readers=np.full((7, 24), NAN))


def _nan_levers() -> ReachLevers:
    unknown = Ranged(NAN, NAN, NAN)
    return replace(
        levers(),
        present=unknown,
        levers=tuple(replace(one, chance=unknown) for one in levers().levers),
    )


NORMAL = {
    "reach_forecast": forecast,
    "reach_ladder": ladder,
    "reach_levers": levers,
    "reach_residuals": calibration_answers.calibration,
    "reach_own_hours": own_hours,
}

CASES = {
    "reach_forecast": {
        "normal": forecast,
        "empty": guessed,
        "nothing": lambda: replace(guessed(), guessed=None),
        "nan": lambda: replace(forecast(), middle=Ranged(NAN, NAN, NAN)),
        "measured": lambda: replace(forecast(), measured=1900, draft=None),
        "first_guess": lambda: replace(forecast(), settled=4, first_guess=True, similar=()),
        "stale": lambda: replace(forecast(), stale=True),
        "rolling": lambda: replace(forecast(), headline=ROLLING, factors=()),
        "huge": lambda: replace(forecast(), middle=Ranged(4e7, 1.0, 9e9), wide=(0.4, 2e10)),
    },
    "reach_ladder": {
        "normal": ladder,
        "empty": lambda: replace(ladder(), rungs=()),
        "nan": lambda: replace(ladder(), rungs=(Rung("simple", NAN), Rung("rest", NAN))),
        "one": lambda: replace(ladder(), rungs=ladder().rungs[:1]),
        "nobody": lambda: replace(ladder(), rungs=(Rung("simple", 0.0), Rung("inactive", 0.0))),
    },
    "reach_levers": {
        "normal": levers,
        "empty": lambda: replace(levers(), levers=()),
        "nan": _nan_levers,
        "nobody": lambda: replace(levers(), present=Ranged(0.0, 0.0, 0.0)),
        "repost": lambda: replace(levers(), repost=RepostWorth(104.0, 11.6, 1080.0, 210, 0.1)),
    },
    "reach_residuals": {
        "normal": calibration_answers.calibration,
        "empty": calibration_answers.none_scored,
        "poor": calibration_answers.poor,
        "worse": calibration_answers.worse_than_rolling,
        "few": calibration_answers.few,
        "many": calibration_answers.many,
        "one": lambda: calibration_answers.calibration(23),
    },
    "reach_own_hours": {
        "normal": own_hours,
        "empty": nobody_reads,
        "nan": lambda: _all_nan(own_hours()),
        "clear": lambda: own_hours(clear=True),
        "few": lambda: own_hours(clear=None),
        "unmeasured": lambda: replace(own_hours(), own=None),
    },
}
