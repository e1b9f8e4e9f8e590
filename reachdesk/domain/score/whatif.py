"""The same history with something taken out or counted otherwise, and how fragile a score is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.columns import PostIds
from reachdesk.domain.score.items import UNNAMED
from reachdesk.domain.score.ledger import Entry, ledger
from reachdesk.domain.score.moment import in_window
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe import BASE_POINTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from reachdesk.domain.on_demand import Rows
    from reachdesk.domain.score.component import ItemKind
    from reachdesk.domain.score.history import Flags, History
    from reachdesk.domain.score.recipe import Recipe

FRAGILE_SHARE = 0.25
"""A score is fragile when one post or partner carries more of its points than this (our choice)."""


def without_posts(history: History, post_ids: Collection[str]) -> History:
    """The history had these posts not been written: posts and the exchanges about them are gone."""
    gone = PostIds.of(post_ids).named
    exchanges = history.exchanges
    return replace(
        history,
        posts=history.posts.take(~PostIds.of(history.posts.ids).among(gone)),
        exchanges=exchanges.take(~PostIds.of(exchanges.post_ids).among(gone)),
    )


def without_partner(history: History, partner_id: str) -> History:
    """The history without any exchange with this partner."""
    exchanges = history.exchanges
    others = _not_among(exchanges.partner_ids, frozenset({partner_id}))
    return replace(history, exchanges=exchanges.take(others[exchanges.partner]))


def equal_partners(history: History) -> History:
    """Everyone counts equally: all partner weights 1."""
    return replace(history, partner_weight=np.ones(len(history.partner_weight)))


def courtesy_in_full(history: History) -> History:
    """Courtesy counts like anything else: all multipliers 1."""
    plain = np.ones(len(history.exchanges.multiplier))
    return replace(history, exchanges=replace(history.exchanges, multiplier=plain))


@dataclass(frozen=True)
class Fragility:
    """What one post and one partner carry on a day; ids are None where there is none.

    `without_post` and `without_partner` are the scores of the same day without them.
    """

    score: float
    best_post: str | None
    without_post: float
    strongest_partner: str | None
    without_partner: float

    @property
    def fragile(self) -> bool:
        """Whether one of them carries more than a quarter of the points above the base."""
        lost = self.score - min(self.without_post, self.without_partner)
        return lost > FRAGILE_SHARE * (self.score - BASE_POINTS)


def fragility(history: History, day: int, recipe: Recipe) -> Fragility:
    """The score at the end of `day` with and without its best post and its strongest partner.

    The best are those with most points in the day's ledger; unnamed people do not count as one
    partner. Exchanges about the post go with it.
    """
    history = in_window(history, day, recipe)
    score, entries = score_on(history, day, recipe).total, ledger(history, day, recipe)
    post, partner = _largest(entries, "post"), _largest(entries, "person")
    less_post = history if post is None else without_posts(history, (post,))
    less_partner = history if partner is None else without_partner(history, partner)
    return Fragility(
        score=score,
        best_post=post,
        without_post=score_on(less_post, day, recipe).total,
        strongest_partner=partner,
        without_partner=score_on(less_partner, day, recipe).total,
    )


def _largest(entries: Rows[Entry], kind: ItemKind) -> str | None:
    points: dict[str, float] = {}
    columns = (entries.column(name) for name in ("kind", "id", "points"))
    for each, item, worth in zip(*columns, strict=True):
        if each == kind and item != UNNAMED:
            points[item] = points.get(item, 0.0) + worth
    return max(points, key=lambda item: (points[item], item), default=None)


def _not_among(ids: tuple[str, ...], gone: frozenset[str]) -> Flags:
    return np.array([name not in gone for name in ids], bool)
