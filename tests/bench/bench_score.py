"""How long the score takes: `pytest tests/bench/bench_score.py -s -m bench`. Nothing is asserted
about time; the numbers are printed.
"""

from __future__ import annotations

import math
import resource
import sys
from time import perf_counter, process_time

import numpy as np
import pytest

from reachdesk.domain.score.change import change
from reachdesk.domain.score.component import components
from reachdesk.domain.score.history import (
    ExchangeHistory,
    FollowerHistory,
    History,
    PostHistory,
)
from reachdesk.domain.score.ledger import ledger
from reachdesk.domain.score.recipe import own_recipe
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series

pytestmark = pytest.mark.bench
YEARS = 15
DAYS = np.arange(365 * YEARS)


def account(count: int) -> History:
    """`count` posts and `count` exchanges over 15 years, weekly follower counts."""
    draw = np.random.default_rng(1)
    posts = PostHistory(
        tuple(f"post {number}" for number in range(count)),
        np.sort(draw.uniform(0, len(DAYS), count)),
        *(draw.poisson(mean, count).astype(float) for mean in (2, 0.5, 0.1, 0.4)),
        draw.gamma(2, 30, count),
        draw.random(count) < 0.3,
        draw.random(count) < 0.9,
    )
    people = 5000
    exchanges = ExchangeHistory(
        np.sort(draw.uniform(0, len(DAYS), count)),
        draw.integers(0, people, count),
        draw.integers(0, 7, count),
        draw.choice([0.1, 1.0], count),
        tuple(f"person {number}" for number in range(people)),
        ("",) * count,
    )
    followers = FollowerHistory(DAYS[::7], np.linspace(100, 9000, len(DAYS[::7])))
    return History(posts, exchanges, followers, 0.6, draw.uniform(0.25, 2.5, people))


@pytest.mark.parametrize("count", [20_000, 100_000])
def test_score(count):
    components()
    history = account(count)
    start = perf_counter()
    found = score_series(history, DAYS, RECIPE)
    series = perf_counter()
    entries = ledger(history, int(DAYS[-1]), RECIPE)
    book = perf_counter()
    moved = change(history, int(DAYS[-61]), int(DAYS[-1]), RECIPE)
    end = perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report = (
        f"\n{count} posts and exchanges, {len(DAYS)} days: series {series - start:.2f} s, "
        f"ledger of {len(entries)} entries {1000 * (book - series):.0f} ms, change over 60 days "
        f"{1000 * (end - book):.0f} ms, peak memory of the process {memory:.0f} MB"
    )
    sys.stdout.write(report + "\n")
    assert math.isclose(sum(entry.points for entry in entries), found.total[-1], abs_tol=1e-9)
    assert math.isclose(sum(cause.points for cause in moved.causes), moved.points, abs_tol=1e-9)


@pytest.mark.parametrize("window", [7.0, 90.0, 365.0, 730.0])
def test_windows(window):
    """An own recipe of that window, by the processor's time and as a ratio to 90 days."""
    history = account(100_000)
    weights = {part.key: part.weight for part in RECIPE.parts}
    spent = {}
    for days in (90.0, window):
        recipe = own_recipe("mine", RECIPE, weights, days)
        begun = process_time()
        assert score_series(history, DAYS, recipe).total[-1] > 1
        spent[days] = process_time() - begun
    report = f"\nwindow of {window:.0f} days: {spent[window]:.2f} s of the processor, "
    sys.stdout.write(f"{report}{spent[window] / spent[90.0]:.1f} times that of 90 days\n")
