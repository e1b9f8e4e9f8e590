"""Every real archive, as a folder and zipped, against counts made here with plain json."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from reachdesk.domain.records import CountFact, ExchangeFact, ListFact, PostFact
from tests.importers.archives import ms_of, zip_of
from tests.importers.reading import read_all

pytestmark = pytest.mark.samples

YTD = (
    "x_archive_2018_flat/*_2018-08",
    "x_archive_2020plus/*_masked",
    "x_archive_2020plus/*_2020-07",
    "x_archive_2020plus/*_2020-06",
    "x_archive_2020plus/*_2021-03",
    "x_archive_2020plus/*_2022-04",
    "x_archive_2020plus/*_2022-10",
    "x_archive_2020plus/*_2023-08",
    "x_archive_2020plus/*_2025-12",
)
SAME_ACCOUNT = YTD[4:8]
GRAILBIRD = ("x_archive_grailbird/*_2013-02", "x_archive_grailbird/*_2023-06")
STATUS = re.compile(r"//(?:\w+\.)?(?:twitter|x)\.com/.*/status(?:es)?/(\d+)", re.I)


def sample(samples: Path, pattern: str) -> Path:
    (found,) = samples.glob(pattern)
    return found


def load(path: Path):
    return json.loads(path.read_text(encoding="utf-8").partition("=")[2])


def first_existing(data: Path, *names: str) -> list:
    return next((load(data / name) for name in names if (data / name).exists()), [])


def quoted(tweet: dict) -> bool:
    if tweet.get("quoted_status_id_str"):
        return True
    for link in tweet["entities"]["urls"]:
        found = STATUS.search(link.get("expanded_url") or "")
        if found and found[1] != tweet["id_str"]:
            return True
    return False


def kind_of(tweet: dict, owner: str) -> str:
    text = tweet.get("full_text") or tweet["text"]
    if "user" in tweet:
        repost = "retweeted_status" in tweet
    else:
        repost = re.match(r"RT @\w+:", text) is not None
    if repost:
        return "repost"
    answered = tweet.get("in_reply_to_user_id_str") or str(tweet.get("in_reply_to_user_id") or "")
    if (answered or tweet.get("in_reply_to_status_id_str")) and answered != owner:
        return "reply"
    return "quote" if quoted(tweet) else "original"


@pytest.mark.parametrize("name", YTD)
@pytest.mark.parametrize("zipped", [False, True])
def test_archives_since_2018(name, zipped, samples, tmp_path):
    folder = sample(samples, name)
    data = folder / "data" if (folder / "data").is_dir() else folder
    result = read_all(zip_of(folder, tmp_path / "a.zip") if zipped else folder)

    followers = [line["follower"]["accountId"] for line in first_existing(data, "follower.js")]
    following = [line["following"]["accountId"] for line in first_existing(data, "following.js")]
    assert result.snapshot("follower") == followers
    assert result.snapshot("following") == following
    assert result.read["followers"] == len(followers)

    owner = result.outline.owner.native_id
    tweets = [line["tweet"] for line in first_existing(data, "tweets.js", "tweet.js")]
    inside = [line["tweet"] for line in first_existing(data, "community-tweet.js")]
    headers = [] if tweets else first_existing(data, "tweet-headers.js")
    kinds = Counter(kind_of(tweet, owner) for tweet in tweets + inside)
    kinds["unknown"] = len(headers)
    assert result.kinds == {kind: count for kind, count in kinds.items() if count}
    assert result.read["posts"] == kinds.total()
    assert result.left_out.total() == 0
    assert result.skipped == []

    posts = result.posts
    for tweet in tweets:
        made = posts[tweet["id_str"]]
        repost = made.kind == "repost"
        assert made.likes == (None if repost else int(tweet["favorite_count"]))
        assert made.reposts == (None if repost else int(tweet["retweet_count"]))
        assert made.precision == "ms"
        assert made.created_ms == (int(tweet["id_str"]) >> 22) + 1288834974657
    with_handle = {
        mention["id_str"] for tweet in tweets for mention in tweet["entities"]["user_mentions"]
    }
    assert with_handle - {owner, "-1"} <= set(result.people)


def test_messages(samples):
    folder = sample(samples, "x_archive_2020plus/*_masked")
    result = read_all(folder)
    messages = [
        event["messageCreate"]
        for line in load(folder / "data" / "direct-messages.js")
        for event in line["dmConversation"]["messages"]
        if "messageCreate" in event
    ]
    exchanges = result.of(ExchangeFact)
    assert result.read["messages"] == len(exchanges) == len(messages) > 0
    owner = result.outline.owner.native_id
    assert Counter(str(fact.direction) for fact in exchanges) == Counter(
        "out" if message["senderId"] == owner else "in" for message in messages
    )
    assert all(fact.text is None for fact in exchanges)


@pytest.mark.parametrize("name", YTD)
def test_promises_gaps_and_lists(name, samples):
    folder = sample(samples, name)
    data = folder / "data" if (folder / "data").is_dir() else folder
    result = read_all(folder)
    lists = 0
    for tie in ("created", "member", "subscribed"):
        for line in first_existing(data, f"lists-{tie}.js"):
            info = line["userListInfo"]
            lists += len(info["urls"]) if "urls" in info else 1
    assert len(result.of(ListFact)) == result.read["lists"] == lists
    if not (data / "manifest.js").exists():
        assert result.outline.promised == {}
        assert result.outline.missing == ()
        return
    manifest = load(data / "manifest.js")
    files = [file for kind in manifest["dataTypes"].values() for file in kind.get("files", [])]
    absent = [file["fileName"] for file in files if not (folder / file["fileName"]).exists()]
    assert [entry.partition(" (")[0] for entry in result.outline.missing] == absent
    types = manifest["dataTypes"]
    promised = sum(
        int(file["count"])
        for kind in ("tweet", "tweets", "communityTweet")
        for file in types.get(kind, {}).get("files", [])
    )
    assert result.outline.promised["posts"] == promised
    assert result.outline.as_of_ms == ms_of(manifest["archiveInfo"]["generationDate"])
    assert result.outline.owner.native_id == manifest["userInfo"]["accountId"]
    assert result.outline.owner.handle == manifest["userInfo"]["userName"]
    named = {entry.partition(" (")[0] for entry in result.outline.ignored}
    assert "data/README.txt" in named
    assert not any(name.endswith(("tweets.js", "tweet.js", "follower.js")) for name in named - {
        "data/deleted-tweets.js", "data/community-tweet.js", "data/twitter-circle-tweet.js",
        "data/deleted-note-tweet.js",
    })  # fmt: skip


def grailbird_records(path: Path) -> list[dict]:
    if path.is_dir():
        return [t for month in sorted((path / "data/js/tweets").iterdir()) for t in load(month)]
    with zipfile.ZipFile(path) as archive:
        return [
            tweet
            for name in sorted(archive.namelist())
            if "/tweets/" in name and name.endswith(".js")
            for tweet in json.loads(archive.read(name).decode().partition("=")[2])
        ]


@pytest.mark.parametrize("name", GRAILBIRD)
@pytest.mark.parametrize("zipped", [False, True])
def test_grailbird(name, zipped, samples):
    folder = sample(samples, name)
    path = next(folder.glob("*.zip")) if zipped else folder / "loose"
    result = read_all(path)
    owner = result.outline.owner.native_id
    records = grailbird_records(path)
    own = {}
    others = 0
    for tweet in records:
        others += tweet["user"]["id_str"] != owner
        if tweet["user"]["id_str"] == owner:
            own.setdefault(tweet["id_str"], tweet)
    assert result.read["posts"] == len(records)
    assert set(result.posts) == set(own)
    assert result.left_out["posts"] == len(records) - len(own)
    assert result.kinds == dict(Counter(kind_of(tweet, owner) for tweet in own.values()))
    why = Counter(entry.why for entry in result.skipped)
    assert (why["a post by somebody else"] > 0) == (others > 0)
    assert all(count <= 201 for count in why.values())
    days = {
        tweet["created_at"][4:10] + tweet["created_at"][-4:]
        for tweet in own.values()
        if "followers_count" in tweet["user"]
    }
    assert len(result.of(CountFact)) == len(days)
    posts = result.posts
    for tweet in own.values():
        made = posts[tweet["id_str"]]
        if "favorite_count" in tweet and made.kind != "repost":
            assert made.likes == tweet["favorite_count"]
        assert made.precision in ("ms", "s")


def test_what_grailbird_promises(samples):
    whole = read_all(next(sample(samples, GRAILBIRD[0]).glob("*.zip")))
    assert whole.outline.promised["posts"] == whole.read["posts"] == 28_541
    assert whole.outline.missing == ()
    hybrid = read_all(next(sample(samples, GRAILBIRD[1]).glob("*.zip")))
    assert hybrid.read["posts"] == 66_807
    assert len(hybrid.outline.missing) == 11
    assert len(hybrid.of(CountFact)) == 3_289
    assert len(hybrid.of(PostFact)) == 66_807 - hybrid.left_out["posts"]


def test_four_archives_of_one_account(samples):
    sets = [set(read_all(sample(samples, name)).snapshot("follower")) for name in SAME_ACCOUNT]
    assert [len(found) for found in sets] == [405, 561, 644, 764]
    pairs = list(pairwise(sets))
    assert [len(late - early) for early, late in pairs] == [173, 94, 173]
    assert [len(early - late) for early, late in pairs] == [17, 11, 53]
