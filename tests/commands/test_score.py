from __future__ import annotations

import json
import math

import pytest

from tests.commands.calls import assert_one_sentence, call


def test_the_json_has_the_agreed_shape(capsys, demo_library):
    said = call(capsys, "score", "--library", demo_library, "--json")
    record = said.record
    assert said.err == ""
    assert list(record) == [
        "account",
        "recipe",
        "days",
        "score",
        "low",
        "high",
        "components",
        "provisional",
    ]
    assert (record["account"], record["recipe"]) == ("x:ines-calloway", "v1")
    assert list(record["components"]) == ["reach", "amplification", "network"]
    count = len(record["days"])
    assert count > 1000
    for key in ("score", "low", "high", "provisional"):
        assert len(record[key]) == count
    assert (record["days"][0], record["days"][-1]) == ("2023-11-28", "2026-11-21")
    assert 12 < record["score"][-1] < 14
    parts = [points[-1] for points in record["components"].values()]
    assert math.fsum([1.0, *parts]) == pytest.approx(record["score"][-1], abs=1e-9)
    assert set(record["provisional"]) == {True, False}


def test_days_can_be_chosen(capsys, demo_library):
    words = ("score", "--library", demo_library, "--json")
    week = call(capsys, *words, "--from", "2026-11-01", "--to", "2026-11-07").record
    assert week["days"] == [f"2026-11-0{day}" for day in range(1, 8)]
    whole = call(capsys, *words).record
    at = whole["days"].index("2026-11-01")
    assert week["score"] == whole["score"][at : at + 7]
    assert call(capsys, *words, "--from", "2026-11-20").record["days"][-1] == "2026-11-21"
    assert call(capsys, *words, "--to", "1999-01-01").record["days"] == []


def test_what_moved_it(capsys, demo_library):
    record = call(
        capsys,
        *("score", "--library", demo_library, "--json"),
        *("--explain", "2026-08-31", "2026-11-21"),
    ).record
    assert list(record) == ["from", "to", "change", "causes"]
    assert (record["from"], record["to"]) == ("2026-08-31", "2026-11-21")
    assert math.fsum(cause["points"] for cause in record["causes"]) == pytest.approx(
        record["change"], abs=1e-9
    )
    for cause in record["causes"]:
        assert list(cause) == ["cause", "points", "items"]
        inside = math.fsum(item["points"] for item in cause["items"])
        assert inside == pytest.approx(cause["points"], abs=1e-9)
        assert {tuple(item) for item in cause["items"]} <= {("kind", "id", "points")}


def test_the_entries_behind_it(capsys, demo_library):
    record = call(
        capsys, "score", "--library", demo_library, "--ledger", "2026-10-01", "--json"
    ).record
    assert list(record) == ["date", "recipe", "score", "entries"]
    assert record["date"] == "2026-10-01"
    total = math.fsum(entry["points"] for entry in record["entries"])
    assert total == pytest.approx(record["score"], abs=1e-9)
    assert {entry["kind"] for entry in record["entries"]} == {"post", "person", "base"}
    for entry in record["entries"]:
        assert list(entry) == ["rule", "kind", "id", "date", "points"]
        assert isinstance(entry["id"], str)
        assert (entry["date"] is None) == (entry["kind"] == "base")


def test_people_read_tables(capsys, demo_library):
    words = ("score", "--library", demo_library)
    months = call(capsys, *words).out.splitlines()
    assert len(months) < 45
    assert months[-1].startswith("2026-11-21")
    assert "provisional" in months[2]
    days = call(capsys, *words, "--from", "2026-11-01").out.splitlines()
    assert len(days) == 2 + 21
    moved = call(capsys, *words, "--explain", "2026-08-31", "2026-11-21").out
    assert moved.startswith("2026-08-31 → 2026-11-21: ")
    assert "Older posts fading" in moved
    ledger = call(capsys, *words, "--ledger", "2026-11-21").out
    assert "base" in ledger
    assert "more" in ledger


@pytest.mark.parametrize(
    "words",
    [
        ("--account", "x:nobody"),
        ("--from", "2026-13-01"),
        ("--from", "2026-11-02", "--to", "2026-11-01"),
        ("--ledger", "2031-01-01"),
        ("--ledger", "yesterday"),
        ("--explain", "2026-08-31"),
        ("--explain", "2026-08-31", "2031-01-01"),
        ("--explain", "2026-11-21", "2026-08-31"),
        ("--explain", "2026-08-31", "2026-11-21", "--ledger", "2026-11-21"),
    ],
)
def test_a_wrong_call_is_one_sentence(capsys, demo_library, words):
    said = call(capsys, "score", "--library", demo_library, *words, "--json")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)


def test_an_account_without_posts_has_no_days(capsys, count_library):
    said = call(capsys, "score", "--library", count_library, "--json")
    assert said.record["days"] == []
    assert json.dumps(said.record["components"]) == (
        '{"reach": [], "amplification": [], "network": []}'
    )
    assert call(capsys, "score", "--library", count_library).code == 0
    assert_one_sentence(
        call(capsys, "score", "--library", count_library, "--ledger", "2026-01-01").err
    )
