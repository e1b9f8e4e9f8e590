"""The fixed points of recipe v1 (reach-and-score, 4.1), drawn again from what the sources tell."""

import pytest

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import VIEWS_SHARE, busy_account, seed_quarter

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seed_quarter(seed):
    """Klout gave 13; the reference draws 12.9."""
    score = score_on(seed_quarter(seed).history(), 1000, RECIPE).total
    assert 11.5 <= score <= 14.5
    assert score == pytest.approx(12.9, abs=1.4)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_earthquake_day(seed):
    """20 replies by 15 people, four of score 44, 21, 61, 61, after one update: 19 to 24 then."""
    draft = seed_quarter(seed)
    before = score_on(draft.history(), 1000, RECIPE).total
    names = [f"caller {number}" for number in range(15)]
    draft.weights = dict(zip(names, [44 / 40, 21 / 40, 61 / 40, 61 / 40], strict=False))
    for name in [*names, *names[:5]]:
        draft.exchanges.append((1001.4, name, Kind.REPLY, 1.0))
    draft.posts.append({"time": 1001.35, "replies": 20, "views": VIEWS_SHARE * 564})
    gain = score_on(draft.history(), 1001, RECIPE).total - before
    assert gain == pytest.approx(4.9, abs=0.4)


@pytest.mark.parametrize(
    ("followers", "reposts", "partners", "score"),
    [
        (5_000, 2, 60, 59),
        (50_000, 20, 500, 81),
        (1_000_000, 400, 900, 93),
        (30_000_000, 12_000, 900, 95),
    ],
)
def test_larger_accounts(followers, reposts, partners, score):
    """Five posts a day, reposts in proportion to followers."""
    history = busy_account(followers, 5, reposts, partners).history()
    assert score_on(history, 1000, RECIPE).total == pytest.approx(score, abs=2)
