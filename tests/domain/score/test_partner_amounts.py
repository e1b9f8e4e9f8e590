"""Amounts of partners against the plain way, and from whatever run of days they are asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.partner_amounts import BLOCK_DAYS, amounts_by_day
from reachdesk.domain.score.window import window_weight
from tests.domain.score.histories import PROPERTY

ROWS = st.lists(
    st.tuples(
        st.one_of(st.floats(0, 400, width=32), st.integers(0, 400).map(float)), st.integers(0, 4)
    ),
    max_size=60,
)
WINDOWS = st.tuples(st.integers(7, 730), st.floats(0.05, 1.0))


def drawn(rows, seed):
    rows = sorted(rows)
    _names, partner = np.unique([row[1] for row in rows], return_inverse=True)
    values = np.random.default_rng(seed).gamma(1.0, 1.0, len(rows))
    return np.array([row[0] for row in rows], float), values, partner.astype(np.int64)


def plain(times, values, partner, day, window, taper):
    """What stands in whole blocks, then the rest, one after the other."""
    found = np.zeros(int(partner.max(initial=-1)) + 1)
    rest = found.copy()
    for time, value, person in zip(times.tolist(), values.tolist(), partner.tolist(), strict=True):
        if time >= day + 1:
            break
        begin = time // BLOCK_DAYS * BLOCK_DAYS
        inside = begin + BLOCK_DAYS <= day + 1
        if inside and window_weight(day + 1 - begin, window, taper) >= 1:
            found[person] += value
        else:
            rest[person] += float(window_weight(day + 1.0 - time, window, taper)) * value
    return rest + found


@given(ROWS, WINDOWS, st.integers(1, 40), st.integers(0, 2**32 - 1))
@PROPERTY
def test_every_amount_is_that_of_the_plain_way_to_the_last_bit(rows, lengths, step, seed):
    times, values, partner = drawn(rows, seed)
    window, taper = float(lengths[0]), lengths[0] * lengths[1]
    days = np.arange(0, 420, step)
    found = amounts_by_day(times, values, partner, days, (window, taper))
    expected = [plain(times, values, partner, day, window, taper) for day in days.tolist()]
    assert found.shape == (len(days), int(partner.max(initial=-1)) + 1)
    assert found.tolist() == [row.tolist() for row in expected]


@given(ROWS, WINDOWS, st.integers(0, 2**32 - 1))
@PROPERTY
def test_a_day_is_the_same_alone_and_in_a_run(rows, lengths, seed):
    times, values, partner = drawn(rows, seed)
    both = float(lengths[0]), lengths[0] * lengths[1]
    run = amounts_by_day(times, values, partner, np.arange(150, 250), both)
    alone = amounts_by_day(times, values, partner, np.array([200]), both)
    assert alone[0].tolist() == run[50].tolist()


@given(ROWS, WINDOWS, st.integers(0, 2**32 - 1))
@PROPERTY
def test_it_is_the_sum_of_aged_values(rows, lengths, seed):
    times, values, partner = drawn(rows, seed)
    window, taper = float(lengths[0]), lengths[0] * lengths[1]
    (found,) = amounts_by_day(times, values, partner, np.array([300]), (window, taper))
    aged = window_weight(301.0 - times, window, taper) * values
    expected = np.bincount(partner, aged, minlength=len(found))
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-12)
