"""Shares of the audience as LinkedIn states them."""

from __future__ import annotations

import pytest

from reachdesk.domain.periods import last_days
from reachdesk.domain.records import CountFact
from reachdesk.services import cards, importing
from reachdesk.services.accounts import accounts
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.library import open_library
from tests.services.desks import DAY, asked, at, desk_of, post, told


def share(name, value, day=DAY, end=""):
    return CountFact(f"demographics{end}:{name}", at(day, 0), value)


def said(answer):
    return {
        one.key: [(share.name, share.low, share.high) for share in one.shares]
        for one in answer.categories
    }


def test_categories_in_order_and_ranges_kept(tmp_path):
    facts = [
        share("job_titles:Planner", 1800),
        share("locations:Leeds", 700),
        share("locations:Greater Leeds: North", 2100),
        share("locations:Porto", 0, end="_low"),
        share("locations:Porto", 100, end="_high"),
        share("seniority:Senior", 4200, day=DAY - 30),
        CountFact("demographics_post:77:locations:York", at(DAY, 0), 900),
    ]
    with desk_of(tmp_path, told("a", DAY, post(1, DAY), *facts)) as desk:
        answer = cards.answer(desk, "audience_stated", asked(DAY - 89, DAY))
        before = cards.answer(desk, "audience_stated", asked(DAY - 89, DAY - 10))
    assert answer.day == DAY
    assert said(answer) == {
        "locations": [
            ("Greater Leeds: North", 0.21, 0.21),
            ("Leeds", 0.07, 0.07),
            ("Porto", 0.0, 0.01),
        ],
        "job_titles": [("Planner", 0.18, 0.18)],
    }
    assert list(said(answer)) == ["locations", "job_titles"]
    assert said(before) == {"seniority": [("Senior", 0.42, 0.42)]}


def test_without_shares_there_is_no_answer(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        assert cards.answer(desk, "audience_stated", asked(DAY - 89, DAY)) is None


@pytest.mark.samples
def test_a_real_workbook_has_shares_in_every_known_category(samples, tmp_path):
    (path,) = samples.glob("linkedin/*/stats_example.xlsx")
    with open_library(tmp_path / "library.reachdesk") as library:
        desk = Desk(library)
        with importing.recognise([path], desk) as found:
            importing.run(desk, found)
        (account,) = accounts(desk)
        request = Request(account.id, last_days(90, account.last_day))
        answer = cards.answer(desk, "audience_stated", request)
    assert {one.key for one in answer.categories} >= {"locations", "job_titles", "seniority"}
    assert all(0 <= each.low <= each.high <= 1 for one in answer.categories for each in one.shares)
    assert all(len(one.shares) <= 10 for one in answer.categories)
