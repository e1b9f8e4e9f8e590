import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.saturation import hill, hill_slope
from tests.domain.score.histories import PROPERTY


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.floats(0.01, 1e5), st.floats(0.2, 2))
@PROPERTY
def test_more_is_never_worth_less_and_never_everything(one, other, half, power):
    low, high = hill(np.sort([one, other]), half, power)
    assert 0 <= low <= high + 1e-15 <= 1 + 1e-15


def test_half_point_and_nothing():
    assert hill(500, 500, 0.46) == pytest.approx(0.5)
    assert hill([0, -3], 500, 0.46).tolist() == [0, 0]


@pytest.mark.parametrize("power", [0.46, 1.0, 1.5])
@pytest.mark.parametrize("raw", [0.3, 7.0, 900.0])
def test_slope_is_the_derivative(raw, power):
    step = raw * 1e-6
    rise = (hill(raw + step, 16, power) - hill(raw - step, 16, power)) / (2 * step)
    assert hill_slope(raw, 16, power) == pytest.approx(rise, rel=1e-6)


def test_slope_at_nothing():
    assert hill_slope(0, 16) == pytest.approx(1 / 16)
    assert np.isinf(hill_slope(0, 16, 0.5))
