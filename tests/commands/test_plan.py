from __future__ import annotations

import shutil

import pytest

from reachdesk.domain.records import Kin, PostFact, SnapshotFact
from tests.commands.calls import assert_one_sentence, call
from tests.storage.stories import Story, library_of

KEYS = [
    "account", "followers", "active", "zone", "posts", "days", "plans", "curve_of", "curve",
    "evidence",
]  # fmt: skip


@pytest.fixture
def own_library(demo_library, tmp_path):
    """A copy that may be written to."""
    return shutil.copy(demo_library, tmp_path / "own.reachdesk")


def test_the_present_plan_in_json(capsys, demo_library):
    record = call(capsys, "plan", "--library", demo_library, "--json").record
    assert list(record) == KEYS
    (now,) = record["plans"]
    assert (now["key"], record["curve_of"]) == ("present", "present")
    assert record["followers"] == 564
    assert now["readers"]["low"] < now["readers"]["value"] < now["readers"]["high"]
    assert now["change"] is None
    names = {segment["name"]: segment["followers"] for segment in now["segments"]}
    assert names["United Kingdom"] == 144
    readers = [point["readers"] for point in record["curve"]]
    assert readers == sorted(readers)
    assert (record["curve"][0]["posts_a_day"], record["curve"][-1]["posts_a_day"]) == (0, 20)


def test_a_plan_beside_it(capsys, demo_library):
    words = (
        "plan", "--library", demo_library, "--posts-a-day", "2", "--hour", "18", "--hour", "09:00",
        "--repeat-after", "12", "--cross-post", "30%", "--seen-there", "0.1",
        "--add-followers", "50:gb", "--add-followers", "5:planners", "--add-followers", "7",
    )  # fmt: skip
    _now, plan = call(capsys, *words, "--json").record["plans"]
    assert (plan["posts_a_day"], plan["hours"], plan["repeat_after"]) == (2.0, [18, 9], 12)
    assert (plan["cross_post"], plan["seen_there"]) == (0.3, 0.1)
    assert [each["count"] for each in plan["new_followers"]] == [50, 5, 7]
    assert plan["new_followers"][0]["group"] == "country:GB"
    assert plan["new_followers"][1]["group"].startswith("list:")
    assert plan["least"] < plan["readers"]["value"] < plan["most"]
    assert plan["change"]["value"] > 0
    said = call(capsys, *words).out
    assert "this plan" in said
    assert "who reads both channels is unknown" in said
    assert "hardly measurable" in said


def test_a_scenario_is_kept_and_taken_away(capsys, own_library):
    words = ("plan", "--library", own_library)
    saved = call(capsys, *words, "--posts-a-day", "3", "--save", "Autumn", "--json").record
    assert [plan["name"] for plan in saved["plans"]] == [None, "Autumn"]
    assert saved["curve_of"] == saved["plans"][1]["key"]
    assert "Autumn" in call(capsys, *words).out
    out = own_library.with_name("plans.csv")
    assert call(capsys, "export", "reach_plan", out, "--library", own_library).code == 0
    rows = [line for line in out.read_text("utf-8-sig").splitlines() if not line.startswith("#")]
    assert [row.split(",")[0] for row in rows[1:]] == ["Now", "Autumn"]
    left = call(capsys, *words, "--remove", "autumn", "--json").record
    assert [plan["name"] for plan in left["plans"]] == [None]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--posts-a-day", "many"),
        ("--posts-a-day", "25"),
        ("--hour", "24"),
        ("--hour", "9:30"),
        ("--repeat-after", "1.5"),
        ("--repeat-after", "400"),
        ("--cross-post", "1.5"),
        ("--add-followers", "x:GB"),
        ("--add-followers", "50:nowhere"),
        ("--remove", "nothing"),
        ("--save", " "),
        ("--save", "a", "--remove", "b"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(capsys, own_library, wrong):
    said = call(capsys, "plan", "--library", own_library, *wrong)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_followers_alone_and_posts_alone(capsys, count_library, post_library):
    counted = call(capsys, "plan", "--library", count_library, "--json").record
    assert (counted["followers"], counted["posts"]) == (50, 0)
    assert [plan["key"] for plan in counted["plans"]] == ["start"]
    shares = call(capsys, "plan", "--library", post_library)
    assert "too few" in shares.out
    assert " %" in shares.out


def following(people):
    return [SnapshotFact(Kin.FOLLOWER, str(number)) for number in people]


@pytest.fixture
def both(tmp_path):
    """A hundred follow @ana, sixty @bob, forty of them both."""
    path, moment = tmp_path / "both.reachdesk", 1_700_000_000_000
    posts = [PostFact(str(n), moment - n * 86_400_000) for n in range(1, 9)]
    stories = (
        Story("a", moment, [*posts, *following(range(100, 200))], handle="ana"),
        Story("b", moment, following(range(160, 220)), handle="bob"),
    )
    library_of(path, *stories).close()
    return path


def test_a_cross_post_to_another_account_of_the_owner(capsys, both):
    words = ("plan", "--library", both, "--account", "x:ana", "--cross-post-to", "X:bob")
    plan = call(capsys, *words, "--json").record["plans"][1]
    assert (plan["cross_post"], plan["elsewhere"]["account"]) == (0.4, "x:bob")
    there = plan["elsewhere"]
    assert (there["followers"], there["both"], there["counted"]) == (60, 40, True)
    assert (there["share_evidence"], there["chance_evidence"]) == ("derived", "assumed")
    assert 0 < plan["seen_there"] < 1
    assert plan["readers"]["value"] > call(capsys, *words[:-2], "--json").record["plans"][0][
        "readers"]["value"]  # fmt: skip
    said = call(capsys, *words).out
    assert "x:bob: 40.0 % of your followers are there too (counted)" in said


def test_an_account_without_followers_is_no_channel(capsys, both):
    said = call(capsys, "plan", "--library", both, "--account", "x:bob", "--cross-post-to", "x:cy")
    assert said.code == 2
    assert_one_sentence(said.err)
