from __future__ import annotations

import pytest

from reachdesk.domain.segments.target import progress


def test_gap_and_needed_pace():
    found = progress(144, 100, 200, 240, (10, 130, 30))
    assert (found.gap, found.needed) == (56, pytest.approx(2.8))
    assert found.pace == pytest.approx(14 / (90 / 7))


def test_reached_over_and_without_a_date_nothing_is_needed():
    assert progress(200, 100, 200, 240, None).needed is None
    assert progress(200, 100, 150, 240, None).gap == 0
    assert progress(144, 100, 200, 100, None).needed is None
    assert progress(144, 100, 200, None, None).needed is None
    assert progress(144, 100, None, 240, None).gap is None


def test_few_changes_give_no_pace():
    assert progress(31, 100, 45, None, (10, 30, 9)).pace is None
    assert progress(31, 100, 45, None, (100, 30, 50)).pace is None
    assert progress(31, 100, 45, None, None).pace is None
