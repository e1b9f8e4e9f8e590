"""Two moments side by side, with a switch for each cause that leads from one to the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from reachdesk.domain.score.causes import SEVEN_CAUSES, Cause
from reachdesk.domain.score.moment import Moment, PostFacts
from reachdesk.domain.score.window import window_weight

if TYPE_CHECKING:
    from reachdesk.domain.columns import PostIds
    from reachdesk.domain.score.history import Flags, Numbers, Whole
    from reachdesk.domain.score.recipe import Recipe

Side = TypeVar("Side")


@dataclass(frozen=True)
class Both(Generic[Side]):
    """A value as it was at the earlier and at the later moment."""

    earlier: Side
    later: Side

    def at(self, *, later: bool) -> Side:
        """The value of one side."""
        return self.later if later else self.earlier


@dataclass(frozen=True, eq=False)
class Presence:
    """Which items are there: `needs` lists those that come with a cause, `ends` those that go."""

    needs: dict[Cause, Flags] = field(default_factory=dict)
    ends: dict[Cause, Flags] = field(default_factory=dict)

    def weight(self, acting: frozenset[Cause], count: int) -> Numbers:
        """1 for items that are there when the causes act, else 0; shape (count,)."""
        present = np.ones(count, bool)
        for cause, items in self.needs.items():
            present &= ~items | (cause in acting)
        for cause, items in self.ends.items():
            present &= ~items | (cause not in acting)
        return present.astype(float)


@dataclass(frozen=True, eq=False)
class PostPassage:
    """Posts of both moments in one order, arrays (posts,); absent sides repeat the other side.

    `views_with_settings` marks posts whose views moved because the model or an import did.
    """

    ids: PostIds
    time_days: Both[Numbers]
    facts: Both[PostFacts]
    presence: Presence
    views_with_settings: Flags


@dataclass(frozen=True, eq=False)
class ExchangePassage:
    """Exchanges of both moments, arrays (exchanges,); partners and their weight, (partners,).

    `value` is kind times courtesy under each side's recipe.
    """

    time_days: Numbers
    value: Both[Numbers]
    partner: Whole
    partner_ids: tuple[str, ...]
    partner_weight: Both[Numbers]
    presence: Presence


@dataclass(frozen=True, eq=False)
class Passage:
    """From one moment to a later one.

    `post_clock` and `exchange_clock` are the moments themselves, in days. `one_arrival_day`: while
    fading is off, new posts stand on the earlier clock and count as written on that one day (as
    in the numerical reference); otherwise each keeps its own day, which is the same from one day
    to the next and fairer over a longer span.
    """

    posts: PostPassage
    exchanges: ExchangePassage
    followers: Both[float]
    alive_share: Both[float]
    post_clock: Both[float]
    exchange_clock: Both[float]
    recipe: Both[Recipe]
    causes: tuple[Cause, ...] = SEVEN_CAUSES
    one_arrival_day: bool = False

    def recipe_when(self, acting: frozenset[Cause]) -> Recipe:
        """The recipe in force once the causes in `acting` have acted."""
        return self.recipe.at(later=Cause.SETTINGS_OR_IMPORT in acting)

    def moment_when(self, acting: frozenset[Cause]) -> Moment:
        """The evidence once the causes in `acting` have acted and the others have not."""
        recipe = self.recipe_when(acting)
        facts, post_weight = self._posts_when(acting, recipe)
        exchanges = self.exchanges
        with_followers = Cause.FOLLOWERS in acting
        return Moment(
            post_ids=self.posts.ids,
            posts=facts,
            post_weight=post_weight,
            exchange_day=np.floor(exchanges.time_days).astype(np.int64),
            exchange_value=exchanges.value.at(later=Cause.SETTINGS_OR_IMPORT in acting),
            exchange_weight=self._exchange_weight_when(acting, recipe),
            partner=exchanges.partner,
            partner_ids=exchanges.partner_ids,
            partner_weight=exchanges.partner_weight.at(later=Cause.PARTNERS_STANDING in acting),
            followers=self.followers.at(later=with_followers),
            alive_share=self.alive_share.at(later=with_followers),
        )

    def _posts_when(self, acting: frozenset[Cause], recipe: Recipe) -> tuple[PostFacts, Numbers]:
        posts = self.posts
        reacted = Cause.MORE_REACTIONS in acting
        facts = posts.facts.at(later=reacted)
        views = np.where(
            posts.views_with_settings,
            posts.facts.at(later=Cause.SETTINGS_OR_IMPORT in acting).views,
            facts.views,
        )
        now = self.post_clock.at(later=Cause.POSTS_FADING in acting)
        time = posts.time_days.at(later=reacted)
        if Cause.NEW_POSTS in acting and now < self.post_clock.later:
            time = np.minimum(time, now)  # a new post is never younger than new
        day = np.floor(time).astype(np.int64) if self.one_arrival_day else facts.day
        weight = window_weight(now - time, recipe.window_days, recipe.taper_days)
        present = posts.presence.weight(acting, len(posts.ids))
        return replace(facts, views=views, day=day), weight * present

    def _exchange_weight_when(self, acting: frozenset[Cause], recipe: Recipe) -> Numbers:
        now = self.exchange_clock.at(later=Cause.CONVERSATIONS_FADING in acting)
        time = self.exchanges.time_days
        if Cause.NEW_CONVERSATIONS in acting and now < self.exchange_clock.later:
            time = np.minimum(time, now)
        weight = window_weight(now - time, recipe.window_days, recipe.taper_days)
        return weight * self.exchanges.presence.weight(acting, len(time))
