from __future__ import annotations

import pytest

from tests.commands.calls import assert_one_sentence, call

KEYS = [
    "account", "post", "posted", "followers", "chance", "readers", "one_in", "segments",
    "assumptions", "evidence",
]  # fmt: skip


def test_the_json_has_the_agreed_shape(capsys, demo_library):
    record = call(capsys, "reach", "--library", demo_library, "--json").record
    assert list(record) == KEYS
    assert record["followers"] == 564
    assert record["evidence"] == "derived"  # more than twenty posts of the demo have measured views
    assert record["assumptions"]["level"] != 1.0
    assert record["posted"].endswith("Z")
    for key in ("chance", "readers"):
        assert list(record[key]) == ["value", "low", "high"]
        assert record[key]["low"] < record[key]["value"] < record[key]["high"]
    assert record["one_in"] == pytest.approx(1 / record["chance"]["value"])
    names = {segment["name"]: segment["followers"] for segment in record["segments"]}
    assert names["United Kingdom"] == 144
    for segment in record["segments"]:
        assert list(segment) == ["name", "followers", "chance", "readers"]
    assert record["assumptions"]["rule"] == "full"
    assert record["assumptions"]["sessions_per_day"] == 1.5


def test_the_seed_preset(capsys, demo_library):
    record = call(capsys, "reach", "--library", demo_library, "--preset", "seed", "--json").record
    assert record["chance"]["value"] == pytest.approx(200 / 1500, abs=1e-12)
    assert record["one_in"] == pytest.approx(7.5)
    assert record["readers"]["value"] == pytest.approx(75.2)
    assert record["assumptions"]["window_posts"] == 200
    assert record["assumptions"]["inflow_per_day"] == 1500
    assert record["assumptions"]["session_shape"] is None
    assert record["assumptions"]["level"] == 1.0
    assert record["evidence"] == "assumed"
    said = call(capsys, "reach", "--library", demo_library, "--preset", "seed").out
    assert "13.3 %, 1 in 7.5" in said
    assert "75 of 564" in said


def test_a_post_or_a_moment_can_be_named(capsys, demo_library):
    words = ("reach", "--library", demo_library, "--json")
    latest = call(capsys, *words).record
    again = call(capsys, *words, "--post", latest["post"]).record
    assert again == latest
    moment = call(capsys, *words, "--at", "2026-11-17T08:30").record
    assert moment["post"] is None
    assert moment["posted"] == "2026-11-17T08:30:00Z"
    berlin = call(capsys, *words, "--at", "2026-11-17T09:30:00+01:00").record
    assert berlin == moment


@pytest.mark.parametrize(
    "words",
    [
        ("--post", "12345"),
        ("--at", "noon"),
        ("--account", "x:nobody"),
        ("--post", "1", "--at", "2026-11-17"),
        ("--preset", "wish"),
    ],
)
def test_a_wrong_call_is_one_sentence(capsys, demo_library, words):
    said = call(capsys, "reach", "--library", demo_library, *words, "--json")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)


def test_nobody_counted_the_followers(capsys, post_library):
    record = call(capsys, "reach", "--library", post_library, "--json").record
    assert record["followers"] is None
    assert record["readers"] is None
    assert record["segments"] == []
    assert 0 < record["chance"]["value"] < 1
    assert "no export counts the followers" in call(capsys, "reach", "--library", post_library).out


def test_every_preset_of_the_page_is_on_the_command_line(capsys, demo_library):
    words = ("reach", "--library", demo_library, "--json", "--preset")
    found = {key: call(capsys, *words, key).record for key in ("like-me", "default", "calibrated")}
    assert found["default"]["assumptions"]["level"] == 1.0
    assert found["default"]["evidence"] == "assumed"
    assert found["calibrated"] == call(capsys, *words[:-1]).record
    assert found["like-me"]["assumptions"]["sessions_per_day"] != 1.5
    assert found["like-me"]["evidence"] == "assumed"
    assert found["like-me"]["assumptions"]["reading_hours"] == "own"
    assert found["default"]["assumptions"]["reading_hours"] == "usual"


@pytest.mark.parametrize("preset", ["like-me", "calibrated"])
def test_a_preset_without_ground_says_why(capsys, post_library, preset):
    said = call(capsys, "reach", "--library", post_library, "--preset", preset)
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)


def test_a_draft_gets_a_forecast(capsys, demo_library):
    words = ("reach", "--library", demo_library, "--draft", "Seven ways to plan a week of shifts")
    record = call(capsys, *words, "--at", "2026-11-24T08:30Z", "--json").record
    assert record["post"] is None
    assert record["posted"] == "2026-11-24T08:30:00Z"
    views = record["forecast"]["views"]
    assert 0 < views["low"] < views["value"] < views["high"]
    assert record["forecast"]["settled"] > 20
    said = call(capsys, *words, "--at", "2026-11-24T08:30Z").out
    assert "8 times in 10; middle about" in said
    assert call(capsys, *words, "--json").record["forecast"]["stale"] in (True, False)


def test_a_draft_without_measured_views_says_so(capsys, post_library):
    words = ("reach", "--library", post_library, "--draft", "Hello")
    assert call(capsys, *words, "--json").record["forecast"] is None
    assert "No measured views yet" in call(capsys, *words).out


def test_a_draft_is_no_post(capsys, post_library):
    said = call(capsys, "reach", "--library", post_library, "--draft", "Hello", "--post", "1")
    assert (said.code, said.out) == (2, "")
    assert_one_sentence(said.err)
