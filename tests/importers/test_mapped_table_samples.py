"""Real tables against counts made here by other means."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from reachdesk.domain.records import CountFact, ListFact, ListMemberFact, PersonFact, SnapshotFact
from tests.conftest import SAMPLES
from tests.importers.table_files_made import take, why_not

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the folder of real exports is not here"),
]

FOLLOWERS = SAMPLES / "followers"
SNAPSHOTS = sorted([*FOLLOWERS.glob("*/followers*.csv"), *FOLLOWERS.glob("*/followings.csv")])
X_OLD = SAMPLES / "x_analytics_old"
CONTEXT = sorted(X_OLD.glob("*_2021/context/*.csv"))


def only(folder: Path, pattern: str) -> Path:
    """The one file or folder that fits; its own name stays out of this project."""
    (found,) = folder.glob(pattern)
    return found


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("path", SNAPSHOTS, ids=range(len(SNAPSHOTS)))
def test_followers_and_followed(path):
    rows, taken = rows_of(path), take(path)
    facts = taken.of(SnapshotFact)
    assert [fact.person for fact in facts] == [row["ID"] for row in rows]
    assert {fact.kin for fact in facts} == {"following" if "ings" in path.name else "follower"}
    people = taken.of(PersonFact)
    assert sum(fact.place is not None for fact in people) == sum(
        bool(row["Location"].strip()) for row in rows
    )
    assert sum(fact.bio is not None for fact in people) == sum(
        bool(row["Bio"].strip()) for row in rows
    )
    assert sum(fact.followers for fact in people) == sum(int(row["Followers"]) for row in rows)
    assert [fact.handle for fact in people] == [row["Screen name"] for row in rows]
    newest = max(max(row["Last tweeted at"], row["Since"]) for row in rows)
    at = dt.datetime.strptime(newest, "%Y-%m-%d %H:%M:%S %z")
    assert taken.as_of_ms == round(at.timestamp() * 1000)
    assert taken.skipped == []


def test_the_latest_followers_are_those_of_the_description():
    taken = take(only(FOLLOWERS, "*_t-gem_2016-04/followers.csv"))
    people = taken.of(PersonFact)
    assert len(taken.of(SnapshotFact)) == 276
    assert sum(fact.place is not None for fact in people) == 192
    assert sum(fact.bio is not None for fact in people) == 202


def test_lists_with_their_members():
    folder = only(FOLLOWERS, "*_t-gem_2016-04")
    files = sorted(folder.glob("lists/*/*.csv"))
    taken = take(folder / "lists")
    named = {fact.list_ref.partition("/")[2] for fact in taken.of(ListFact)}
    assert named == {path.stem for path in files}
    wanted = {(path.stem, row["ID"]) for path in files for row in rows_of(path)}
    found = {(fact.list_ref.partition("/")[2], fact.person) for fact in taken.of(ListMemberFact)}
    assert found == wanted
    lists = take(folder / "lists.csv")
    assert len(lists.of(ListFact)) == len(rows_of(folder / "lists.csv"))
    assert {fact.list_ref for fact in taken.of(ListFact)} <= {
        fact.list_ref for fact in lists.of(ListFact)
    }


@pytest.mark.parametrize("name", ["favorites.csv", "tweets.csv", "retweets.csv"])
def test_posts_are_refused_for_what_they_are(name):
    assert "table of posts" in why_not(only(FOLLOWERS, "*_t-gem_2016-04") / name)


def test_a_tracker_with_bare_returns():
    path = only(X_OLD, "*_2019/FL_data.csv")
    lines = path.read_bytes().decode().split("\r")
    rows = [line.split(",") for line in lines[1:] if line.strip(", ")]
    taken = take(path)
    followers = [fact for fact in taken.of(CountFact) if fact.metric == "followers"]
    assert [fact.value for fact in followers] == [int(row[2]) for row in rows]
    assert len(followers) == 67
    days = [fact.at_ms // 86_400_000 for fact in followers]
    assert days == list(range(days[0], days[0] + 67))  # every day once: no date was misread
    assert dt.date(1970, 1, 1) + dt.timedelta(days[0]) == dt.date(2019, 9, 21)
    assert {fact.metric for fact in taken.of(CountFact)} == {"followers", "following"}


def test_days_and_followers_that_somebody_joined():
    path = only(X_OLD, "*_2019/master_data.csv")
    rows, taken = rows_of(path), take(path)
    for metric, column in (("followers", "Follower"), ("impressions_day", "impressions")):
        values = [fact.value for fact in taken.of(CountFact) if fact.metric == metric]
        assert values == [round(float(row[column])) for row in rows if row[column]]


def test_followers_by_month():
    path = only(X_OLD, "*/twitter_metrics_monthly_*.csv")
    rows, taken = rows_of(path), take(path)
    wanted = {row["date"]: int(row["followers"]) for row in rows if row["followers"] != "NA"}
    found = {
        (dt.date(1970, 1, 1) + dt.timedelta(milliseconds=fact.at_ms)).isoformat(): fact.value
        for fact in taken.of(CountFact)
    }
    assert found == wanted
    assert len(taken.skipped) == len(rows) - 49 == 23


def test_scores_without_dates_are_refused():
    assert "without dates" in why_not(SAMPLES / "klout" / "klout_scores_distribution.csv")


@pytest.mark.parametrize("path", CONTEXT, ids=range(len(CONTEXT)))
def test_tables_of_nobody_are_refused(path):
    assert why_not(path).endswith(".")


def test_tables_of_known_formats_are_left_to_these():
    kept = {"follower_table", "list_members", "mention_table", "count_series", "score_series"}
    for path in sorted(SAMPLES.glob("x_analytics_*/*/*.csv")):
        if "mangled" not in str(path) and (
            "activity_metrics" in path.name or "account_" in path.name
        ):
            assert take(path).key not in kept
