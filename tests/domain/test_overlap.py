from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reachdesk.domain.overlap import MOST_GROUPS, columns


@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(0, 40))), st.integers(0, 2**32 - 1))
def test_everybody_is_in_one_column_and_columns_add_up_to_groups(groups, seed):
    chosen = np.random.default_rng(seed).random(groups.shape[1]) < 0.5
    found = columns(list(groups), chosen)
    assert sum(column.people for column in found) == groups.shape[1]
    assert sum(column.selected for column in found) == chosen.sum()
    assert len({column.inside for column in found}) == len(found)
    for place, group in enumerate(groups):
        inside = [column for column in found if column.inside[place]]
        assert sum(column.people for column in inside) == group.sum()
        assert sum(column.selected for column in inside) == (group & chosen).sum()
    sizes = [column.people for column in found]
    assert sizes == sorted(sizes, reverse=True)


def test_two_groups_by_hand():
    one, other = np.array([1, 1, 1, 0, 0], bool), np.array([0, 0, 1, 1, 0], bool)
    found = {column.inside: column.people for column in columns([one, other])}
    assert found == {(True, False): 2, (True, True): 1, (False, True): 1, (False, False): 1}


def test_no_groups_and_too_many():
    assert columns([]) == ()
    with pytest.raises(ValueError, match="13"):
        columns([np.ones(2, bool)] * (MOST_GROUPS + 1))
