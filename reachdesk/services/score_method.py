"""What a score rests on: the foot of every score answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.method import Method, RecipeUse
from reachdesk.domain.evidence import Evidence
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.methods import covered, method
from reachdesk.services.score_rules import Rules, rules_of
from reachdesk.services.unseen import unseen

SCORE_NEEDS = ("mentions_received", "views", "reposters", "messages", "follower_history")


def score_method(desk: Desk, request: Request, day: int) -> Method:
    """The method of the score at the end of `day`: amounts and coverage are those of its window.

    The score is derived where the views of all posts in the window are measured, and assumed where
    the reach model had to stand in for some. Raises `ValueError` without a history.
    """
    known = account_history(desk, request.account)
    if known is None:
        raise ValueError("an account without a history has no score")
    rules = rules_of(desk, request)
    first = day + 1 - rules.recipe.window_days
    posts, exchanges = known.history.posts, known.history.exchanges
    inside = posts.own & (posts.time_days >= first) & (posts.time_days < day + 1)
    talks = (exchanges.time_days >= first) & (exchanges.time_days < day + 1)
    count = int(inside.sum())
    measured = int(np.count_nonzero(inside & posts.views_measured))
    evidence = Evidence.DERIVED if measured == count else Evidence.ASSUMED
    return replace(
        method(desk, request, evidence),
        made_from=(("posts", count), ("exchanges", int(talks.sum()))),
        coverage=covered(views=(measured, count)),
        unseen=unseen(desk, request.account, SCORE_NEEDS),
        recipe=rules.recipe.name,
        score=recipe_use(rules),
    )


def recipe_use(rules: Rules) -> RecipeUse:
    """What an answer says about the rules of its score."""
    recipe = rules.recipe
    return RecipeUse(
        name=recipe.name,
        own=rules.own,
        weights=tuple((part.key, part.weight) for part in recipe.parts),
        window_days=recipe.window_days,
        taper_days=recipe.taper_days,
        fingerprint=recipe.fingerprint,
        equal_partners=rules.equal_partners,
        courtesy_in_full=rules.courtesy_in_full,
    )
