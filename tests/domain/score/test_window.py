import numpy as np
import pytest

from reachdesk.domain.score.window import ranges, window_bounds, window_weight


@pytest.mark.parametrize(
    ("age", "weight"),
    [(-0.001, 0), (0, 1), (75, 1), (82.5, 0.5), (89.999, 0.001 / 15), (90, 0), (400, 0)],
)
def test_weight_is_flat_then_falls_to_nothing(age, weight):
    assert window_weight(age, 90, 15) == pytest.approx(weight, abs=1e-12)


def test_weight_keeps_the_shape():
    assert window_weight(np.zeros((2, 3)), 90, 15).shape == (2, 3)


def test_a_day_counts_to_its_end_and_not_beyond():
    times = np.array([10.0, 10.999, 11.0, 101.0])
    first, last = window_bounds(times, np.array([9, 10, 11, 100]), 90)
    assert first.tolist() == [0, 0, 0, 3]
    assert last.tolist() == [0, 2, 3, 3]


def test_ranges_list_everything_in_them():
    which, index = ranges(np.array([0, 3, 3, 7]), np.array([2, 3, 5, 8]))
    assert which.tolist() == [0, 0, 2, 2, 3]
    assert index.tolist() == [0, 1, 3, 4, 7]


def test_no_ranges():
    which, index = ranges(np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert len(which) == len(index) == 0
