"""Credit for reactions: concave and capped, so one viral post cannot carry the score.

A post with effort e (weighted reactions) earns g = min(ln(1+e), ln(1+ceiling)). Raw value:
sum of weight * g over the root of (prior + sum of weights): 100 reposts from 10 posts are worth
more than from 1,000, and a silent post costs a little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import ItemKind, Measured

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers
    from reachdesk.domain.score.moment import DayRun, Moment, PostFacts
    from reachdesk.domain.score.recipe import Credit, Recipe


def reaction_credit(posts: PostFacts, credit: Credit, ceiling: float) -> Numbers:
    """What each post's reactions are worth, shape (posts,), from 0 to ln(1 + `ceiling`)."""
    effort = (
        credit.like * posts.likes
        + credit.repost * posts.reposts
        + credit.quote * posts.quotes
        + credit.reply * posts.replies
    )
    return np.minimum(np.log1p(effort), np.log1p(ceiling))


class CreditComponent:
    """A component that adds up reaction credit; the recipe says what each reaction adds."""

    items: ItemKind = "post"
    causes = (Cause.NEW_POSTS, Cause.MORE_REACTIONS, Cause.POSTS_FADING)

    def __init__(self, key: str, title: str, order: int, credit_name: str) -> None:
        self.key = key
        self.title = title
        self.order = order
        self._credit_name = credit_name

    def credit(self, posts: PostFacts, recipe: Recipe) -> Numbers:
        """What each post is worth before ageing, shape (posts,)."""
        credit: Credit = getattr(recipe, self._credit_name)
        return reaction_credit(posts, credit, recipe.credit_ceiling)

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """Credit per root of weighted posts."""
        return float(self.contributions(moment, recipe).sum())

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """Raw value by day; the spread is that of a sum over posts that might not have come.

        Each post's worth is squared (as in a Poisson bootstrap), and one pseudo post with
        `pseudo_reposts` joins them, so that few posts leave much in doubt.
        """
        groups, pairs = run.groups, run.groups.pairs
        credit = self.credit(run.posts, recipe)
        aged = pairs.weight * credit[pairs.item]
        worth = run.sum_by_day(groups.joined(credit, aged), groups.score_day)
        squares = run.sum_by_day(groups.joined(credit**2, aged**2), groups.score_day)
        number = run.sum_by_day(groups.weight * groups.count, groups.score_day)
        root = np.sqrt(recipe.prior_posts + number)
        pseudo = np.log1p(recipe.pseudo_reposts) ** 2
        return Measured(worth / root, np.sqrt(squares + pseudo) / root)

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """Each post's aged credit over the common root."""
        worth = moment.post_weight * self.credit(moment.posts, recipe)
        return np.asarray(worth * self._per_root(moment, recipe))

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """Each post's own credit, and its part in thinning everybody's.

        With raw = S * r: change = (S1-S0) * mean r + mean S * (r1-r0), exactly; the second term
        goes to the posts whose weight changed, in proportion.
        """
        worth = [
            moment.post_weight * self.credit(moment.posts, recipe) for moment in (before, after)
        ]
        per_root = [self._per_root(moment, recipe) for moment in (before, after)]
        own = (worth[1] - worth[0]) * (per_root[0] + per_root[1]) / 2
        entering = after.post_weight - before.post_weight
        total = entering.sum()
        if total == 0:
            return np.asarray(own)
        thinning = (worth[0].sum() + worth[1].sum()) / 2 * (per_root[1] - per_root[0])
        return np.asarray(own + thinning * entering / total)

    @staticmethod
    def _per_root(moment: Moment, recipe: Recipe) -> float:
        return float(1.0 / np.sqrt(recipe.prior_posts + moment.post_weight.sum()))
