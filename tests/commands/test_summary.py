from __future__ import annotations

import pytest

from tests.commands.calls import call
from tests.importers.archives import many_posts, write_archive

KEYS = [
    "id", "network", "handle", "name", "posts", "first_post", "last_post", "likes_received",
    "reposts_received", "impressions", "followers", "following", "follower_snapshots", "lists",
    "people",
]  # fmt: skip


@pytest.fixture
def library(tmp_path, capsys):
    path = tmp_path / "library.reachdesk"
    folder = write_archive(tmp_path / "archive", posts=many_posts(12), followers=["21", "22"])
    assert call(capsys, "import", folder, "--library", path).code == 0
    return path


def test_the_json_has_the_agreed_shape(capsys, library):
    said = call(capsys, "summary", "--library", library, "--json")
    (account,) = said.record["accounts"]
    assert list(account) == KEYS
    assert account["id"] == "x:mira_example"
    assert account["posts"] == {"original": 3, "reply": 3, "repost": 3, "quote": 3}
    assert account["first_post"] == "2021-03-01T09:00:00Z"
    assert account["followers"] == 2
    assert account["impressions"] is None
    assert account["follower_snapshots"] == 1


def test_the_plain_text_names_what_the_json_does(capsys, library):
    record = call(capsys, "summary", "--library", library, "--json").record
    said = call(capsys, "summary", "--library", library).out
    (account,) = record["accounts"]
    for key in ("id", "name", "first_post", "last_post"):
        assert account[key] in said
    assert "not in any export" in said
    assert "place unknown" in said
    assert "2 of 2 (100%)" in said


def test_an_empty_library(capsys, tmp_path):
    path = tmp_path / "empty.reachdesk"
    call(capsys, "import", tmp_path / "nothing", "--library", path)
    assert call(capsys, "summary", "--library", path, "--json").record == {"accounts": []}
    assert call(capsys, "summary", "--library", path).out == "Nothing was imported yet.\n"
