"""Made-up X archives of every era, for tests: names and texts are invented.

    folder = write_archive(tmp_path / "archive", posts=many_posts(50), era="2023")
    archive = zip_of(folder)

Eras: "grailbird" (2012-18, `data/js/tweets/YYYY_MM.js`), "2018" (flat), "2020" (`data/tweet.js`),
"2023" (`data/tweets.js` with edit_info).
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SNOWFLAKE_START_MS = 1_288_834_974_657
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@dataclass(frozen=True)
class Person:
    """Somebody in a made-up archive."""

    person_id: str
    handle: str
    name: str


OWNER = Person("1000000001", "mira_example", "Mira Example")
TOBI = Person("1000000002", "tobi_example", "Tobi Example")
LENA = Person("1000000003", "lena_example", "Lena Example")
AS_OF = "2023-08-14T10:00:00.000Z"


def ms_of(when: str) -> int:
    """Milliseconds since 1970 of an ISO time; UTC where it names no zone."""
    moment = datetime.fromisoformat(when)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


def snowflake(when_ms: int, number: int = 0) -> str:
    """The id that X gives to what is posted at `when_ms`."""
    return str(((when_ms - SNOWFLAKE_START_MS) << 22) + number)


def api_date(when_ms: int) -> str:
    """Such as `Wed Nov 16 20:18:03 +0000 2022`, in English whatever the locale."""
    moment = datetime.fromtimestamp(when_ms // 1000, UTC)
    month, day = MONTHS[moment.month - 1], DAYS[moment.weekday()]
    return f"{day} {month} {moment:%d %H:%M:%S} +0000 {moment.year}"


@dataclass
class Post:
    """A post of a made-up archive; `extra` is laid over the record as it is written."""

    post_id: str
    when_ms: int
    text: str
    likes: int = 0
    reposts: int = 0
    reply_to: tuple[str | None, Person] | None = None
    repost_of: Person | None = None
    links: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    mentions: tuple[Person, ...] = ()
    author: Person = OWNER
    extra: dict[str, Any] = field(default_factory=dict)


def made_post(when: str, text: str = "A made-up thought", number: int = 0, **named: Any) -> Post:
    """A post at an ISO time; before November 2010 its id says nothing of the time, as in life."""
    when_ms = ms_of(when)
    if "post_id" not in named:
        early = when_ms < SNOWFLAKE_START_MS + 1000
        named["post_id"] = str(when_ms // 100_000 + number) if early else snowflake(when_ms, number)
    return Post(when_ms=when_ms, text=text, **named)


def many_posts(count: int, start: str = "2021-03-01T09:00:00", step_hours: int = 7) -> list[Post]:
    """A mix of all four kinds, in turn: original, reply, repost, quote."""
    posts = []
    first = ms_of(start)
    for index in range(count):
        when = datetime.fromtimestamp(first / 1000 + index * step_hours * 3600, UTC).isoformat()
        kind = index % 4
        if kind == 0:
            posts.append(made_post(when, f"Thought {index} &amp; more", likes=index % 9))
        elif kind == 1:
            text = f"@{TOBI.handle} answer {index}"
            earlier = snowflake(first - 60_000, index)
            posts.append(made_post(when, text, reply_to=(earlier, TOBI), mentions=(TOBI,), likes=1))
        elif kind == 2:
            text = f"RT @{LENA.handle}: something said {index}"
            posts.append(made_post(when, text, repost_of=LENA, mentions=(LENA,)))
        else:
            link = f"https://twitter.com/{TOBI.handle}/status/{1_000_000 + index}"
            posts.append(made_post(when, f"Well put {index} https://t.co/x", links=(link,)))
    return posts


def _entities(post: Post, *, numbers_as_text: bool) -> dict[str, Any]:
    def person(someone: Person) -> dict[str, Any]:
        number: str | int = someone.person_id if numbers_as_text else int(someone.person_id)
        indices = ["0", "5"] if numbers_as_text else [0, 5]
        return {
            "name": someone.name,
            "screen_name": someone.handle,
            "indices": indices,
            "id_str": someone.person_id,
            "id": number,
        }

    return {
        "hashtags": [{"text": tag, "indices": ["0", "1"]} for tag in post.hashtags],
        "symbols": [],
        "user_mentions": [person(someone) for someone in post.mentions],
        "urls": [
            {"url": "https://t.co/x", "expanded_url": link, "display_url": link}
            for link in post.links
        ],
    }


def tweet_record(post: Post, *, edit_info: bool = False) -> dict[str, Any]:
    """A post as archives since 2018 write it, without the wrapper: all numbers are strings."""
    record: dict[str, Any] = {
        "retweeted": False,
        "source": '<a href="https://example.org">Example</a>',
        "entities": _entities(post, numbers_as_text=True),
        "display_text_range": ["0", str(len(post.text))],
        "favorite_count": str(post.likes),
        "id_str": post.post_id,
        "truncated": False,
        "retweet_count": str(post.reposts),
        "id": post.post_id,
        "created_at": api_date(post.when_ms),
        "favorited": False,
        "full_text": post.text,
        "lang": "en",
    }
    if post.reply_to:
        post_id, someone = post.reply_to
        record |= {
            "in_reply_to_user_id": someone.person_id,
            "in_reply_to_user_id_str": someone.person_id,
            "in_reply_to_screen_name": someone.handle,
        }
        if post_id:
            record |= {"in_reply_to_status_id": post_id, "in_reply_to_status_id_str": post_id}
    if edit_info:
        record["edit_info"] = {"initial": {"editTweetIds": [post.post_id], "editsRemaining": "5"}}
    return record | post.extra


def grailbird_record(post: Post, *, midnight: bool = False) -> dict[str, Any]:
    """A post as Grailbird writes it; `midnight`: its dates of before November 2010."""
    moment = datetime.fromtimestamp(post.when_ms // 1000, UTC)
    date = f"{moment:%Y-%m-%d} 00:00:00 +0000" if midnight else api_date(post.when_ms)
    author = {
        "name": post.author.name,
        "screen_name": post.author.handle,
        "protected": False,
        "id_str": post.author.person_id,
        "id": int(post.author.person_id),
        "verified": False,
    }
    entities = _entities(post, numbers_as_text=False)
    entities["media"] = []
    record: dict[str, Any] = {
        "source": "web",
        "entities": entities,
        "geo": {},
        "id_str": post.post_id,
        "text": post.text,
        "id": int(post.post_id),
        "created_at": date,
        "user": author,
    }
    if post.reply_to:
        post_id, someone = post.reply_to
        record["in_reply_to_user_id"] = int(someone.person_id)
        record["in_reply_to_screen_name"] = someone.handle
        if post_id:
            record["in_reply_to_status_id"] = int(post_id)
            record["in_reply_to_status_id_str"] = post_id
    if post.repost_of:
        said = Post(str(int(post.post_id) - 5), post.when_ms - 1000, "", author=post.repost_of)
        said.text = post.text.partition(": ")[2]
        record["retweeted_status"] = grailbird_record(said)
    return record | post.extra


def write_js(path: Path, variable: str, content: object, indent: int | None = 2) -> Path:
    """`variable = content`, as X writes its files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    path.write_text(f"{variable} = {text}", encoding="utf-8")
    return path


