"""Made-up answers for every chart. Names are invented; numbers follow the mockups."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import numpy as np

from reachdesk.domain.answers import audience, overview, reach, score
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period, day_from_iso
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from tests.charts import (
    by_day_answers,
    calibration_answers,
    overlay_answers,
    plan_answers,
    reach_answers,
    score_more_answers,
    segment_answers,
    stated_answers,
)

FIRST, LAST = day_from_iso("2026-03-27"), day_from_iso("2026-11-21")
SINCE = day_from_iso("2026-08-31")


def method(evidence=Evidence.DERIVED, **changes) -> Method:
    usual = Method(
        network="x",
        handle="inescalloway",
        period=Period(FIRST, LAST),
        evidence=evidence,
        made_from=(("posts", 79), ("exchanges", 37)),
        coverage=(("views", Coverage(46, 79)), ("place", Coverage(467, 564))),
        unseen=("mentions_received", "follower_history"),
        recipe="v1",
        sources=5,
    )
    return replace(usual, **changes)


def _curve() -> np.ndarray:
    days = np.arange(FIRST, LAST + 1)
    knots = [0, 19, 58, 62, 66, 130, 157, 200, 220, len(days) - 1]
    values = [10.1, 10.2, 11.4, 13.6, 14.4, 18.0, 19.3, 15.8, 13.2, 12.9]
    wobble = np.random.default_rng(7).normal(0, 0.16, len(days)).cumsum()
    wobble -= np.linspace(0, wobble[-1], len(days))
    return np.interp(np.arange(len(days)), knots, values) + 0.25 * wobble


def score_line() -> score.ScoreLine:
    days = np.arange(FIRST, LAST + 1)
    total = _curve()
    total[-1] = 12.9
    wide = np.interp(np.arange(len(days)), [0, 40, 239], [3.4, 2.3, 1.7])
    weeks = np.arange(FIRST - 3, LAST, 7)
    posts = np.round(6 + 3 * np.sin(np.arange(len(weeks)) / 6.5 - 0.6))
    return score.ScoreLine(
        method=method(),
        days=days,
        total=total,
        low=total - 1.15 * wide,
        high=total + wide,
        provisional=days < FIRST + 21,
        week_days=weeks,
        week_posts=posts,
        since_day=SINCE,
        main_cause="posts_fading",
        events=(
            score.EventMark(LAST - 177, LAST - 177, "Mentions export added", "note"),
            score.EventMark(LAST - 129, LAST - 129, "Listed by Floor & Phone", "press"),
            score.EventMark(LAST - 80, LAST - 78, "Planning Days, Leeds", "talk"),
        ),
    )


def score_line_with(*lines: str) -> score.ScoreLine:
    """The score with made-up lines over it, by their names in `overlay_answers`."""
    line = score_line()
    days = line.days
    made = {
        "like_for_like": lambda: overlay_answers.like_for_like(days, line.total),
        "klout": lambda: overlay_answers.klout(days),
        "kred": lambda: overlay_answers.kred(days),
        "benchmark": lambda: overlay_answers.benchmark(days),
    }
    overlays = tuple(made[name]() for name in lines)
    offered = tuple((one.key, one.name) for one in overlays)
    return replace(line, overlays=overlays, offered=offered)


def score_parts() -> score.ScoreParts:
    return score.ScoreParts(
        method=method(),
        day=LAST,
        since_day=SINCE,
        total=12.9,
        low=11.2,
        high=15.1,
        base=1.0,
        parts=(
            score.ScorePart("reach", 6.2, -1.9),
            score.ScorePart("amplification", 3.3, -2.6),
            score.ScorePart("network", 2.4, -1.8),
        ),
        entries=148,
        provisional=False,
    )


def score_change() -> score.ScoreChange:
    causes = (
        ("new_posts", 2.1),
        ("more_reactions", 0.6),
        ("posts_fading", -5.6),
        ("new_conversations", 1.3),
        ("conversations_fading", -4.6),
        ("followers", 0.2),
        ("partners_standing", -0.3),
        ("settings_or_import", 0.0),
    )
    made = tuple(score.Cause(key, points) for key, points in causes)
    return score.ScoreChange(method(), SINCE, LAST, 19.2, 12.9, made)


def activity_counts() -> overview.ActivityCounts:
    def count(key, total, before, weeks, courtesy=None, evidence=Evidence.MEASURED):
        polite = np.zeros(13) if courtesy is None else np.array(courtesy, float)
        return overview.ActivityCount(
            key=key,
            count=total,
            before=before,
            weeks=np.array(weeks, float),
            courtesy=None if courtesy is None else int(polite.sum()),
            courtesy_weeks=polite,
            evidence=evidence,
        )

    rows = (
        count("posts_sent", 79, 88, [9, 8, 7, 7, 7, 6, 6, 5, 6, 5, 4, 5, 4]),
        count("mentions_received", 16, 23, [2, 3, 1, 2, 1, 1, 2, 0, 1, 1, 0, 1, 1]),
        count(
            "messages_received",
            21,
            21,
            [1, 2, 1, 2, 2, 1, 2, 1, 2, 2, 1, 2, 2],
            [1, 2, 1, 1, 2, 1, 2, 1, 2, 1, 1, 2, 2],
        ),
        count("reposts_received", 18, 29, [4, 2, 1, 1, 0, 1, 0, 2, 1, 0, 1, 1, 4]),
    )
    return overview.ActivityCounts(method(Evidence.MEASURED), LAST - 90, rows)


def seen_chance(model="simple") -> reach.SeenChance:
    simple = reach.Ranged(200 / 1500, 200 / 1500, 200 / 1500)
    full = reach.Ranged(56 / 564, 17 / 564, 112 / 564)
    chances = (simple, full) if model == "simple" else (full, simple)
    people = [reach.Ranged(*(564 * v for v in (c.value, c.low, c.high))) for c in chances]
    return reach.SeenChance(
        method=method(Evidence.ASSUMED, made_from=(("followers", 564), ("posts", 79))),
        model=model,
        post=reach.PostGlance("1", LAST * 86_400_000, "original", "Shift swaps without the sheet"),
        posted_ms=(LAST - 4) * 86_400_000 + 8 * 3_600_000 + 30 * 60_000,
        followers=564,
        chance=chances[0],
        readers=people[0],
        one_in=1 / chances[0].value,
        every_days=(8.0, 9.0),
        assumptions=SEED if model == "simple" else DEFAULT,
        other_chance=chances[1],
        other_readers=people[1],
    )


def reach_window() -> reach.ReachWindow:
    slots = 13.5 + np.minimum(np.arange(45), 12) * 0.12
    full = 200 / slots[:14].mean() * 10 - 3
    return reach.ReachWindow(
        method=method(Evidence.ASSUMED),
        posted_ms=(LAST - 4) * 86_400_000 + (8 * 60 + 30) * 60_000,
        zone="Europe/London",
        window_posts=200,
        inflow_per_day=1500,
        slot_minutes=10,
        slot_posts=slots,
        count_times=((50, 37), (100, 73), (150, 107), (200, full)),
        full_minutes=full,
        visits=(72, 255, 393),
    )


def life_curve() -> reach.LifeCurve:
    hours = np.linspace(0, 24, 97)
    chance = 0.099 * (1 - np.exp(-hours / 3.4))
    other = 0.126 * (1 - np.exp(-np.maximum(hours, 0) / 2.3)) * (0.8 + hours / 120)
    third = 0.09 * (1 - np.exp(-(hours**1.4) / 12))
    return reach.LifeCurve(method(), hours, chance, 2.5, (("Sydney", other), ("New York", third)))


def reach_segments() -> reach.ReachSegments:
    rows = (
        ("uk", "United Kingdom", 144, 16, 5, 33),
        ("supplier_or_competitor", None, 110, 11, 4, 23),
        ("journalist_or_author", None, 31, 3, 1, 7),
        ("customer", None, 61, 7, 2, 15),
        ("unknown_place", None, 97, 9, 3, 20),
    )
    made = tuple(
        reach.SegmentReach(
            key,
            name,
            n,
            reach.Ranged(v / n, low / n, high / n),
            reach.Ranged(v, low, high),
        )
        for key, name, n, v, low, high in rows
    )
    return reach.ReachSegments(method(), made)


def reach_hours() -> reach.ReachHours:
    hour = np.arange(24)
    day = 57 + 4 * np.exp(-((hour - 18) ** 2) / 18) + 2 * np.exp(-((hour - 8) ** 2) / 8)
    week = np.tile(day, (7, 1))
    week[5:] += 6 + 3 * np.exp(-((hour - 18) ** 2) / 20)
    week[5, 18] = 71
    return reach.ReachHours(method(), "Europe/London", 564, np.clip(week, 55, 71))


def reach_funnel() -> reach.ReachFunnel:
    return reach.ReachFunnel(
        method=method(Evidence.ASSUMED),
        followers=564,
        active=338.4,
        readers=reach.Ranged(56, 17, 112),
        chance=reach.Ranged(56 / 564, 17 / 564, 112 / 564),
        reactions=34 / 79,
        reaction_posts=79,
        simple_chance=200 / 1500,
        simple_readers=75.2,
    )


def audience_mix() -> audience.AudienceMix:
    groups = (
        audience.GroupCount("GB", "United Kingdom", 144),
        audience.GroupCount("supplier_or_competitor", None, 110),
        audience.GroupCount("customer", None, 61),
        audience.GroupCount("journalist_or_author", None, 31),
    )
    return audience.AudienceMix(
        method(),
        564,
        groups,
        (("country", 97), ("role", 248)),
        (("supplier_or_competitor", "GB", 52),),
    )


def followers_line() -> audience.FollowersLine:
    days = np.arange(FIRST, LAST + 1, 2)
    counts = np.round(np.linspace(470, 564, len(days)) + 4 * np.sin(np.arange(len(days)) / 5))
    shots = np.array([FIRST, FIRST + 90, SINCE - 7, LAST - 7, LAST])
    at = np.array([470, 502, 540, 557, 564], float)
    return audience.FollowersLine(
        method=method(Evidence.MEASURED, made_from=(("snapshots", 5), ("followers", 564))),
        days=days,
        counts=counts,
        snapshot_days=shots,
        snapshot_sizes=at,
        gained=np.array([np.nan, 51, 60, 31, 12]),
        lost=np.array([np.nan, 19, 22, 14, 5]),
    )


def _groups(dimension, rows, unknown, overlap=()) -> audience.GroupCounts:
    made = tuple(audience.GroupCount(key, name, people) for key, name, people in rows)
    return audience.GroupCounts(method(), dimension, 564, made, unknown, overlap)


def audience_lists() -> audience.GroupCounts:
    rows = [
        ("1", "UK planners", 62),
        ("2", "Clients", 61),
        ("3", "Planning Days 2025", 41),
        ("4", "Trade press", 24),
        ("5", "Garden Club", 9),
    ]
    return _groups("list", rows, 393, (("1", "3", 25),))


def audience_countries() -> audience.GroupCounts:
    rows = [
        ("GB", "United Kingdom", 144),
        ("US", "United States", 118),
        ("NL", "Netherlands", 46),
        ("IN", "India", 34),
        ("AU", "Australia", 27),
        ("IE", "Ireland", 22),
        ("DE", "Germany", 19),
        ("CA", "Canada", 17),
        ("BR", "Brazil", 16),
        ("ZA", "South Africa", 14),
        ("FR", "France", 10),
    ]
    return _groups("country", rows, 97)


def audience_roles() -> audience.GroupCounts:
    rows = [
        ("supplier_or_competitor", None, 110),
        ("other", None, 64),
        ("customer", None, 61),
        ("colleague", None, 38),
        ("journalist_or_author", None, 31),
        ("industry_body", None, 12),
    ]
    return _groups("role", rows, 248, (("customer", "supplier_or_competitor", 9),))


def names_known() -> audience.NamesKnown:
    return audience.NamesKnown(method(Evidence.MEASURED), 564, 171, 120, 64, 1200)


NORMAL = {
    "reach_plan": plan_answers.plans,
    "score_timeline": score_line,
    "score_card": score_line,
    "score_parts": score_parts,
    "score_change": score_change,
    "activity_counts": activity_counts,
    "reach_answer": seen_chance,
    "reach_window": reach_window,
    "reach_life": life_curve,
    "reach_segments": reach_segments,
    "reach_hours": reach_hours,
    "reach_week": reach_hours,
    "reach_funnel": reach_funnel,
    "reach_calibration": calibration_answers.calibration,
    "audience_mix": audience_mix,
    "followers_timeline": followers_line,
    "follower_flow": by_day_answers.follow_flow,
    "audience_stated": stated_answers.stated,
    "views_timeline": by_day_answers.views_by_day,
    "audience_lists": audience_lists,
    "audience_countries": audience_countries,
    "audience_roles": audience_roles,
    "names_known": names_known,
    "style_matrix": score_more_answers.style_matrix,
    "score_evidence": score_more_answers.score_evidence,
    "tone_lane": score_more_answers.tone_lane,
    "score_compare": score_more_answers.score_compare,
}


def with_nan(answer):
    """The same answer with every number that may be unknown made unknown."""
    changes = {}
    for field in fields(answer):
        value = getattr(answer, field.name)
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and "day" not in field.name:
            changes[field.name] = np.full_like(value, np.nan)
        elif isinstance(value, float):
            changes[field.name] = float("nan")
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[field.name] = tuple(with_nan(part) for part in value)
        elif is_dataclass(value) and field.name not in ("method", "assumptions", "post"):
            changes[field.name] = with_nan(value)
    return replace(answer, **changes)


def _short(line: score.ScoreLine, days: int) -> score.ScoreLine:
    parts = ("days", "total", "low", "high", "provisional")
    cut = {name: getattr(line, name)[len(line.days) - days :] for name in parts}
    weeks = line.week_days >= LAST - days
    cut["week_days"], cut["week_posts"] = line.week_days[weeks], line.week_posts[weeks]
    return replace(line, **cut, since_day=None)


def _no_counts(answer: overview.ActivityCounts) -> overview.ActivityCounts:
    blank = np.full(13, np.nan)
    counts = tuple(
        replace(count, count=None, before=None, weeks=blank, courtesy=None, courtesy_weeks=blank)
        for count in answer.counts
    )
    return replace(answer, counts=counts)


def _few_followers(line: audience.FollowersLine, days: int) -> audience.FollowersLine:
    return replace(
        line,
        days=line.days[:0],
        counts=line.counts[:0],
        snapshot_days=line.snapshot_days[:days],
        snapshot_sizes=line.snapshot_sizes[:days],
        gained=line.gained[:days],
        lost=line.lost[:days],
    )


def _uncounted(answer: reach.SeenChance) -> reach.SeenChance:
    return replace(answer, followers=None, readers=None, other_readers=None, every_days=None)


def _crowd(answer: reach.SeenChance) -> reach.SeenChance:
    many = {"followers": 48_213, "readers": reach.Ranged(6_420.0, 2_100.0, 11_000.0)}
    return replace(answer, **many, impressions=9_412)


def _nothing_seen(answer: reach.SeenChance) -> reach.SeenChance:
    none = reach.Ranged(0.0, 0.0, 0.0)
    return replace(answer, chance=none, readers=none, one_in=None, every_days=None)


def _mixed(answer: audience.GroupCounts, groups: int) -> audience.GroupCounts:
    return replace(answer, groups=answer.groups[:groups], overlap=())


def _cases(normal, empty, **others):
    return {
        "normal": normal,
        "empty": empty,
        "nan": lambda: with_nan(normal()),
        **others,
    }


def _groups_cases(normal):
    return _cases(
        normal,
        lambda: replace(_mixed(normal(), 0), unknown=564),
        one=lambda: _mixed(normal(), 1),
        nobody=lambda: replace(_mixed(normal(), 0), followers=0, unknown=0),
    )


_SCORE = _cases(
    score_line,
    lambda: _short(score_line(), 0),
    one=lambda: _short(score_line(), 1),
    two=lambda: _short(score_line(), 2),
    thin=lambda: replace(score_line(), provisional=np.ones(LAST - FIRST + 1, bool)),
    gap=lambda: replace(
        score_line(),
        total=np.where(np.arange(LAST - FIRST + 1) % 60 < 20, np.nan, score_line().total),
    ),
    overlays=lambda: score_line_with("like_for_like", "benchmark"),
    foreign=lambda: score_line_with("klout", "kred"),
    both=lambda: score_line_with("like_for_like", "klout"),
)
_HOURS = _cases(
    reach_hours,
    lambda: replace(reach_hours(), readers=np.full((7, 24), np.nan)),
    one=lambda: replace(
        reach_hours(), readers=np.where(np.arange(168) == 5, 3.0, np.nan).reshape(7, 24)
    ),
    flat=lambda: replace(reach_hours(), readers=np.full((7, 24), 12.0)),
    uncounted=lambda: replace(reach_hours(), followers=None, readers=reach_hours().readers / 564),
)

CASES = {
    "score_timeline": _SCORE,
    "score_card": _SCORE,
    "score_parts": _cases(
        score_parts,
        lambda: with_nan(score_parts()),
        one=lambda: replace(score_parts(), parts=(), since_day=None, total=1.0, entries=0),
        thin=lambda: replace(score_parts(), provisional=True),
    ),
    "score_change": _cases(
        score_change,
        lambda: replace(score_change(), before=float("nan")),
        one=lambda: replace(score_change(), causes=score_change().causes[:1]),
        none=lambda: replace(score_change(), causes=(), after=19.2),
    ),
    "activity_counts": _cases(
        activity_counts,
        lambda: _no_counts(activity_counts()),
        one=lambda: replace(activity_counts(), counts=activity_counts().counts[:1]),
    ),
    "reach_answer": _cases(
        seen_chance,
        lambda: with_nan(seen_chance()),
        full=lambda: seen_chance("full"),
        uncounted=lambda: _uncounted(seen_chance()),
        crowd=lambda: _crowd(seen_chance("full")),
        zero=lambda: _nothing_seen(seen_chance("full")),
    ),
    "reach_window": _cases(
        reach_window,
        lambda: replace(reach_window(), slot_posts=np.full(45, np.nan)),
        never_full=lambda: replace(reach_window(), full_minutes=None, count_times=()),
        one=lambda: replace(reach_window(), slot_posts=reach_window().slot_posts[:1], visits=()),
    ),
    "reach_life": _cases(
        life_curve,
        lambda: replace(life_curve(), chance=np.full(97, np.nan), half_hours=None),
        one=lambda: replace(
            life_curve(), hours=np.zeros(1), chance=np.zeros(1), half_hours=None, others=()
        ),
    ),
    "reach_segments": _cases(
        reach_segments,
        lambda: replace(reach_segments(), segments=()),
        one=lambda: replace(reach_segments(), segments=reach_segments().segments[:1]),
    ),
    "reach_hours": _HOURS,
    "reach_week": _HOURS,
    "reach_funnel": _cases(
        reach_funnel,
        lambda: replace(
            reach_funnel(), followers=None, active=None, readers=None, simple_readers=None
        ),
        silent=lambda: replace(reach_funnel(), reactions=None, reaction_posts=0),
    ),
    "reach_plan": _cases(
        plan_answers.plans,
        plan_answers.nobody,
        nan=plan_answers.unknown,
        present=plan_answers.present_only,
        no_habit=plan_answers.no_habit,
        uncounted=plan_answers.uncounted,
        no_followers=plan_answers.no_followers,
        crowded=plan_answers.crowded,
    ),
    "reach_calibration": _cases(
        calibration_answers.calibration,
        calibration_answers.none_scored,
        poor=calibration_answers.poor,
        worse=calibration_answers.worse_than_rolling,
        few=calibration_answers.few,
        no_views=calibration_answers.no_views,
        many=calibration_answers.many,
        one=lambda: calibration_answers.calibration(23),
    ),
    "audience_mix": _cases(
        audience_mix,
        lambda: replace(audience_mix(), groups=(), overlap=()),
        one=lambda: replace(audience_mix(), groups=audience_mix().groups[:1], overlap=()),
    ),
    "followers_timeline": _cases(
        followers_line,
        lambda: _few_followers(followers_line(), 0),
        one=lambda: _few_followers(followers_line(), 1),
        apart=lambda: _few_followers(followers_line(), 5),
        derived=lambda: by_day_answers.with_derived(_few_followers(followers_line(), 5)),
    ),
    "audience_stated": _cases(
        stated_answers.stated,
        stated_answers.nothing,
        one=stated_answers.one,
    ),
    "follower_flow": _cases(
        by_day_answers.follow_flow,
        by_day_answers.nobody_counted,
        weeks=by_day_answers.follows_by_week,
        joined_only=by_day_answers.joined_only,
        one=by_day_answers.one_day,
    ),
    "views_timeline": _cases(
        by_day_answers.views_by_day,
        by_day_answers.no_views,
        posts=by_day_answers.views_by_post,
        plain=by_day_answers.views_alone,
        few=by_day_answers.few_views,
    ),
    "style_matrix": _cases(
        score_more_answers.style_matrix,
        score_more_answers.styleless,
        one=score_more_answers.style_without_trail,
        corner=score_more_answers.style_in_the_corner,
        untold=score_more_answers.style_untold,
    ),
    "score_evidence": _cases(
        score_more_answers.score_evidence,
        score_more_answers.evidence_of_nothing,
        fragile=score_more_answers.fragile_evidence,
        one=score_more_answers.thin_evidence,
    ),
    "tone_lane": _cases(
        score_more_answers.tone_lane,
        score_more_answers.toneless,
        one=score_more_answers.one_week_of_tone,
        foreign=score_more_answers.foreign_tones,
    ),
    "score_compare": _cases(
        score_more_answers.score_compare,
        score_more_answers.nothing_compared,
        thin=score_more_answers.thin_beside,
        one=score_more_answers.compared_on_one_day,
        alone=score_more_answers.compared_with_nobody,
    ),
    "audience_lists": _groups_cases(audience_lists),
    "audience_countries": _groups_cases(audience_countries),
    "audience_roles": _groups_cases(audience_roles),
    "names_known": _cases(
        names_known,
        lambda: replace(names_known(), followers=None, named=0, placed=0, with_role=0, people=0),
        one=lambda: replace(names_known(), followers=1, named=1, placed=0, with_role=0, people=1),
    ),
}

NORMAL |= reach_answers.NORMAL | segment_answers.NORMAL
CASES |= reach_answers.CASES | segment_answers.CASES
