"""Days to explain: unusual changes with the ledger's own reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.answers.score import EventMark
from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind
from reachdesk.services import cards, demo
from reachdesk.services.events import save_event
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told

QUAKE = DAY - 10


def history():
    """A quiet account, and a day with 20 replies by 15 people."""
    for n in range(120):
        yield post(n, DAY - 120 + n, likes=1)
        if n % 6 == 0:
            yield talk(n, DAY - 120 + n, f"@usual{n % 12}", ExchangeKind.MENTION)
    for n in range(20):
        yield talk(1000 + n, QUAKE, f"@caller{n % 15}", ExchangeKind.REPLY)


def talk(number, day, person, kind):
    return ExchangeFact(str(number), kind, Direction.IN, at(day, 13), person, courtesy=1.0)


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *history())) as made:
        yield made


def test_the_earthquake_day_is_found_with_its_reason(desk):
    answer = cards.answer(desk, "days_to_explain", asked(DAY - 89, DAY))
    day = max(answer.days, key=lambda one: one.points)
    assert (day.first_day, day.last_day) == (QUAKE - 1, QUAKE)
    assert day.points > 3
    assert day.cause == "new_conversations"
    assert dict(day.amounts) == {"people": 15, "replies": 20}
    assert day.item == ""
    assert day.event is None


def test_the_reason_is_that_of_the_change(desk):
    request = asked(DAY - 89, DAY)
    for day in cards.answer(desk, "days_to_explain", request).days:
        compared = replace(request, compare=(day.first_day, day.last_day))
        change = cards.answer(desk, "score_change", compared)
        assert (change.before, change.after) == (day.before, day.after)
        points = {cause.key: cause.points for cause in change.causes}
        assert points[day.cause] == day.cause_points


def test_a_named_day_says_what_the_owner_called_it(desk):
    save_event(desk, ACCOUNT, EventMark(QUAKE, QUAKE, "Earthquake"))
    days = cards.answer(desk, "days_to_explain", asked(DAY - 89, DAY)).days
    assert [day.event.label for day in days if day.event] == ["Earthquake"]
    masked = cards.answer(desk, "days_to_explain", asked(DAY - 89, DAY, masked=True)).days
    assert all(day.event is None and not day.item for day in masked)


def test_an_even_account_has_none(tmp_path):
    posts = [post(n, DAY - 150 + n, likes=1) for n in range(150)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        assert cards.answer(desk, "days_to_explain", asked(DAY - 60, DAY)).days == ()


def test_the_demo_has_readable_days(demo_desk, ninety):
    whole = replace(ninety, period=replace(ninety.period, first_day=demo.LAST_DAY - 700))
    days = cards.answer(demo_desk, "days_to_explain", whole).days
    assert len(days) >= 3
    assert abs(days[0].points) >= 0.8
    assert all(day.cause and day.amounts for day in days)