def write_ytd(path: Path, kind: str, records: Sequence[object], part: int = 0) -> Path:
    """`window.YTD.<kind>.part<part> = [ … ]`."""
    return write_js(path, f"window.YTD.{kind}.part{part}", list(records))


def conversation(
    someone: Person, messages: Iterable[tuple[str, bool, str]], owner: Person = OWNER
) -> dict[str, Any]:
    """A direct conversation; each message is (ISO time, whether the owner sent it, text)."""
    made = []
    for number, (when, sent, text) in enumerate(messages):
        sender, receiver = (owner, someone) if sent else (someone, owner)
        made.append(
            {
                "messageCreate": {
                    "recipientId": receiver.person_id,
                    "reactions": [],
                    "urls": [],
                    "text": text,
                    "mediaUrls": [],
                    "senderId": sender.person_id,
                    "id": snowflake(ms_of(when), number),
                    "createdAt": when,
                }
            }
        )
    name = f"{someone.person_id}-{owner.person_id}"
    return {"dmConversation": {"conversationId": name, "messages": made}}


def ad_record(*times: str) -> dict[str, Any]:
    """Advertisements shown at the given times (`2023-08-01 12:00:00`, UTC)."""
    shown = [{"displayLocation": "TimelineHome", "impressionTime": time} for time in times]
    return {"ad": {"adsUserData": {"adImpressions": {"impressions": shown}}}}


