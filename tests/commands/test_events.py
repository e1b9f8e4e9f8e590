from __future__ import annotations

import shutil

import pytest

from tests.commands.calls import assert_one_sentence, call


@pytest.fixture
def library(demo_library, tmp_path):
    """A copy that may be written to."""
    return shutil.copy(demo_library, tmp_path / "library.reachdesk")


def test_an_event_is_noted_listed_and_taken_away(capsys, library):
    said = call(capsys, "events", "--library", library)
    assert said.out.strip() == "No event is noted yet."
    day = ("2026-09-02", "Planning days")
    record = call(capsys, "events", "--library", library, "--add", *day, "--json").record
    assert record["events"] == [
        {
            "from": "2026-09-02",
            "to": "2026-09-02",
            "name": "Planning days",
            "kind": None,
            "link": None,
        }
    ]
    assert "2026-09-02  Planning days" in call(capsys, "events", "--library", library).out
    record = call(capsys, "events", "--library", library, "--remove", *day, "--json").record
    assert record["events"] == []


@pytest.mark.parametrize(
    "asked",
    [
        ("--add", "yesterday", "Talk"),
        ("--add", "2026-09-02", "  "),
        ("--remove", "2026-09-02", "Nothing"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(capsys, library, asked):
    said = call(capsys, "events", "--library", library, *asked)
    assert said.code == 2
    assert_one_sentence(said.err)
