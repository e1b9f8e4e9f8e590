"""A factor on single posts as more or fewer sessions."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.reach.plan_level import session_factors

PEOPLE = np.array([3.0, 5.0])
RATES = np.array([0.1, 0.7])


def single(levels):
    return 1 - np.exp(-levels[:, None] * RATES)


@pytest.mark.parametrize("factor", [0.1, 0.5, 1.0, 1.4])
def test_so_many_sessions_make_posts_so_many_times_as_likely(factor):
    (level,) = session_factors(np.array([factor]), single, PEOPLE)
    base, found = single(np.array([1.0, level])) @ PEOPLE
    assert found == pytest.approx(factor * base, rel=0.02)


def test_no_factor_is_no_change():
    assert session_factors(np.ones(3), single, PEOPLE).tolist() == [1.0, 1.0, 1.0]


def test_what_cannot_be_reached_is_held():
    low, high = session_factors(np.array([1e-6, 1e6]), single, PEOPLE)
    assert low == pytest.approx(1 / 64)
    assert 10 < high <= 64.01
    assert 1 - single(np.array([high]))[0, 0] < 0.15  # nearly everybody


def test_where_nobody_reads_nothing_changes():
    never = session_factors(np.array([0.5, 2.0]), lambda levels: np.zeros((len(levels), 2)), PEOPLE)
    assert never.tolist() == [1.0, 1.0]