def write_archive(
    folder: Path,
    posts: Sequence[Post] = (),
    era: str = "2023",
    *,
    owner: Person = OWNER,
    followers: Sequence[str] = (),
    following: Sequence[str] = (),
    as_of: str = AS_OF,
    messages: Sequence[Mapping[str, Any]] = (),
    ads: Sequence[Mapping[str, Any]] = (),
    lists: Mapping[str, Sequence[str]] | None = None,
    parts: int = 1,
    more: Mapping[str, Sequence[object]] | None = None,
    leave_out: Sequence[str] = (),
) -> Path:
    """Write an archive of `era` into `folder` and return that.

    `lists`: addresses by "created", "member", "subscribed". `parts`: how many tweet files.
    `more`: further record lists by kind, such as {"note_tweet": […]}. `leave_out`: names of files
    that the manifest names and that are not there, such as "data/tweets.js".
    """
    if era == "grailbird":
        return write_grailbird(folder, posts, owner=owner, as_of=as_of)
    flat = era == "2018"
    kinds: dict[str, list[Any]] = {
        "account": [account_record(owner, flat=flat, as_of=as_of)],
        "profile": [{"profile": {"description": {"bio": "Invented", "location": "Leeds"}}}],
        "follower": [_relation("follower", person, flat=flat) for person in followers],
        "following": [_relation("following", person, flat=flat) for person in following],
        "direct_messages": list(messages),
        "ad_impressions": list(ads),
    }
    for tie, addresses in (lists or {}).items():
        kinds[f"lists_{tie}"] = _list_records(addresses, flat=flat)
    kinds |= {kind: list(records) for kind, records in (more or {}).items()}
    tweets = [
        record if flat else {"tweet": record}
        for record in (tweet_record(post, edit_info=era == "2023") for post in posts)
    ]
    tweet_kind = "tweets" if era == "2023" else "tweet"
    base = "" if flat else "data/"
    files: dict[str, dict[str, Any]] = defaultdict(lambda: {"files": []})
    each = -(-len(tweets) // parts) if tweets else 1
    for part in range(parts):
        name = f"{base}{tweet_kind}{f'-part{part}' if part else ''}.js"
        share = tweets[part * each : (part + 1) * each]
        _put(folder, name, tweet_kind, share, files, part=part, leave_out=leave_out)
    for kind, records in kinds.items():
        name = f"{base}{kind.replace('_', '-')}.js"
        _put(folder, name, kind, records, files, leave_out=leave_out)
    if not flat and "data/manifest.js" not in leave_out:
        write_manifest(folder / "data" / "manifest.js", files, owner=owner, as_of=as_of)
    return folder


def account_record(owner: Person, *, flat: bool = False, as_of: str = AS_OF) -> dict[str, Any]:
    """`account.js`; the flat era has times as milliseconds in text."""
    created = "2010-05-01T12:00:00.000Z"
    record = {
        "email": "nobody@example.org",
        "createdVia": "web",
        "username": owner.handle,
        "accountId": owner.person_id,
        "createdAt": str(ms_of(created)) if flat else created,
        "accountDisplayName": owner.name,
    }
    if flat:
        record |= {"updatedAt": str(ms_of(as_of)), "timeZone": "London"}
    return {"account": record}


def _relation(kind: str, person: str, *, flat: bool) -> dict[str, Any]:
    link = f"https://twitter.com/intent/user?user_id={person}"
    return {kind: {"accountId": person} | ({} if flat else {"userLink": link})}


def _list_records(addresses: Sequence[str], *, flat: bool) -> list[Any]:
    if flat:
        return [{"userListInfo": {"urls": list(addresses)}}]
    return [{"userListInfo": {"url": address}} for address in addresses]


def _put(
    folder: Path,
    name: str,
    kind: str,
    records: Sequence[object],
    files: dict[str, dict[str, Any]],
    *,
    part: int = 0,
    leave_out: Sequence[str] = (),
) -> None:
    words = kind.split("_")
    camel = words[0] + "".join(word.capitalize() for word in words[1:])
    entry = {
        "fileName": name,
        "globalName": f"YTD.{kind}.part{part}",
        "count": str(len(records)),
    }
    files[camel]["files"].append(entry)
    if name not in leave_out:
        write_ytd(folder / name, kind, records, part)


def write_manifest(
    path: Path, data_types: Mapping[str, Any], *, owner: Person = OWNER, as_of: str = AS_OF
) -> Path:
    """`data/manifest.js`, numbers as strings."""
    content = {
        "userInfo": {
            "accountId": owner.person_id,
            "userName": owner.handle,
            "displayName": owner.name,
        },
        "archiveInfo": {
            "sizeBytes": "1000",
            "generationDate": as_of,
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        },
        "dataTypes": dict(data_types),
    }
    return write_js(path, "window.__THAR_CONFIG", content)


def write_grailbird(
    folder: Path,
    posts: Sequence[Post],
    *,
    owner: Person = OWNER,
    as_of: str = AS_OF,
    midnight: bool = False,
    leave_out: Sequence[str] = (),
) -> Path:
    """An archive of 2012 to 2018. `midnight`: posts of before November 2010 have lost their time.

    `leave_out`: month files that the index names and that are not there.
    """
    js = folder / "data" / "js"
    months: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        months[f"{datetime.fromtimestamp(post.when_ms / 1000, UTC):%Y_%m}"].append(post)
    index = []
    for month in sorted(months, reverse=True):
        name = f"data/js/tweets/{month}.js"
        year, number = month.split("_")
        index.append(
            {
                "file_name": name,
                "year": int(year),
                "var_name": f"tweets_{month}",
                "tweet_count": len(months[month]),
                "month": int(number),
            }
        )
        early = midnight and month < "2010_11"
        records = [grailbird_record(post, midnight=early) for post in months[month]]
        if name not in leave_out:
            write_js(folder / name, f"Grailbird.data.tweets_{month}", records)
    write_js(js / "tweet_index.js", "var tweet_index", index)
    details = {"tweets": len(posts) + 9, "created_at": api_date(ms_of(as_of))}
    write_js(js / "payload_details.js", "var payload_details", details)
    user = {
        "screen_name": owner.handle,
        "location": "Leeds",
        "full_name": owner.name,
        "bio": "Invented",
        "id": owner.person_id,
        "created_at": "Sat May 01 12:00:00 +0000 2010",
    }
    write_js(js / "user_details.js", "var user_details", user)
    return folder


def zip_of(folder: Path, target: Path | None = None, top: str = "") -> Path:
    """The folder as a zip beside it (or at `target`); `top` is an extra folder around it all."""
    target = target or folder.with_name(folder.name + ".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, top + path.relative_to(folder).as_posix())
    return target
