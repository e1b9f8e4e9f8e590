"""The reference cases of the reach model: one call per `fn`, from a case to what `expected` holds.

Rates in the cases are weekly means per day, times UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from reachdesk.domain.reach import aggregation, calibration, channels, clocks, fast, visibility
from reachdesk.domain.reach.depth import chance_in_window, depth_from

Case = dict[str, Any]
USUAL_DEPTH = ["mores", 57, 2.5]


def hours(text: str) -> float:
    return clocks.utc_hours(datetime.fromisoformat(text))


def reader_of(case: Case) -> visibility.Reader:
    posted = hours(case["posted"])
    horizon = case.get("horizon", 168.0)
    span = max(hours(text) for text in case.get("times", [case["posted"]])) - posted + horizon + 1
    if case.get("flat"):
        sessions = feed = clocks.constant_clock(posted - 1, span + 1)
    else:
        sessions = clocks.session_clock(case["tz"], posted, span)
        feed = clocks.feed_clock(case["tz"], posted, span + 200, own_share=case.get("own", 0.6))
    return visibility.Reader(
        case["sessions_per_day"],
        case["posts_per_day"],
        sessions,
        feed,
        depth_from(case.get("depth", USUAL_DEPTH)),
        horizon,
    )


def first(case: Case) -> float:
    return visibility.first_session_chance(hours(case["posted"]), reader_of(case))


def follower(case: Case) -> float:
    return (1 - case["dormant"]) * first(case)


def union(case: Case) -> float:
    return visibility.rereading_chance(hours(case["posted"]), reader_of(case), case["reread"])


def fast_rule(case: Case) -> float:
    return fast.fast_chance(
        hours(case["posted"]),
        reader_of(case),
        spread=case.get("shape"),
        kind=case.get("kind", "first"),
    )


def listed(case: Case) -> float:
    return channels.list_chance(
        hours(case["posted"]), reader_of(case), case["list_share"], case["list_posts_per_day"]
    )


def mixed(case: Case) -> float:
    ranking = channels.Ranking(weight=case.get("weight", 1.0))
    return channels.mixed_chance(hours(case["posted"]), reader_of(case), case["chrono"], ranking)


def for_you(case: Case) -> float:
    ranking = channels.Ranking(weight=case.get("weight", 1.0))
    return channels.ranked_chance(hours(case["posted"]), reader_of(case), ranking)


def repeats(case: Case) -> float:
    return channels.repeats_chance([hours(text) for text in case["times"]], reader_of(case))


def constant_first(case: Case) -> float:
    sessions, posts, depth = case["args"]
    return visibility.constant_first_chance(sessions, posts, depth_from(depth))


def constant_rereading(case: Case) -> float:
    sessions, posts, depth = case["args"]
    return visibility.constant_rereading_chance(sessions, posts, depth_from(depth))


def in_window(case: Case) -> float:
    newer, depth = case["args"]
    return float(chance_in_window(newer, depth_from(depth)))


def local_hour(case: Case) -> int:
    zone, text = case["args"]
    quarter = int(hours(text) / clocks.QUARTER)
    return int(clocks.local_hour_of_week(zone, quarter, 1)[0])


def moments(case: Case) -> list[float]:
    found = aggregation.moments(*case["args"])
    return [found.mean, found.variance, found.skewness]


def quantiles(case: Case) -> list[int]:
    chances, counts, wanted, shock = case["args"]
    return [int(value) for value in aggregation.quantiles(chances, counts, wanted, shock)]


def student(case: Case) -> float:
    return float(calibration.t_quantile(*case["args"]))


def gamma_poisson(case: Case) -> list[float]:
    counts, views, *prior = case["args"]
    shape = prior[0] if prior else 1.0
    rate = (
        prior[1] if len(prior) > 1 else shape / 0.02
    )  # what the reference takes where none stands
    found = calibration.gamma_poisson(counts, views, shape, rate)
    return [found.shape, found.rate]


def level(case: Case) -> list[float]:
    given = case["args"]
    model = calibration.LogLevel(given["m0"], given["sd0"], half_life_days=given["half_life_days"])
    for time, features, value in given["data"]:
        model.add(time, features, value)
    found = model.predict(given["x"])
    return [found.centre, found.scale, found.freedom, *found.quantiles((0.1, 0.5, 0.9))]


REACH_CASES: dict[str, Callable[[Case], Any]] = {
    "p_first": first,
    "p_union": union,
    "p_fast": fast_rule,
    "p_list": listed,
    "p_mixed": mixed,
    "p_for_you": for_you,
    "p_repeats": repeats,
    "follower": follower,
    "p_first_const": constant_first,
    "p_reread_const": constant_rereading,
    "window_prob": in_window,
    "depth_mean": lambda case: depth_from(case["args"][0]).mean(),
    "any_channel": lambda case: channels.any_channel(case["args"]),
    "local_hour_of_week": local_hour,
    "moments": moments,
    "quantiles": quantiles,
    "t_quantile": student,
    "gamma_poisson": gamma_poisson,
    "loglevel": level,
}
