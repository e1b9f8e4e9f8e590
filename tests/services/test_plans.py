"""Scenarios are kept by name, and every change can be undone."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.services import plans
from reachdesk.services.kept import keep, put_again, put_back
from tests.services.desks import ACCOUNT, DAY, desk_of, post, told
from tests.storage.stories import Story

PLAN = Plan(2.5, (18, 9), 12, CrossPost(0.3, 0.1), (AddedFollowers(50.0, None, "country:GB"),))
ZONE = "Europe/London"


@pytest.fixture
def desk(tmp_path):
    other = Story("b", 1_700_000_000_000, [], native_id="2", handle="bob")
    with desk_of(tmp_path, told("a", DAY, post(1, DAY)), other) as desk:
        yield desk


def names(desk):
    return [one.name for one in plans.scenarios(desk, ACCOUNT).values()]


def test_a_plan_comes_back_as_it_was_saved(desk):
    plans.save_scenario(desk, ACCOUNT, "  Two   a day ", PLAN, ZONE)
    (one,) = plans.scenarios(desk, ACCOUNT).values()
    assert (one.name, one.zone, one.account) == ("Two a day", ZONE, ACCOUNT)
    assert one.plan() == PLAN
    assert plans.scenarios(desk, "x:bob") == {}


def test_a_plain_plan_has_no_other_channel(desk):
    plans.save_scenario(desk, ACCOUNT, "plain", Plan(1.0), ZONE)
    (one,) = plans.scenarios(desk, ACCOUNT).values()
    assert one.plan() == Plan(1.0)


def test_the_same_name_takes_the_place_of_the_old_and_undo_brings_it_back(desk):
    plans.save_scenario(desk, ACCOUNT, "Autumn", Plan(1.0), ZONE)
    change = plans.save_scenario(desk, ACCOUNT, "autumn", PLAN, ZONE)
    assert names(desk) == ["autumn"]
    put_back(desk, change)
    (one,) = plans.scenarios(desk, ACCOUNT).values()
    assert (one.name, one.plan()) == ("Autumn", Plan(1.0))
    put_again(desk, change)
    assert names(desk) == ["autumn"]


def test_names_are_changed_and_stay_apart(desk):
    plans.save_scenario(desk, ACCOUNT, "b", Plan(1.0), ZONE)
    plans.save_scenario(desk, ACCOUNT, "A", Plan(2.0), ZONE)
    assert names(desk) == ["A", "b"]
    first = next(iter(plans.scenarios(desk, ACCOUNT)))
    change = plans.rename_scenario(desk, ACCOUNT, first, "z")
    assert names(desk) == ["b", "z"]
    plans.rename_scenario(desk, ACCOUNT, first, "Z")
    with pytest.raises(UserError, match="already"):
        plans.rename_scenario(desk, ACCOUNT, first, "B")
    with pytest.raises(UserError, match="gone"):
        plans.rename_scenario(desk, ACCOUNT, "nothing", "c")
    put_back(desk, change)
    assert names(desk) == ["A", "b"]


def test_what_is_removed_can_be_put_back(desk):
    plans.save_scenario(desk, ACCOUNT, "a", PLAN, ZONE)
    (key,) = plans.scenarios(desk, ACCOUNT)
    change = plans.remove_scenario(desk, key)
    assert names(desk) == []
    put_back(desk, change)
    assert names(desk) == ["a"]


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_scenario_needs_a_name(desk, name):
    with pytest.raises(UserError, match="name"):
        plans.save_scenario(desk, ACCOUNT, name, PLAN, ZONE)
    assert names(desk) == []


def test_a_kept_plan_that_is_none_is_left_aside(desk):
    broken = plans.Scenario("odd", ACCOUNT, ZONE, 99.0, (25,))
    keep(desk, plans.KIND, "k", broken)
    assert plans.scenarios(desk, ACCOUNT) == {}
