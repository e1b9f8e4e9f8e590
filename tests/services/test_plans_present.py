"""How an account posts now, as a plan."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.reach.plan import Plan
from reachdesk.domain.records import PostKind
from reachdesk.services.plans_present import present, usual_hours
from tests.services.desks import DAY, asked, desk_of, post, told


def now(tmp_path, *posts, zone="UTC", last=DAY):
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        return present(desk, asked(last - 89, last), zone)


def test_posts_of_ninety_days_answers_left_out(tmp_path):
    own = [post(n, DAY - 2 * n, hour=14) for n in range(45)]
    replies = [post(100 + n, DAY - n, PostKind.REPLY, hour=3) for n in range(60)]
    older = [post(200 + n, DAY - 100 - n) for n in range(20)]
    found = now(tmp_path, *older, *own, *replies)
    assert (found.posts, found.days, found.hours_known) == (45, 90, 45)
    assert found.plan == Plan(0.5, (14,))


def test_hours_are_on_the_clock_that_is_asked_for(tmp_path):
    own = [post(n, DAY - n, hour=14) for n in range(90)]
    assert now(tmp_path, *own, zone="Asia/Tokyo").plan.hours == (23,)


def test_a_short_history_is_counted_over_its_own_days(tmp_path):
    own = [post(n, DAY - n // 2, hour=8 + 10 * (n % 2)) for n in range(20)]
    found = now(tmp_path, *own)
    assert (found.posts, found.days) == (20, 10)
    assert found.plan.posts_per_day == pytest.approx(2.0)
    assert found.plan.hours == (8, 18)


def test_two_posts_are_no_habit(tmp_path):
    found = now(tmp_path, post(1, DAY), post(2, DAY - 40))
    assert (found.plan, found.posts) == (None, 2)


def test_days_without_hours_stand_at_nine(tmp_path):
    own = [post(n, DAY - n, precision="day", hour=0) for n in range(30)]
    found = now(tmp_path, *own)
    assert (found.plan.hours, found.hours_known) == ((9,), 0)


def test_before_the_history_there_is_nothing(tmp_path):
    own = [post(n, DAY - n) for n in range(30)]
    assert now(tmp_path, *own, last=DAY - 400).plan is None


def test_usual_hours_are_quantiles_of_a_day_that_begins_at_four():
    evening = np.array([22, 23, 0, 1, 2])
    assert usual_hours(evening, 1.0) == (0,)
    assert usual_hours(np.array([8, 8, 8, 13, 13, 13, 20, 20, 20]), 3.0) == (8, 13, 20)
    assert usual_hours(np.full(50, 9), 4.2) == (9,)
    assert len(usual_hours(np.arange(24), 20.0)) == 6
