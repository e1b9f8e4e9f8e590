from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.baselines import BASELINES
from reachdesk.domain.forecast.measures import absolute_errors
from reachdesk.domain.forecast.replay import replay
from reachdesk.domain.forecast.validation import MODEL, headline, scored_places, validate
from tests.domain.forecast.accounts import account


@pytest.mark.parametrize(("count", "burn_in"), [(20, 20), (60, 20), (67, 21), (100, 30)])
def test_burn_in_is_thirty_per_cent_and_at_least_twenty_posts(count, burn_in):
    hours = np.append(np.arange(float(count)), count + 60.0)  # the last one is dropped
    places = scored_places(hours, np.ones(count + 1))
    assert places.tolist() == list(range(burn_in, count))


def test_the_last_two_days_of_the_export_are_dropped():
    hours = np.arange(0.0, 1000.0, 10.0)
    last = scored_places(hours, np.ones(100))[-1]
    assert hours[last] <= hours[-1] - 48 < hours[last + 1]


def test_unknown_counts_and_zeros_are_left_out_before_anything_is_counted():
    hours = np.arange(300.0) * 10
    views = np.where(np.arange(300) % 3 == 0, 5.0, np.where(np.arange(300) % 3 == 1, 0.0, np.nan))
    places = scored_places(hours, views)
    kept = [place for place in range(0, 300, 3) if hours[place] <= hours[297] - 48]
    assert places.tolist() == kept[30:]


def test_nothing_to_score():
    assert scored_places(np.zeros(0), np.zeros(0)).size == 0
    assert scored_places(np.arange(9.0), np.zeros(9)).size == 0
    found = validate(replay([], np.zeros(0)))
    assert found.headline == MODEL
    assert not found.judged
    assert np.isnan(found.measures[MODEL].male)


def test_all_forecasts_are_of_the_same_posts():
    made = account(160)
    replayed = replay(made.posts, made.views)
    found = validate(replayed)
    assert set(found.measures) == {MODEL, *BASELINES}
    count = len(found.places)
    assert count == len(scored_places(made.hours, made.views)) > 90
    assert all(each.shape == (count, 19) for each in found.quantiles.values())
    assert np.allclose(np.exp(found.log_views), made.views[found.places])
    own = [replayed.predictions[place].quantiles for place in found.places]
    assert np.array_equal(found.quantiles[MODEL], own)
    assert sum(each.posts for each in found.by_type.values()) == count
    assert found.measures[MODEL].mae == absolute_errors(np.array(own), found.log_views).mean()


def test_the_model_beats_simple_rules_where_there_is_something_to_know():
    made = account(400, seed=4, at=250, shift=-1.0)
    found = validate(replay(made.posts, made.views))
    assert found.judged
    for name in BASELINES:
        assert found.measures[MODEL].crps < found.measures[name].crps
        assert found.compared[name].crps.value < 0
    assert found.compared["constant"].crps.clear
    assert found.headline == MODEL


def test_few_scored_posts_are_not_judged():
    made = account(52, every_hours=30)
    found = validate(replay(made.posts, made.views))
    assert 0 < len(found.places) < 30
    assert found.compared is None
    assert not found.judged


def forecasts(middle, count):
    return np.full((count, 19), float(middle))


def test_the_headline_falls_back_where_the_model_is_clearly_worse_lately():
    outcomes = np.zeros(200)
    recent = np.arange(200)[:, None] >= 100
    bad_lately = np.where(recent, forecasts(0.5, 200), forecasts(0.0, 200))
    bad_once = np.where(recent, forecasts(0.0, 200), forecasts(0.5, 200))
    rolling = forecasts(0.3, 200)
    assert headline(bad_lately, rolling, outcomes) == "rolling_20"
    assert headline(bad_once, rolling, outcomes) == MODEL
    assert headline(forecasts(0.329, 200), rolling, outcomes) == MODEL
    assert headline(forecasts(0.331, 200), rolling, outcomes) == "rolling_20"


def test_the_headline_needs_thirty_posts():
    assert headline(forecasts(9, 29), forecasts(0, 29), np.zeros(29)) == MODEL
    assert headline(forecasts(9, 30), forecasts(0, 30), np.zeros(30)) == "rolling_20"
