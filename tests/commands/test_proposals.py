from __future__ import annotations

import pytest

from tests.commands.calls import assert_one_sentence, call
from tests.services.test_proposals import ELSEWHERE, ON_X
from tests.storage.stories import library_of


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "two.reachdesk"
    library_of(path, ON_X, ELSEWHERE).close()
    return path


def test_list_accept_decline_and_undo(capsys, library):
    def asked(*words):
        return call(capsys, "proposals", "--library", library, "--json", *words).record["proposals"]

    message, person = asked()
    assert list(message) == ["id", "kind", "sides", "clues", "accepted"]
    assert [side["network"] for side in person["sides"]] == ["mastodon", "x"]
    assert [one["accepted"] for one in asked("--accept", message["id"])] == [None, True]
    assert [one["accepted"] for one in asked("--decline", person["id"])] == [True, False]
    assert [one["accepted"] for one in asked("--undo", message["id"])] == [None, False]
    lines = call(capsys, "proposals", "--library", library).out.splitlines()
    assert lines[0] == f"{message['id']}  message, open (the same words)"
    assert lines[3] == f"{person['id']}  person, not the same (the same name and handle)"
    assert lines[5] == "  x  Bob Lane  @boblane"


def test_an_unknown_one_and_none_at_all(capsys, library, count_library):
    said = call(capsys, "proposals", "--library", library, "--accept", "nothing")
    assert said.code == 2
    assert_one_sentence(said.err)
    assert "Nothing is the same" in call(capsys, "proposals", "--library", count_library).out
