"""The score by another recipe, as a line over the score."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.score import OverlayLine
from reachdesk.domain.periods import Period
from reachdesk.domain.score.recipe import known_recipes
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import read_only
from reachdesk.services.score_days import days_shown, whole_series
from reachdesk.services.score_rules import own_recipes, rules_of

PREFIX = "recipe:"


def offered(desk: Desk, request: Request, _shown: Period) -> tuple[tuple[str, str | None], ...]:
    """Every recipe but the one that draws the score; an own one has its name."""
    drawn = rules_of(desk, request).recipe.name
    names = [(name, None) for name in known_recipes()]
    own = [(name, name) for name in own_recipes(desk)]
    return tuple((PREFIX + name, said) for name, said in (*names, *own) if name != drawn)


def line(desk: Desk, request: Request, shown: Period, key: str) -> OverlayLine | None:
    """The daily score by that recipe, with the switches of the request; None for one that the
    library no longer has."""
    name = key.removeprefix(PREFIX)
    own = own_recipes(desk)
    if name not in known_recipes() and name not in own:
        return None
    series = whole_series(desk, request.account, rules_of(desk, replace(request, recipe=name)))
    span = days_shown(series, shown) if series else None
    if series is None or span is None:
        return None
    return OverlayLine(
        key=key,
        name=name if name in own else None,
        days=read_only(series.days[span]),
        values=read_only(series.total[span]),
        marks=read_only(np.zeros(span.stop - span.start, np.int64)),
    )
