from __future__ import annotations

import pytest

from reachdesk.services import demo, importing
from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise
from reachdesk.services.summary import summary
from reachdesk.storage.library import open_library
from tests.importers.archives import many_posts, write_archive


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        yield Desk(library)


def test_the_demo_account_in_numbers():
    with demo.throw_away_desk() as desk:
        second, account = summary(desk)
    assert (account.id, second.id) == (demo.ACCOUNT, demo.SECOND_ACCOUNT)
    assert (second.followers, second.posts["original"]) == (86, 32)
    assert (account.followers, account.following) == (564, 1100)
    assert account.follower_snapshots == 7
    assert (account.unknown_names, account.unknown_places, account.unknown_roles) == (0, 97, 248)
    assert account.lists == 6
    assert account.impressions > 10_000
    assert sum(account.posts.values()) > 700


def test_what_no_export_says_is_none(desk, tmp_path):
    folder = write_archive(tmp_path / "old", posts=many_posts(8), era="grailbird")
    with recognise([folder], desk) as found:
        importing.run(desk, found)
    (account,) = summary(desk)
    assert account.posts == {"original": 2, "reply": 2, "repost": 2, "quote": 2}
    assert account.likes_received is None
    assert account.reposts_received is None
    assert account.impressions is None
    assert account.followers is None
    assert account.following is None
    assert account.follower_snapshots == 0
    assert account.unknown_places is None


def test_reposts_of_others_bring_no_likes(desk, tmp_path):
    posts = many_posts(8)
    for post in posts:
        post.likes = 0 if post.repost_of else 5
    with recognise([write_archive(tmp_path / "archive", posts=posts)], desk) as found:
        importing.run(desk, found)
    (account,) = summary(desk)
    assert account.likes_received == 5 * 6
    assert account.reposts_received == 0


def test_an_empty_library(desk):
    assert summary(desk) == ()
