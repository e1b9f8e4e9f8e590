import math

import numpy as np
import pytest
from hypothesis import given

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe import own_recipe
from reachdesk.domain.score.recipe_example import worked_example
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import PROPERTY, Draft, drafts, seed_quarter

OWN = own_recipe("Mine", RECIPE, {"reach": 1, "network": 4}, 30)
RECIPES = pytest.mark.parametrize("recipe", [RECIPE, LENS, OWN], ids=lambda one: one.name)


@RECIPES
@given(drafts())
@PROPERTY
def test_a_reader_with_a_pocket_calculator_gets_the_score(recipe, draft):
    history = draft.history()
    found = worked_example(history, 300, recipe)
    points = []
    for part in found.parts:
        raw = math.fsum(row.numbers[-1] for row in part.rows) / part.divisor
        assert raw == pytest.approx(part.raw, abs=1e-10)
        share = raw**part.power / (raw**part.power + part.half_point**part.power)
        assert 99 * part.weight * share == pytest.approx(part.points, abs=1e-9)
        points.append(part.points)
        assert all(len(row.numbers) == len(part.columns) for row in part.rows)
        adds = [row.numbers[-1] for row in part.rows]
        assert adds == sorted(adds, reverse=True)
    assert found.base + math.fsum(points) == pytest.approx(found.total, abs=1e-9)
    assert found.total == score_on(history, 300, recipe).total


def test_each_row_can_be_worked_out_from_its_own_numbers():
    found = worked_example(seed_quarter(1).history(), 1000, RECIPE)
    reach, amplification, network = found.parts
    assert reach.columns == ("posts", "views", "readers", "weight", "adds")
    for row in reach.rows:
        posts, views, readers, weight, adds = row.numbers
        assert 0 < readers <= views
        assert posts == int(posts)
        assert adds == pytest.approx(weight * readers**0.46 / 90)
    assert amplification.columns[-3:] == ("credit", "weight", "adds")
    for row in amplification.rows:
        reposts, quotes, replies, likes, credit, weight, adds = row.numbers
        effort = reposts + 1.5 * quotes + replies + 0.3 * likes
        assert credit == pytest.approx(math.log(1 + effort))
        assert adds == pytest.approx(weight * credit)
    assert amplification.divisor == pytest.approx(math.sqrt(10 + amplification.weight_sum))
    for row in network.rows:
        exchanges, standing, adds = row.numbers
        assert adds == pytest.approx(standing * (1 - math.exp(-exchanges / 2)))
    assert {row.kind for row in network.rows} == {"person"}


def test_the_second_lens_is_worked_through_too():
    draft = seed_quarter(2)
    found = worked_example(draft.history(), 1000, LENS)
    authority, audience, activity = found.parts
    assert authority.columns[-1] == "adds"
    assert audience.rows[0].numbers == (564.0, 0.6, pytest.approx(338.4))
    for row in activity.rows:
        posts, weight, adds = row.numbers
        assert adds == pytest.approx(weight * (1 - math.exp(-posts / 3)) / 90)


def test_nothing_happened():
    found = worked_example(Draft(followers=[]).history(), 10, RECIPE)
    assert found.total == 1.0
    assert [part.rows for part in found.parts] == [(), (), ()]
    assert [part.points for part in found.parts] == [0.0, 0.0, 0.0]


def test_only_what_is_in_the_window_is_told():
    draft = Draft(posts=[{"time": 5.5, "reposts": 9}, {"time": 200.5, "reposts": 2}])
    draft.exchanges = [(5.5, "old", Kind.MENTION, 1.0), (200.5, "new", Kind.MENTION, 1.0)]
    found = worked_example(draft.history(), 200, RECIPE)
    assert [row.day for row in found.parts[1].rows] == [200]
    assert [row.id for row in found.parts[2].rows] == ["new"]
    assert np.isfinite(found.total)
