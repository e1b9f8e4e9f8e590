"""X analytics files: rows, impressions, times and owners, real and made up."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from reachdesk.domain.records import CountFact, PostFact, PostKind
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_analytics_days import IMPORTER as DAYS
from reachdesk.importers.x_analytics_posts import IMPORTER as POSTS
from reachdesk.importers.x_snowflake import moment_of

OLD = [
    "Tweet id",
    "Tweet permalink",
    "Tweet text",
    "time",
    "impressions",
    "engagements",
    "engagement rate",
    "retweets",
    "replies",
    "likes",
    *[f"column {number}" for number in range(30)],
]
PORTUGUESE = [
    "id do Tweet",
    "link permanente do Tweet",
    "texto do Tweet",
    "horário",
    "impressões",
    "engajamentos",
    "taxa de engajamento",
    "retweets",
    "respostas",
    "favoritos",
    *[f"coluna {number}" for number in range(30)],
]
UNKNOWN_LANGUAGE = [f"sarake {number}" for number in range(40)]
ID = "1327601232462811136"
LINK = f"https://twitter.com/ana/status/{ID}"


def only(importer, path: Path):
    """Owner, facts, skipped and notes of a file."""
    (source,), refused = open_sources([path])
    assert not refused
    with source:
        assert importer.recognise(source)
        outline = importer.outline(source)
        batches = list(importer.read(source, outline))
    facts = [fact for batch in batches for fact in batch.facts]
    skipped = [skip for batch in batches for skip in batch.skipped]
    notes = [note for batch in batches for note in batch.notes]
    return outline.owner, facts, skipped, notes, sum(batch.read for batch in batches)


def posts_among(facts) -> list[PostFact]:
    return [fact for fact in facts if isinstance(fact, PostFact)]


def old_row(**changes) -> list[str]:
    row = dict(zip(OLD, ["0"] * 40, strict=True)) | {
        "Tweet id": ID,
        "Tweet permalink": LINK,
        "Tweet text": "Rosters &amp; rain\nhttps://t.co/abc #shifts",
        "time": "2020-11-14 13:07 +0000",
        "impressions": "1938.0",
        "engagements": "61.0",
        "retweets": "3.0",
        "replies": "1",
        "likes": "12",
    }
    return list((row | changes).values())


def write(path: Path, header: list[str], rows: list[list[str]], encoding="utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as handle:
        writer = csv.writer(handle, quoting=csv.QUOTE_ALL)
        writer.writerow(header)
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("header", [OLD, PORTUGUESE, UNKNOWN_LANGUAGE])
def test_old_file_in_any_language(tmp_path, header):
    owner, facts, skipped, _notes, read = only(
        POSTS, write(tmp_path / "a.csv", header, [old_row()])
    )
    (post,) = posts_among(facts)
    assert facts[1:] == [CountFact(f"engagements_post:{ID}", post.created_ms, 61)]
    assert (read, skipped, owner.handle) == (1, [], "ana")
    assert post.post_id == ID
    assert post.created_ms == moment_of(ID)
    assert (post.impressions, post.likes, post.reposts, post.replies) == (1938, 12, 3, 1)
    assert post.text.startswith("Rosters & rain\n")
    assert (post.kind, post.links, post.hashtags) == (PostKind.ORIGINAL, 1, 1)


def test_a_rounded_id_is_taken_from_the_link(tmp_path):
    rows = [old_row(**{"Tweet id": "1.32E+18"}), old_row(**{"Tweet id": "1327601232462811000"})]
    _owner, facts, skipped, _notes, _read = only(POSTS, write(tmp_path / "a.csv", OLD, rows))
    assert [post.post_id for post in posts_among(facts)] == [ID]
    assert len(skipped) == 1  # the same post twice


def test_windows_encoding_loses_no_row(tmp_path):
    rows = [old_row(**{"Tweet text": "caf\u00e9 \u2013 \u201cdone\u201d"})]
    path = write(tmp_path / "a.csv", OLD, rows, encoding="cp1252")
    _owner, facts, skipped, _notes, _read = only(POSTS, path)
    assert not skipped
    assert facts[0].text == "café – “done”"


def test_bad_numbers_are_listed_not_taken(tmp_path):
    rows = [old_row(impressions="many"), old_row(impressions="-5"), old_row(impressions="-")]
    _owner, facts, skipped, _notes, read = only(POSTS, write(tmp_path / "a.csv", OLD, rows))
    assert (read, len(skipped)) == (3, 2)
    assert [post.impressions for post in posts_among(facts)] == [None]


NEW = ["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Replies", "Reposts"]


def test_new_file_takes_time_from_the_id_and_finds_the_zone(tmp_path):
    rows = []
    for number in range(40):
        post_id = str(int(ID) + (number * 3_600_000 << 22))
        local = (moment_of(post_id) + 2 * 3_600_000) // 1000
        day = dt.datetime.fromtimestamp(local, dt.UTC)
        text = "@bo yes" if number % 2 else "rosters"
        link = f"https://x.com/ana/status/{post_id}"
        rows.append([post_id, day.strftime("%a, %b %-d, %Y"), text, link, "5", "0", "0", "0"])
    _owner, facts, _skipped, _notes, _read = only(POSTS, write(tmp_path / "a.csv", NEW, rows))
    posts = [fact for fact in facts if isinstance(fact, PostFact)]
    assert [post.created_ms for post in posts] == [moment_of(row[0]) for row in rows]
    assert {post.kind for post in posts} == {PostKind.REPLY, PostKind.UNKNOWN}
    (zone,) = [fact for fact in facts if isinstance(fact, CountFact)]
    assert zone == CountFact("utc_offset_minutes", posts[-1].created_ms, zone.value)
    assert 90 <= zone.value <= 150


@pytest.mark.parametrize(("count", "said"), [(199, False), (200, True), (201, True), (202, False)])
def test_a_full_page_is_said_to_be_cut_off(tmp_path, count, said):
    rows = [
        [str(int(ID) + number), "Sat, Nov 14, 2020", "rosters", "", "5", "0", "0", "0"]
        for number in range(count)
    ]
    _owner, facts, _skipped, notes, _read = only(POSTS, write(tmp_path / "a.csv", NEW, rows))
    assert sum(isinstance(fact, PostFact) for fact in facts) == count
    assert bool(notes) is said


DAILY = ["Date", "Impressions", "Likes", "Engagements", "New follows", "Unfollows", "Create Post"]


def test_days_and_the_unfinished_newest(tmp_path):
    rows = [["Tue, Feb 11, 2025", "9", "0", "3", "4", "1", "0"]]
    rows += [["Mon, Feb 10, 2025", "1,162", "9", "14", "0", "0", "1"]]
    rows += [["Someday", "1", "1", "1", "1", "1", "1"]]
    _owner, facts, skipped, notes, read = only(DAYS, write(tmp_path / "b.csv", DAILY, rows))
    by = {(fact.metric, fact.at_ms): fact.value for fact in facts}
    assert by["impressions_day", 1739232000000] == 9
    assert by["impressions_day", 1739145600000] == 1162
    assert by["follows_day", 1739232000000] == 4
    assert (read, len(skipped)) == (3, 1)
    assert "2025-02-11" in notes[0]


def test_each_knows_only_its_own(tmp_path):
    posts = write(tmp_path / "a.csv", OLD, [old_row()])
    days = write(tmp_path / "b.csv", DAILY, [["Tue, Feb 11, 2025", "9", "0", "3", "4", "1", "0"]])
    other = write(tmp_path / "c.csv", ["name", "place"], [["Ana", "Leeds"]])
    sources, _refused = open_sources([posts, days, other])
    found = {
        source.name: [
            importer.key for importer in (POSTS, DAYS) if importer.recognise(source) is not None
        ]
        for source in sources
    }
    assert found == {"a.csv": ["x_analytics_posts"], "b.csv": ["x_analytics_days"], "c.csv": []}


def plain_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_real_files_agree_with_a_plain_count(samples):
    seen = 0
    for path in sorted(samples.glob("x_analytics_*/*/*.csv")):
        (source,), _refused = open_sources([path])
        if POSTS.recognise(source) is None or "mangled" in path.parent.name:
            continue
        rows = plain_rows(path)
        name = "impressions" if "impressions" in rows[0] else "Impressions"
        _owner, facts, skipped, _notes, _read = only(POSTS, path)
        posts = [fact for fact in facts if isinstance(fact, PostFact)]
        assert not skipped
        assert len(posts) == len(rows)
        assert sum(post.impressions for post in posts) == sum(float(row[name]) for row in rows)
        engaged = [fact.value for fact in facts if "engagements_post:" in str(fact[0])]
        name = "engagements" if "engagements" in rows[0] else "Engagements"
        assert sum(engaged) == sum(float(row[name]) for row in rows)
        seen += 1
    assert seen >= 60


def test_real_days_agree_with_a_plain_count(samples):
    seen = 0
    for path in sorted(samples.glob("x_analytics_*/*/*.csv")):
        (source,), _refused = open_sources([path])
        if DAYS.recognise(source) is None:
            continue
        rows = plain_rows(path)
        name = "impressions" if "impressions" in rows[0] else "Impressions"
        _owner, facts, _skipped, _notes, _read = only(DAYS, path)
        values = [fact.value for fact in facts if fact.metric == "impressions_day"]
        assert sum(values) == sum(float(row[name]) for row in rows if row[name])
        seen += 1
    assert seen >= 15
