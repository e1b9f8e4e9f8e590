"""Pairs what was known at one moment with what is known at a later one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.columns import PostIds
from reachdesk.domain.score.causes import SEVEN_CAUSES, Cause
from reachdesk.domain.score.moment import PostFacts, exchange_values, post_facts
from reachdesk.domain.score.passage import (
    Both,
    ExchangePassage,
    Passage,
    PostPassage,
    Presence,
)

if TYPE_CHECKING:
    from reachdesk.domain.score.history import (
        ExchangeHistory,
        Flags,
        History,
        Numbers,
        PostHistory,
        Whole,
    )
    from reachdesk.domain.score.recipe import Recipe


@dataclass(frozen=True, eq=False)
class View:
    """A history as read by one recipe at the end of one day (days since 1970-01-01)."""

    history: History
    day: int
    recipe: Recipe

    @property
    def clock(self) -> float:
        """The end of the day, in days."""
        return self.day + 1.0

    @property
    def followers(self) -> float:
        """The follower count of the day."""
        return float(self.history.followers.at(np.array([self.day], np.int64))[0][0])


def passage_between(earlier: View, later: View) -> Passage:
    """What leads from one view to the other, limited to what either window holds.

    Posts and exchanges dated before the earlier clock that only the later history knows (or no
    longer knows) belong to the eighth cause, which takes part when history or recipe differ.
    """
    same = earlier.history is later.history and earlier.recipe == later.recipe
    exchanges = _pair_exchanges(earlier, later)
    return Passage(
        posts=_pair_posts(earlier, later),
        exchanges=exchanges,
        followers=Both(earlier.followers, later.followers),
        alive_share=Both(earlier.history.alive_share, later.history.alive_share),
        post_clock=Both(earlier.clock, later.clock),
        exchange_clock=Both(earlier.clock, later.clock),
        recipe=Both(earlier.recipe, later.recipe),
        causes=SEVEN_CAUSES if same else (*SEVEN_CAUSES, Cause.SETTINGS_OR_IMPORT),
    )


def _in_either_window(times: Numbers, earlier: View, later: View) -> Flags:
    window = max(earlier.recipe.window_days, later.recipe.window_days)
    first = (times > earlier.clock - window) & (times < earlier.clock)
    return first | ((times > later.clock - window) & (times < later.clock))


def _pair_posts(earlier: View, later: View) -> PostPassage:
    old = _counted(earlier.history, earlier, later)
    old = old.take(old.time_days < earlier.clock)
    new = _counted(later.history, earlier, later)
    place_of = {post: place for place, post in enumerate(old.ids)}
    twin = np.array([place_of.get(post, -1) for post in new.ids], np.int64)
    gone = np.setdiff1d(np.arange(len(old.ids)), twin)
    ours = np.arange(len(new.ids))
    old_side = np.concatenate([np.where(twin >= 0, len(ours) + twin, ours), len(ours) + gone])
    new_side = np.concatenate([ours, len(ours) + gone])
    ids = PostIds.joined(PostIds.of(new.ids), PostIds.of(old.ids))
    times = np.concatenate([new.time_days, old.time_days])
    facts = _joined(post_facts(new), post_facts(old))
    before, after = _taken(facts, old_side), _taken(facts, new_side)
    only_new = np.concatenate([twin < 0, np.zeros(len(gone), bool)])
    late = times[new_side] >= earlier.clock
    return PostPassage(
        ids=ids[new_side],
        time_days=Both(times[old_side], times[new_side]),
        facts=Both(before, after),
        presence=Presence(
            needs={Cause.NEW_POSTS: only_new & late, Cause.SETTINGS_OR_IMPORT: only_new & ~late},
            ends={Cause.SETTINGS_OR_IMPORT: new_side >= len(ours)},
        ),
        views_with_settings=~(before.views_measured & after.views_measured),
    )


def _counted(history: History, earlier: View, later: View) -> PostHistory:
    posts = history.posts
    return posts.counted(_in_either_window(posts.time_days, earlier, later))


def _joined(first: PostFacts, second: PostFacts) -> PostFacts:
    columns = (field.name for field in fields(PostFacts))
    return PostFacts(
        *(np.concatenate([getattr(first, name), getattr(second, name)]) for name in columns)
    )


def _taken(facts: PostFacts, places: Whole) -> PostFacts:
    return PostFacts(*(getattr(facts, field.name)[places] for field in fields(PostFacts)))


def _pair_exchanges(earlier: View, later: View) -> ExchangePassage:
    """Old exchanges of the earlier view, then old ones of the later view, then new ones.

    Exchanges carry no id of their own, so another history replaces the old list as a whole; the
    two lists cancel wherever they agree. One and the same history keeps its list.
    """
    replaced = earlier.history is not later.history
    new = later.history.exchanges
    new = new.take(_in_either_window(new.time_days, earlier, later))
    old = earlier.history.exchanges
    old = old.take(_in_either_window(old.time_days, earlier, later) & replaced)
    old = old.take(old.time_days < earlier.clock)
    people = _People(earlier, later, old, new)
    is_old = np.arange(len(old.time_days) + len(new.time_days)) < len(old.time_days)
    times = np.concatenate([old.time_days, new.time_days])
    late = ~is_old & (times >= earlier.clock)

    def value(recipe: Recipe) -> Numbers:
        return np.concatenate([exchange_values(part, recipe) for part in (old, new)])

    needs = {Cause.NEW_CONVERSATIONS: late}
    if replaced:
        needs[Cause.SETTINGS_OR_IMPORT] = ~is_old & ~late
    return ExchangePassage(
        time_days=times,
        value=Both(value(earlier.recipe), value(later.recipe)),
        partner=people.partner,
        partner_ids=people.ids,
        partner_weight=people.weight,
        presence=Presence(needs=needs, ends={Cause.SETTINGS_OR_IMPORT: is_old}),
    )


class _People:
    """The partners of two lists of exchanges under one numbering, with their two weights."""

    def __init__(
        self, earlier: View, later: View, old: ExchangeHistory, new: ExchangeHistory
    ) -> None:
        names = [
            exchanges.partner_ids[place] for exchanges in (old, new) for place in exchanges.partner
        ]
        self.ids = tuple(dict.fromkeys(names))
        number = {name: place for place, name in enumerate(self.ids)}
        self.partner = np.array([number[name] for name in names], np.int64)
        before, after = _weights(earlier, known_only=True), _weights(later, known_only=False)
        self.weight = Both(
            np.array([before.get(name, after.get(name, 1.0)) for name in self.ids]),
            np.array([after.get(name, before.get(name, 1.0)) for name in self.ids]),
        )


def _weights(view: View, *, known_only: bool) -> dict[str, float]:
    """Weight by partner id; `known_only` leaves out people met after the view's day."""
    exchanges = view.history.exchanges
    names, weights = exchanges.partner_ids, view.history.partner_weight
    places = np.arange(len(names))
    if known_only:
        places = np.unique(exchanges.partner[exchanges.time_days < view.clock])
    return {names[place]: float(weights[place]) for place in places}
