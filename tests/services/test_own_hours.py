from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.services import cards
from reachdesk.services.desk import Desk
from reachdesk.services.own_hours import own_hours
from tests.domain.forecast.accounts import account
from tests.services.desks import DAY, asked, at, desk_of, post, told
from tests.services.measured_library import ACCOUNT, measured_library

MADE = account(300, every_hours=7.0)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("hours") / "one.reachdesk"
    with measured_library(path, MADE) as library:
        yield Desk(library)


def test_every_checked_post_is_counted_once(desk):
    found = own_hours(desk, ACCOUNT, "Etc/UTC")
    assert found.count == found.posts.sum() == found.cell_posts.sum()
    assert found.count > 150
    shown = np.isfinite(found.factor)
    assert (found.posts[shown] >= found.least_of_hour).all()
    assert (found.posts[~shown] < found.least_of_hour).all()
    assert (found.low[shown] < found.factor[shown]).all()
    assert (found.factor[shown] < found.high[shown]).all()


def test_another_clock_turns_the_hours(desk):
    utc, tokyo = (own_hours(desk, ACCOUNT, zone) for zone in ("Etc/UTC", "Asia/Tokyo"))
    assert np.array_equal(np.roll(utc.posts, 9), tokyo.posts)
    assert np.array_equal(utc.cell_posts.sum(), tokyo.cell_posts.sum())


def test_an_hour_with_many_more_views_is_found(tmp_path):
    views = np.where(np.floor(MADE.hours) % 24 == 3, 8 * MADE.views, MADE.views)
    with measured_library(tmp_path / "two.reachdesk", MADE.with_views(views)) as library:
        found = own_hours(Desk(library), ACCOUNT, "Etc/UTC")
    assert found.clear is True
    assert np.nanargmax(found.factor) == 3


def test_days_without_a_time_say_nothing(tmp_path):
    posts = [post(1, DAY - 3), post(2, DAY - 2)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        assert own_hours(desk, "x:ana", "Etc/UTC") is None


def test_only_the_cards_that_draw_them_ask_for_own_results(demo_desk, ninety):
    assert cards.answer(demo_desk, "reach_week", ninety).own is None
    for key in ("reach_hours", "reach_own_hours"):
        answer = cards.answer(demo_desk, key, replace(ninety, clock_zone="America/New_York"))
        assert answer.own.count > 60
        assert answer.zone == "America/New_York"
        assert "Europe/London" in answer.zones


def test_hours_of_a_moment_are_asked_for_any_account(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        answer = cards.answer(
            desk, "reach_own_hours", replace(asked(DAY - 9, DAY), posted_ms=at(DAY))
        )
    assert answer.readers.shape == (7, 24)
