import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.score import series as series_module
from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe import own_recipe
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series
from tests.domain.score.histories import (
    PROPERTY,
    Draft,
    drafts,
    joined,
    later_part,
    seed_quarter,
)

RECIPES = pytest.mark.parametrize("recipe", [RECIPE, LENS], ids=lambda recipe: recipe.name)


@RECIPES
@given(drafts())
@PROPERTY
def test_series_equals_each_day_alone(recipe, draft):
    history, days = draft.history(), np.arange(0, 520, 31)
    found = score_series(history, days, recipe)
    alone = [score_on(history, int(day), recipe) for day in days]
    assert found.total == pytest.approx([one.total for one in alone], abs=1e-11)
    for place, part in enumerate(recipe.parts):
        points = [one.parts[place].points for one in alone]
        assert found.components[part.key] == pytest.approx(points, abs=1e-11)


@RECIPES
@given(drafts())
@PROPERTY
def test_totals_add_up_inside_their_range(recipe, draft):
    found = score_series(draft.history(), np.arange(0, 520, 17), recipe)
    parts = found.base + sum(found.components.values())
    assert found.total == pytest.approx(parts, abs=1e-12)
    assert (found.low >= 1).all()
    assert (found.high <= 100).all()
    assert (found.low <= found.total).all()
    assert (found.total <= found.high).all()


@RECIPES
@given(drafts(), drafts(), st.integers(0, 400))
@PROPERTY
def test_what_comes_later_changes_nothing(recipe, draft, future, day):
    days = np.arange(max(0, day - 200), day + 1)
    before = score_series(draft.history(), days, recipe)
    more = joined(draft, later_part(future, day)).history()
    after = score_series(more, np.arange(days[0], day + 100), recipe)
    same = slice(0, len(days))
    for name in ("total", "low", "high", "provisional", "posts_in_window", "active_days"):
        assert (getattr(before, name) == getattr(after, name)[same]).all(), name
    for key, points in before.components.items():
        assert (points == after.components[key][same]).all(), key


def test_the_length_of_a_run_does_not_matter(monkeypatch):
    history, days = seed_quarter(3).history(), np.arange(900, 1100)
    whole = score_series(history, days, RECIPE)
    monkeypatch.setattr(series_module, "RUN_PAIRS", 100)
    cut = score_series(history, days, RECIPE)
    assert (whole.total == cut.total).all()
    assert (whole.low == cut.low).all()


@RECIPES
@given(drafts(), st.integers(7, 730))
@PROPERTY
def test_every_window_gives_each_day_what_it_gives_it_alone(recipe, draft, window):
    """Days share work in a run; not one bit of a day may come from its neighbours."""
    weights = {part.key: part.weight for part in recipe.parts}
    own, history = own_recipe("mine", recipe, weights, window), draft.history()
    together = score_series(history, np.arange(300, 450), own)
    for place in (0, 1, 77, 149):
        alone = score_series(history, np.array([300 + place]), own)
        for name in ("total", "low", "high", "active_days", "posts_in_window"):
            assert getattr(alone, name)[0] == getattr(together, name)[place], name
    assert together.total[77] == pytest.approx(score_on(history, 377, own).total, abs=1e-11)


def test_days_may_be_picked_but_must_ascend():
    history = seed_quarter(3).history()
    picked = score_series(history, np.array([950, 1000]), RECIPE)
    whole = score_series(history, np.arange(950, 1001), RECIPE)
    assert picked.total.tolist() == [whole.total[0], whole.total[-1]]
    with pytest.raises(ValueError, match="ascend"):
        score_series(history, np.array([1000, 950]), RECIPE)


def test_no_days():
    found = score_series(seed_quarter(3).history(), np.zeros(0, np.int64), RECIPE)
    assert len(found.total) == len(found.provisional) == 0


def test_an_empty_account_scores_the_base_and_is_provisional():
    found = score_series(Draft(followers=[]).history(), np.arange(10), RECIPE)
    assert found.total.tolist() == [1] * 10
    assert found.low.tolist() == [1] * 10
    assert (found.high > 1).all()
    assert found.provisional.all()
    assert found.followers_assumed.all()
    assert found.posts_in_window.tolist() == [0] * 10


def test_provisional_until_thirteen_weeks_or_twenty_posts():
    slow = Draft(posts=[{"time": 10.5 + 8 * n} for n in range(15)]).history()
    found = score_series(slow, np.arange(10, 400), RECIPE)
    last = 10 + int(np.argmin(found.provisional))
    assert last + 1 - 10.5 >= 91 > last - 10.5
    assert found.provisional[-1], "an empty window"
    quick = Draft(posts=[{"time": 10.5 + n / 2} for n in range(40)]).history()
    found = score_series(quick, np.arange(10, 60), RECIPE)
    assert found.provisional.tolist() == [True] * 10 + [False] * 40


def test_quiet_until_ten_reactions_or_exchanges_in_the_window():
    posts = [{"time": 10.5 + n, "likes": 1.0} for n in range(6)]
    draft = Draft(posts=[*posts, {"time": 16.5, "own": False, "likes": 99.0}])
    draft.exchanges = [(12.5 + n, "a", Kind.MENTION, 1.0) for n in range(4)]
    draft.exchanges += [(10.5 + n, "b", Kind.REPLY_SENT, 1.0) for n in range(9)]
    found = score_series(draft.history(), np.arange(10, 120), RECIPE)
    first_loud = 10 + int(np.argmin(found.quiet))
    assert first_loud == 15, "six likes and four mentions; what the owner sends is no reaction"
    assert found.quiet[-1], "an empty window"
    assert (found.thin == (found.provisional | found.quiet)).all()
    assert not score_series(seed_quarter(1).history(), np.array([1000]), RECIPE).thin.any()


def test_effort_is_counted():
    posts = [{"time": 10.5}, {"time": 10.6}, {"time": 12.5}, {"time": 12.6, "own": False}]
    found = score_series(Draft(posts=posts).history(), np.arange(10, 13), RECIPE)
    assert found.posts_in_window.tolist() == [2, 2, 3]
    assert found.active_days.tolist() == [1, 1, 2]


def test_thin_evidence_is_wider_for_its_size():
    one = Draft(posts=[{"time": 10.5, "reposts": 2, "views": 60}])
    many = Draft(posts=[{"time": n / 4, "reposts": 2, "views": 60} for n in range(200)])
    width = []
    for draft in (one, many):
        draft.exchanges = [(post["time"], "a", Kind.REPLY, 1.0) for post in draft.posts]
        found = score_series(draft.history(), np.array([50]), RECIPE)
        width.append(float((found.high - found.low)[0] / (found.total[0] - 1)))
    assert width[0] > 2 * width[1]


def test_measured_views_narrow_the_range():
    draft = seed_quarter(1)
    modelled = score_series(draft.history(), np.array([1000]), RECIPE)
    for post in draft.posts:
        post["measured"] = True
    measured = score_series(draft.history(), np.array([1000]), RECIPE)
    assert modelled.total == measured.total
    assert (modelled.high - modelled.low) > (measured.high - measured.low)


def test_progress_is_told_and_what_it_raises_comes_through():
    history, days = seed_quarter(3).history(), np.arange(800, 1100)
    told = []
    score_series(history, days, RECIPE, told.append)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == 1.0

    def enough(share):
        raise Cancelled

    with pytest.raises(Cancelled):
        score_series(history, days, RECIPE, enough)
