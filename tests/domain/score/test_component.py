"""What every component must hold, found by the registry."""

import numpy as np
import pytest
from hypothesis import given

from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import components
from reachdesk.domain.score.moment import day_run, moment_of
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import PROPERTY, Draft, drafts

ALL = pytest.mark.parametrize("component", components().values(), ids=lambda found: found.key)
DAYS = np.arange(0, 520, 31)


def test_the_six_components_are_found_in_order():
    expected = ["reach", "amplification", "network", "authority", "audience", "activity"]
    assert list(components()) == expected


@ALL
@given(drafts())
@PROPERTY
def test_all_days_at_once_equal_each_day_alone(component, draft):
    history = draft.history()
    at_once = component.over_days(day_run(history, DAYS, RECIPE), RECIPE)
    alone = [component.raw(moment_of(history, int(day), RECIPE), RECIPE) for day in DAYS]
    assert at_once.raw == pytest.approx(alone, rel=1e-12, abs=1e-12)
    assert (at_once.spread >= 0).all()
    assert np.isfinite(at_once.spread).all()


@ALL
@given(drafts())
@PROPERTY
def test_contributions_sum_to_the_raw_value(component, draft):
    moment = moment_of(draft.history(), 300, RECIPE)
    contributions = component.contributions(moment, RECIPE)
    assert contributions.sum() == pytest.approx(component.raw(moment, RECIPE), rel=1e-12)
    assert (contributions >= 0).all()


@ALL
def test_an_empty_account_has_nothing(component):
    history = Draft(followers=[]).history()
    run = day_run(history, np.arange(5), RECIPE)
    assert component.over_days(run, RECIPE).raw.tolist() == [0] * 5
    assert component.raw(moment_of(history, 3, RECIPE), RECIPE) == 0


@ALL
def test_causes_are_some_of_the_seven(component):
    assert component.causes
    assert Cause.SETTINGS_OR_IMPORT not in component.causes
    assert component.title
