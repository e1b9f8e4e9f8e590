import numpy as np
import pytest

from reachdesk.domain.score.partners import partner_weight, partner_weights


@pytest.mark.parametrize(
    ("score", "followers", "weight"),
    [
        (None, None, 1.0),
        (61, None, 1.525),
        (61, 5, 1.525),
        (1, None, 0.25),
        (100, None, 2.5),
        (None, 999, 1.0),
        (None, 0, 0.25),
        (None, 10**9, 2.5),
    ],
)
def test_weights_lie_in_their_bounds(score, followers, weight):
    assert partner_weight(score, followers) == pytest.approx(weight)


def test_many_at_once():
    scores, followers = np.array([np.nan, 40.0, np.nan]), np.array([999.0, 5.0, np.nan])
    assert partner_weights(scores, followers) == pytest.approx([1, 1, 1])
