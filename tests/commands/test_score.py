from __future__ import annotations

import json
import math

import pytest

from reachdesk.services.score_rules import OwnRecipe, keep_recipe
from tests.commands.calls import assert_one_sentence, call
from tests.services.desks import DAY, desk_of, post, told


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


def test_another_recipe_and_the_switches(capsys, demo_library):
    words = ("score", "--library", demo_library, "--from", "2026-11-21", "--json")
    usual = call(capsys, *words).record
    lens = call(capsys, *words, "--recipe", "v1 lens").record
    assert lens["recipe"] == "v1 lens"
    assert list(lens["components"]) == ["authority", "audience", "activity"]
    assert lens["score"] != usual["score"]
    full = call(capsys, *words, "--courtesy-in-full", "--equal-partners").record
    assert full["score"][0] > usual["score"][0]
    assert (full["courtesy_in_full"], full["equal_partners"]) == (True, True)
    assert not {"courtesy_in_full", "equal_partners"} & set(usual)
    table = call(capsys, *words[:-1], "--courtesy-in-full").out
    assert "recipe v1, courtesy counted in full" in table


@pytest.mark.parametrize(
    "asked", [("--ledger", "2026-11-21"), ("--explain", "2026-10-01", "2026-11-21")]
)
def test_ledger_and_causes_follow_the_recipe(capsys, demo_library, asked):
    words = ("score", "--library", demo_library, "--recipe", "v1 lens", "--equal-partners")
    record = call(capsys, *words, *asked, "--json").record
    if "entries" in record:
        assert record["recipe"] == "v1 lens"
        assert {one["rule"] for one in record["entries"]} == {
            "base",
            "authority",
            "audience",
            "activity",
        }
    else:
        moved = {one["cause"]: one["points"] for one in record["causes"]}
        assert moved["new_conversations"] == 0
    assert "recipe v1 lens, everyone counted equally" in call(capsys, *words, *asked).out


def test_an_unknown_recipe_is_one_sentence_that_names_those_there_are(capsys, demo_library):
    said = call(capsys, "score", "--library", demo_library, "--recipe", "v0", "--json")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)
    assert "v1 lens" in said.err


def test_an_own_recipe_on_the_command_line(capsys, tmp_path):
    library = tmp_path / "library.reachdesk"
    with desk_of(
        tmp_path, told("a", DAY, *(post(n, DAY - n, reposts=1) for n in range(20)))
    ) as desk:
        keep_recipe(desk, "Sales", OwnRecipe("v1", {"amplification": 1}, 30))
    words = ("score", "--library", library, "--recipe", "Sales")
    record = call(capsys, *words, "--json").record
    assert (record["recipe"], record["own_recipe"]) == ("Sales", True)
    assert "own recipe “Sales”" in call(capsys, *words).out
