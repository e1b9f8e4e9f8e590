"""The table of editable assumptions: what a page needs for a slider, a badge and a source.

Keys only; the interface owns the words. A `key` names a field of `Assumptions`, or a part of one:
"window_posts" (mean depth), "mean_mores" (further loads), "ranked_in_network",
"ranked_half_life_hours" and "ranked_weight".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.channels import Ranking
from reachdesk.domain.reach.depth import DepthLaw, LoadAndMores


@dataclass(frozen=True, slots=True)
class Parameter:
    """One assumption: `low`..`high` and `step` of its slider in `unit`, its evidence and source.

    `unit` is a key ("per_day", "posts", "posts_per_day", "share", "hours", "factor", "log_sd",
    "shape", "count"), `source` a key of the citations ("seed-003", "pew-2019", …; "own" for ours).
    """

    key: str
    unit: str
    low: float
    high: float
    step: float
    evidence: Evidence
    source: str

    def clamped(self, value: float) -> float:
        """The nearest value the slider allows; `low` for NaN."""
        return min(max(value, self.low), self.high) if value == value else self.low  # noqa: PLR0124


_ASSUMED, _DERIVED = Evidence.ASSUMED, Evidence.DERIVED

PARAMETERS: tuple[Parameter, ...] = (
    Parameter("sessions_per_day", "per_day", 0.0, 24.0, 0.1, _ASSUMED, "pew-2019"),
    Parameter("session_shape", "shape", 0.1, 20.0, 0.1, _DERIVED, "pew-2019"),
    Parameter("window_posts", "posts", 0.0, 1000.0, 10.0, _ASSUMED, "seed-003"),
    Parameter("mean_mores", "count", 0.0, 8.0, 0.5, _ASSUMED, "seed-003"),
    Parameter("inflow_per_day", "posts_per_day", 10.0, 20000.0, 10.0, _DERIVED, "seed-003"),
    Parameter("inflow_spread", "log_sd", 0.0, 2.0, 0.1, _ASSUMED, "own"),
    Parameter("posts_per_followed", "posts_per_day", 0.1, 10.0, 0.01, _DERIVED, "seed-003"),
    Parameter("alive_share", "share", 0.05, 1.0, 0.01, _ASSUMED, "twopcharts-2014"),
    Parameter("horizon_hours", "hours", 1.0, 168.0, 1.0, _ASSUMED, "pfeffer-2023"),
    Parameter("own_feed_share", "share", 0.0, 1.0, 0.05, _ASSUMED, "own"),
    Parameter("shared_shock", "log_sd", 0.0, 1.5, 0.05, _DERIVED, "exports"),
    Parameter("level", "factor", 0.05, 10.0, 0.01, _ASSUMED, "own"),
    Parameter("list_share", "share", 0.0, 1.0, 0.05, _ASSUMED, "own"),
    Parameter("list_posts_per_day", "posts_per_day", 1.0, 2000.0, 1.0, _DERIVED, "seed-003"),
    Parameter("ranked_share", "share", 0.0, 1.0, 0.05, _ASSUMED, "own"),
    Parameter("ranked_in_network", "share", 0.0, 1.0, 0.05, _ASSUMED, "twitter-2023"),
    Parameter("ranked_half_life_hours", "hours", 0.5, 48.0, 0.5, _ASSUMED, "own"),
    Parameter("ranked_weight", "factor", 0.1, 10.0, 0.1, _ASSUMED, "own"),
)
_BY_KEY = {parameter.key: parameter for parameter in PARAMETERS}


def parameter(key: str) -> Parameter:
    """The parameter of this key; raises `KeyError` for another."""
    return _BY_KEY[key]


def value_of(assumptions: Assumptions, key: str) -> float:
    """The value of a parameter, in its unit; raises `KeyError` for an unknown key."""
    _BY_KEY[key]
    if key == "window_posts":
        return assumptions.depth.mean()
    if key == "mean_mores":
        depth = assumptions.depth
        return depth.mean_mores if isinstance(depth, LoadAndMores) else 0.0
    if key.startswith("ranked_") and key != "ranked_share":
        return float(getattr(assumptions.ranking, key.removeprefix("ranked_")))
    return float(getattr(assumptions, key))


def changed(assumptions: Assumptions, key: str, value: float) -> Assumptions:
    """`assumptions` with one parameter moved to `value`, held inside the slider's ends.

    "window_posts" keeps the kind of depth and moves its page; "mean_mores" keeps the page and makes
    the depth one full load and Poisson further ones. Raises `KeyError` for an unknown key.
    """
    moved = _BY_KEY[key].clamped(value)
    if key in ("window_posts", "mean_mores"):
        return replace(assumptions, depth=_depth_changed(assumptions.depth, key, moved))
    if key.startswith("ranked_") and key != "ranked_share":
        part = {key.removeprefix("ranked_"): moved}
        return replace(assumptions, ranking=_ranking_changed(assumptions.ranking, part))
    fields: dict[str, float] = {key: moved}
    return replace(assumptions, **fields)  # type: ignore[arg-type]


def _depth_changed(depth: DepthLaw, key: str, value: float) -> DepthLaw:
    if key == "window_posts":
        return depth.with_mean(value)
    page = depth.page if isinstance(depth, LoadAndMores) else max(1, round(depth.mean() / 3.5))
    return LoadAndMores(page, value)


def _ranking_changed(ranking: Ranking, part: dict[str, float]) -> Ranking:
    return replace(ranking, **part)
