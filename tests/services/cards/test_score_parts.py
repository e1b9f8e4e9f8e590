from __future__ import annotations

import math

import pytest

from reachdesk.services import cards


def test_base_and_parts_add_up_to_the_score(demo_desk, ninety):
    parts = cards.answer(demo_desk, "score_parts", ninety)
    total = math.fsum([parts.base, *(part.points for part in parts.parts)])
    assert total == pytest.approx(parts.total, abs=1e-9)
    assert [part.key for part in parts.parts] == ["reach", "amplification", "network"]
    assert parts.low < parts.total < parts.high


def test_the_changes_of_the_parts_are_the_change_of_the_score(demo_desk, ninety):
    parts = cards.answer(demo_desk, "score_parts", ninety)
    line = cards.answer(demo_desk, "score_timeline", ninety)
    assert parts.since_day == line.since_day
    moved = math.fsum(part.change for part in parts.parts)
    assert moved == pytest.approx(line.total[-1] - line.total[0], abs=1e-9)


def test_the_entries_are_those_of_the_ledger(demo_desk, ninety):
    parts = cards.answer(demo_desk, "score_parts", ninety)
    ledger = cards.answer(demo_desk, "score_ledger", ninety)
    assert parts.entries == len(ledger.entries) - 1
    assert parts.day == ledger.day
