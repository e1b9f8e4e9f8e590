import pytest

from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import Draft, seed_quarter


def test_a_reading_shows_its_working():
    reading = score_on(seed_quarter(1).history(), 1000, RECIPE)
    assert reading.recipe == "v1"
    assert [part.key for part in reading.parts] == ["reach", "amplification", "network"]
    for part in reading.parts:
        rule = RECIPE.part(part.key)
        assert part.saturated == pytest.approx(part.raw / (part.raw + rule.half_point))
        assert part.points == pytest.approx(99 * rule.weight * part.saturated)
    assert reading.total == pytest.approx(1 + sum(part.points for part in reading.parts))


def test_nothing_is_the_base():
    assert score_on(Draft(followers=[]).history(), 5, RECIPE).total == 1
