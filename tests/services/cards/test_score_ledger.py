from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reachdesk.domain.periods import Period
from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, PersonFact, PostKind
from reachdesk.services import cards, demo
from tests.services.desks import DAY, asked, at, desk_of, post, told


@pytest.mark.parametrize("age", [0, 45, 400, 1000])
def test_the_entries_add_up_to_the_score(demo_desk, ninety, age):
    day = demo.LAST_DAY - age
    request = replace(ninety, period=Period(day - 89, day))
    ledger = cards.answer(demo_desk, "score_ledger", request)
    assert ledger.day == day
    assert math.fsum(entry.points for entry in ledger.entries) == pytest.approx(
        ledger.total, abs=1e-9
    )


def test_the_largest_come_first_and_the_base_last(demo_desk, ninety):
    *entries, base = cards.answer(demo_desk, "score_ledger", ninety).entries
    assert (base.rule, base.points, base.day) == ("base", 1.0, None)
    points = [entry.points for entry in entries]
    assert points == sorted(points, reverse=True)


def test_an_entry_says_what_stands_behind_it(demo_desk, ninety):
    ledger = cards.answer(demo_desk, "score_ledger", ninety)
    best = next(entry for entry in ledger.entries if entry.rule == "amplification")
    assert dict(best.detail)["reposts"] == 5
    assert 0 < best.age_weight <= 1
    assert best.label
    person = next(entry for entry in ledger.entries if entry.rule == "network")
    assert dict(person.detail).keys() <= {"mentions", "messages", "replies_sent", "courtesy"}


def test_courtesy_weighs_a_tenth_and_own_mentions_nothing(tmp_path):
    def exchange(number, person, direction=Direction.IN, courtesy=None, kind=ExchangeKind.MENTION):
        return ExchangeFact(str(number), kind, direction, at(DAY - 2), person, courtesy=courtesy)

    story = told(
        "a",
        DAY,
        post(1, DAY - 5, PostKind.REPLY, reply_to_person="14"),
        PersonFact("11", handle="bob", name="Bob"),
        exchange(1, "11"),
        exchange(2, "12", courtesy=0.1),
        exchange(3, "13", direction=Direction.OUT),
        exchange(4, "@dora", kind=ExchangeKind.MESSAGE, courtesy=1.0),
    )
    with desk_of(tmp_path, story) as desk:
        ledger = cards.answer(desk, "score_ledger", asked(DAY - 89, DAY))
    network = {entry.item_id: entry for entry in ledger.entries if entry.rule == "network"}
    assert set(network) == {"11", "12", "14", "@dora"}
    assert network["11"].points == pytest.approx(network["@dora"].points)
    assert network["12"].points < network["14"].points < network["11"].points
    assert network["12"].detail == (("mentions", 1), ("courtesy", 1))
    assert network["14"].detail == (("replies_sent", 1),)
    assert network["11"].label == "Bob"
    assert network["@dora"].label == "@dora"
    assert network["12"].label == ""
