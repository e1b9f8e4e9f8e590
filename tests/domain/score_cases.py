"""The reference cases of the score: one call per `fn`, from a case to what `expected` holds.

A case's state has its posts as columns, its exchanges as rows (day, partner, kind, multiplier) and
two clocks in days.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from reachdesk.domain.score import courtesy, imported, partners, style, tone
from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.change import cause_points
from reachdesk.domain.score.credit import reaction_credit
from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.moment import Moment, PostFacts
from reachdesk.domain.score.passage import Both, ExchangePassage, Passage, PostPassage, Presence
from reachdesk.domain.score.reach import day_reach
from reachdesk.domain.score.reading import read_moment
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.saturation import hill
from reachdesk.domain.score.window import window_weight

Case = dict[str, Any]
State = dict[str, Any]

KINDS = {
    "mention": Kind.MENTION,
    "reply": Kind.REPLY,
    "quote": Kind.QUOTE,
    "retweet": Kind.REPOST,
    "dm": Kind.MESSAGE,
    "like": Kind.LIKE,
    "sent_reply": Kind.REPLY_SENT,
}
CAUSES = {
    Cause.NEW_POSTS: "new posts",
    Cause.MORE_REACTIONS: "more reactions",
    Cause.POSTS_FADING: "older posts fading",
    Cause.NEW_CONVERSATIONS: "new conversations",
    Cause.CONVERSATIONS_FADING: "older conversations fading",
    Cause.FOLLOWERS: "followers",
    Cause.PARTNERS_STANDING: "partners' standing",
}


def facts_of(rows: list[tuple[State, int]]) -> PostFacts:
    """The facts of posts, each taken from its place in a state."""

    def column(name: str) -> np.ndarray:
        return np.array([state[name][place] for state, place in rows], float)

    return PostFacts(
        np.floor(column("post_day")).astype(np.int64),
        column("likes"),
        column("reposts"),
        column("quotes"),
        column("replies"),
        column("views"),
        np.ones(len(rows), bool),
    )


def exchange_columns(rows: list[list[Any]], numbers: dict[str, int]):
    times = np.array([row[0] for row in rows], float)
    partner = np.array([numbers[row[1]] for row in rows], np.int64)
    value = [RECIPE.kind_weights[KINDS[row[2]]] * row[3] for row in rows]
    return times, partner, np.array(value, float)


def aged(now: float, times: np.ndarray) -> np.ndarray:
    return window_weight(now - times, RECIPE.window_days, RECIPE.taper_days)


def moment_of_state(state: State) -> Moment:
    names = tuple(dict.fromkeys(row[1] for row in state["inter"]))
    numbers = {name: place for place, name in enumerate(names)}
    times, partner, value = exchange_columns(state["inter"], numbers)
    return Moment(
        post_ids=tuple(state["ids"]),
        posts=facts_of([(state, place) for place in range(len(state["ids"]))]),
        post_weight=aged(state["now"], np.array(state["post_day"], float)),
        exchange_day=np.floor(times).astype(np.int64),
        exchange_value=value,
        exchange_weight=aged(state["now_inter"], times),
        partner=partner,
        partner_ids=names,
        partner_weight=np.array([state["partner_weight"].get(name, 1.0) for name in names], float),
        followers=state["followers"],
        alive_share=state["alive"],
    )


def score(case: Case) -> dict[str, float]:
    moment = moment_of_state(case["args"])
    readings = [read_moment(moment, recipe) for recipe in (RECIPE, LENS)]
    parts = {part.key: part.saturated for reading in readings for part in reading.parts}
    return {"score": readings[0].total, "peer": readings[1].total, **parts}


def post_passage(earlier: State, later: State) -> PostPassage:
    old = {post: place for place, post in enumerate(earlier["ids"])}
    new = {post: place for place, post in enumerate(later["ids"])}
    ids = tuple({**new, **old})
    before = [(earlier, old[post]) if post in old else (later, new[post]) for post in ids]
    after = [(later, new[post]) if post in new else (earlier, old[post]) for post in ids]
    times = [
        np.array([s["post_day"][place] for s, place in rows], float) for rows in (before, after)
    ]
    return PostPassage(
        ids=ids,
        time_days=Both(*times),
        facts=Both(facts_of(before), facts_of(after)),
        presence=Presence(
            needs={Cause.NEW_POSTS: np.array([post not in old for post in ids], bool)}
        ),
        views_with_settings=np.zeros(len(ids), bool),
    )


def partner_standing(earlier: State, later: State, name: str) -> tuple[float, float]:
    known = any(row[1] == name for row in earlier["inter"])
    before, after = earlier["partner_weight"], later["partner_weight"]
    if name in after:
        return (before.get(name, 1.0) if known else after[name]), after[name]
    return before.get(name, 1.0), 1.0


def exchange_passage(earlier: State, later: State) -> ExchangePassage:
    """Both lists of exchanges; new conversations replace the earlier list by the later one."""
    rows = [*earlier["inter"], *later["inter"]]
    names = tuple(dict.fromkeys(row[1] for row in rows))
    times, partner, value = exchange_columns(rows, {name: n for n, name in enumerate(names)})
    is_new = np.arange(len(rows)) >= len(earlier["inter"])
    standing = np.array([partner_standing(earlier, later, name) for name in names], float)
    standing = standing.reshape(len(names), 2)
    return ExchangePassage(
        time_days=times,
        value=Both(value, value),
        partner=partner,
        partner_ids=names,
        partner_weight=Both(standing[:, 0], standing[:, 1]),
        presence=Presence(
            needs={Cause.NEW_CONVERSATIONS: is_new}, ends={Cause.NEW_CONVERSATIONS: ~is_new}
        ),
    )


def explain(case: Case) -> dict[str, float]:
    earlier, later = case["args"]["yesterday"], case["args"]["today"]
    passage = Passage(
        posts=post_passage(earlier, later),
        exchanges=exchange_passage(earlier, later),
        followers=Both(earlier["followers"], later["followers"]),
        alive_share=Both(earlier["alive"], later["alive"]),
        post_clock=Both(earlier["now"], later["now"]),
        exchange_clock=Both(earlier["now_inter"], later["now_inter"]),
        recipe=Both(RECIPE, RECIPE),
        one_arrival_day=True,
    )
    return {CAUSES[cause]: sum(points.values()) for cause, points in cause_points(passage).items()}


def credit_of(likes: float, reposts: float, quotes: float = 0.0, replies: float = 0.0) -> float:
    numbers = (np.array([number], float) for number in (likes, reposts, quotes, replies, 0.0))
    posts = PostFacts(np.zeros(1, np.int64), *numbers, np.ones(1, bool))
    credit = reaction_credit(posts, RECIPE.amplification_credit, RECIPE.credit_ceiling)
    return float(credit[0])


def labels_of(hours: list[float], values: list[float], *settings: float) -> list[str]:
    names = ("memory", "off_least", "off_spreads", "least_spread", "back_hours")
    rule = imported.LabelRule(**dict(zip(names, settings, strict=False)))
    labels = imported.label_series(np.array(hours, float), np.array(values, float), rule)
    return [label.value for label in labels]


def style_case(case: Case) -> list[Any]:
    *makes, talk, weeks, topics = case["args"]
    reading = style.style_of(style.StyleEvidence(*makes, talk, tuple(weeks), tuple(topics)))
    return [reading.name, reading.x, reading.y, reading.margin]


SCORE_CASES: dict[str, Callable[[Case], object]] = {
    "window_weight": lambda case: float(
        window_weight(case["args"], RECIPE.window_days, RECIPE.taper_days)
    ),
    "hill": lambda case: float(hill(*case["args"])),
    "reaction_credit": lambda case: credit_of(*case["args"]),
    "day_reach": lambda case: day_reach(*case["args"], RECIPE.seen_ceiling),
    "partner_weight": lambda case: partners.partner_weight(*case["args"]),
    "courtesy": lambda case: courtesy.courtesy(case["args"]).weight,
    "sentiment": lambda case: tone.tone_of(case["args"]).value,
    "reaction_multiplier": lambda case: tone.multiplier_with_tone(case["args"]),
    "hampel": lambda case: [bool(mark) for mark in imported.hampel(np.array(case["args"], float))],
    "label_series": lambda case: labels_of(*case["args"]),
    "style": style_case,
    "score": score,
    "explain": explain,
}
