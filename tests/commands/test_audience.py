from __future__ import annotations

import pytest

from tests.commands.calls import assert_one_sentence, call


@pytest.mark.parametrize(
    ("by", "known", "unknown"),
    [
        ("country", {"United Kingdom": 144, "United States": 118}, 97),
        ("role", {"Journalists or authors": 31, "Suppliers": 71, "Competitors": 39}, 248),
        ("list", {"Planners": 62, "Clients": 61}, None),
        ("language", {"English": 564}, 0),
    ],
)
def test_the_json_has_the_agreed_shape(capsys, demo_library, by, known, unknown):
    record = call(capsys, "audience", "--library", demo_library, "--by", by, "--json").record
    assert list(record) == ["account", "as_of", "followers", "by", "rows", "unknown", "overlap"]
    assert (record["followers"], record["by"]) == (564, by)
    assert record["as_of"] == "2026-11-21T18:04:00Z"
    rows = {row["name"]: row["people"] for row in record["rows"]}
    assert known.items() <= rows.items()
    assert unknown is None or record["unknown"] == unknown
    for row in record["rows"]:
        assert list(row) == ["key", "name", "people"]


def test_country_is_the_usual_way(capsys, demo_library):
    usual = call(capsys, "audience", "--library", demo_library, "--json").record
    assert usual["rows"][0] == {"key": "GB", "name": "United Kingdom", "people": 144}


def test_people_read_the_unknown_too(capsys, demo_library):
    said = call(capsys, "audience", "--library", demo_library, "--by", "role").out
    assert said.splitlines()[0] == "x:ines-calloway · 564 followers on 2026-11-21"
    assert "Role unknown" in said


def test_nobody_counted_the_followers(capsys, post_library):
    record = call(capsys, "audience", "--library", post_library, "--json").record
    assert record["followers"] is None
    assert record["unknown"] is None
    assert record["rows"] == record["overlap"] == []
    assert "No export says" in call(capsys, "audience", "--library", post_library).out


def test_a_wrong_call_is_one_sentence(capsys, demo_library):
    said = call(capsys, "audience", "--library", demo_library, "--by", "size")
    assert said.code == 2
    assert_one_sentence(said.err)


def test_a_segment_restricts_every_count(capsys, demo_library):
    call_of = ("audience", "--library", demo_library, "--by", "role", "--json", "--segment")
    record = call(capsys, *call_of, "country:GB").record
    rows = {row["key"]: row["people"] for row in record["rows"]}
    assert record["followers"] == 144
    assert rows["supplier"] + rows["competitor"] == 52
    assert record["unknown"] < 144
    assert all(pair["people"] <= 144 for pair in record["overlap"])


def test_a_rule_that_cannot_be_read_is_one_sentence(capsys, demo_library):
    said = call(capsys, "audience", "--library", demo_library, "--segment", "size:big")
    assert said.code == 2
    assert_one_sentence(said.err)
