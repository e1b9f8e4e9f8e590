from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import PostKind
from reachdesk.services.choosing import posts_to_choose
from tests.services.desks import DAY, asked, desk_of, post, told

STORY = told(
    "a",
    DAY,
    post(1, DAY - 9, text="Ein Übungsplan\nfür alle"),
    post(2, DAY - 8, PostKind.REPOST, text="RT @bob: plan"),
    post(3, DAY - 7, PostKind.REPLY, text="@bob the PLAN is 100% done"),
    post(4, DAY - 6, precision="day", text=None),
)


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, STORY) as desk:
        yield desk


def ids(desk, limit=10, search=""):
    found = posts_to_choose(desk, asked(DAY - 1, DAY), limit, search)
    return [int(glance.post_id) - 1_000_000 for glance in found]


def test_own_posts_newest_first(desk):
    assert ids(desk) == [4, 3, 1]
    assert ids(desk, limit=2) == [4, 3]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("plan", [3, 1]),
        ("übung", [1]),
        ("100%", [3]),
        ("%", [3]),
        ("1000004", [4]),
        ("nothing of the kind", []),
    ],
)
def test_found_by_their_text_or_id(desk, search, expected):
    assert ids(desk, search=search) == expected


def test_a_glance(desk):
    day_only, reply, original = posts_to_choose(desk, asked(DAY - 1, DAY))
    assert (day_only.text, day_only.time_known) == (None, False)
    assert (reply.kind, reply.time_known) == ("reply", True)
    assert original.text == "Ein Übungsplan für alle"


def test_masked_there_is_no_text_to_see_or_search(desk):
    request = replace(asked(DAY - 1, DAY), masked=True)
    assert [glance.text for glance in posts_to_choose(desk, request)] == [None] * 3
    assert posts_to_choose(desk, request, search="plan") == ()
    assert len(posts_to_choose(desk, request, search="1000003")) == 1
