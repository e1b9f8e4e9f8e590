from __future__ import annotations

import numpy as np

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, PostKind
from reachdesk.services import cards, demo
from tests.services.desks import DAY, asked, at, desk_of, post, told


def counts_of(answer):
    return {count.key: count for count in answer.counts}


def test_the_four_counts_of_the_demo(demo_desk, ninety):
    answer = cards.answer(demo_desk, "activity_counts", ninety)
    assert [(count.key, count.count, count.before) for count in answer.counts] == [
        ("posts_sent", 79, 88),
        ("mentions_received", 16, 23),
        ("messages_received", 21, 24),
        ("reposts_received", 18, 29),
    ]
    assert counts_of(answer)["messages_received"].courtesy == 19
    assert counts_of(answer)["posts_sent"].courtesy is None
    assert answer.first_day == demo.LAST_DAY - 90
    for count in answer.counts:
        assert count.weeks.shape == count.courtesy_weeks.shape == (13,)
        assert count.weeks.sum() == count.count  # nothing falls on the one day before the period


def test_an_archive_has_no_mentions_and_without_messages_none(tmp_path):
    posts = [post(1, DAY - 5, reposts=3), post(2, DAY - 4, PostKind.REPOST, reposts=800)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        answer = cards.answer(desk, "activity_counts", asked(DAY - 89, DAY))
    found = counts_of(answer)
    assert found["posts_sent"].count == 1
    assert found["reposts_received"].count == 3
    for key in ("mentions_received", "messages_received"):
        assert found[key].count is None
        assert found[key].evidence is Evidence.MISSING
        assert np.isnan(found[key].weeks).all()
    assert answer.method.unseen == ("mentions_received", "messages", "reposters")
    assert answer.method.evidence is Evidence.MEASURED


def test_reposts_are_unknown_where_no_export_counts_them(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 5))) as desk:
        answer = cards.answer(desk, "activity_counts", asked(DAY - 89, DAY))
    assert counts_of(answer)["reposts_received"].count is None


def test_messages_sent_alone_say_that_none_came(tmp_path):
    sent = ExchangeFact("1", ExchangeKind.MESSAGE, Direction.OUT, at(DAY - 9), "7", courtesy=1.0)
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 5), sent)) as desk:
        answer = cards.answer(desk, "activity_counts", asked(DAY - 3, DAY))
    assert counts_of(answer)["messages_received"].count == 0


def test_mentions_are_unknown_after_the_export_that_has_them(tmp_path):
    mention = ExchangeFact("1", ExchangeKind.MENTION, Direction.IN, at(DAY - 200), "7")
    early = told("a", DAY - 190, mention)
    late = told("b", DAY, post(1, DAY - 150), post(2, DAY - 5))
    with desk_of(tmp_path, early, late) as desk:
        answer = cards.answer(desk, "activity_counts", asked(DAY - 89, DAY))
    assert counts_of(answer)["posts_sent"].count == 1
    assert counts_of(answer)["mentions_received"].count is None
