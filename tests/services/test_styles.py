from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, PostKind
from reachdesk.services.styles import habits, hashtags_of, style_readings
from tests.services.desks import ACCOUNT, DAY, at, desk_of, post, told


def exchange(number, day, direction, kind=ExchangeKind.MESSAGE):
    return ExchangeFact(f"e{number}", kind, direction, at(day), "7")


FACTS = [
    post(1, DAY - 97, text="plain #Maps and #maps"),
    post(2, DAY - 8, links=1, text="with a link #gis"),
    post(3, DAY - 7, kind=PostKind.REPOST, text="RT @bob: #cities"),
    post(4, DAY - 6, kind=PostKind.QUOTE, quoted_person="@bob"),
    post(5, DAY - 5, kind=PostKind.REPLY, reply_to_person="@bob", text="@bob yes"),
    post(6, DAY - 4, text="hello @bob", mentioned="@bob"),
    exchange(1, DAY - 3, Direction.OUT),
    exchange(2, DAY - 3, Direction.IN),
]


def test_hashtags_are_topics_in_small_letters():
    assert hashtags_of("#Maps, #ÉTÉ and #maps2 at #1 a#b #FF #_x1") == [
        "maps",
        "été",
        "maps2",
        "_x1",
    ]


def test_what_was_done_is_counted_by_kind(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS)) as desk:
        done = habits(desk, ACCOUNT)
        evidence = done.evidence(DAY)
    assert len(evidence.posts_by_week) == 13
    assert (evidence.text_originals, evidence.link_originals) == (1, 1), "the first one is too old"
    assert (evidence.reposts, evidence.quotes) == (1, 1)
    assert sum(evidence.posts_by_week) == 4
    assert evidence.talk_per_week == pytest.approx(3 / 13), "a reply, a mention, a message sent"
    assert sorted(evidence.topic_counts) == [1, 1]


def test_a_young_account_has_the_weeks_there_are(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *FACTS[1:])) as desk:
        done = habits(desk, ACCOUNT)
        assert len(done.evidence(DAY).posts_by_week) == 2
        assert not done.evidence(DAY).enough
        (reading,) = style_readings(desk, ACCOUNT, DAY)[-1:]
        assert reading.style is None
        assert style_readings(desk, ACCOUNT, DAY - 50) == ()


def test_a_later_day_never_changes_an_earlier_reading(tmp_path):
    many = [post(n, DAY - 3 * n, text=f"#topic{n % 5} words") for n in range(100)]
    with desk_of(tmp_path, told("a", DAY, *many)) as desk:
        whole = style_readings(desk, ACCOUNT, DAY)
        part = style_readings(desk, ACCOUNT, whole[-3].day)
        assert [one.style for one in part] == [one.style for one in whole[:-2]]
        assert [one.day for one in whole] == sorted(one.day for one in whole)
        assert whole[0].style is None
        assert whole[-1].style.broad == pytest.approx(4 / 9, abs=1e-3)


def test_without_posts_there_are_no_habits(tmp_path):
    with desk_of(tmp_path, told("a", DAY)) as desk:
        assert habits(desk, ACCOUNT) is None
        assert style_readings(desk, ACCOUNT, DAY) == ()


def test_the_order_of_imports_does_not_change_the_habits(tmp_path):
    one, other = told("a", DAY, *FACTS[:4]), told("b", DAY, *FACTS[4:])
    found = []
    for place, stories in enumerate(((one, other), (other, one))):
        (tmp_path / str(place)).mkdir()
        with desk_of(tmp_path / str(place), *stories) as desk:
            found.append(habits(desk, ACCOUNT))
    for name in ("post_days", "make", "talk_days", "tag_days", "tags"):
        assert np.array_equal(getattr(found[0], name), getattr(found[1], name)), name
