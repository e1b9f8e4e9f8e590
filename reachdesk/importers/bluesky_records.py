"""From the records of a Bluesky repository to facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reachdesk.domain.records import (
    AccountFact,
    Direction,
    ExchangeFact,
    ExchangeKind,
    Fact,
    Kin,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
    SnapshotFact,
)
from reachdesk.i18n import N_
from reachdesk.importers.wording import worded
from reachdesk.importers.x_times import parse_time

_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_EARLIEST_MS = 1_577_836_800_000  # 2020, before the first repository
_LATEST_MS = 4_102_444_800_000
_FACET = "app.bsky.richtext.facet#"
_MUTED = "app.bsky.graph.defs#modlist"
KIND_OF = {
    "app.bsky.feed.post": "posts",
    "app.bsky.feed.repost": "posts",
    "app.bsky.feed.like": "mentions",
    "app.bsky.graph.follow": "following",
    "app.bsky.graph.list": "lists",
    "app.bsky.graph.listitem": "list_members",
    "app.bsky.actor.profile": "profile",
}
"""The record kind of each collection that is read; all others are passed over."""


def moment_of(key: str) -> int | None:
    """UTC milliseconds in a key of 13 signs (the TID of the AT Protocol); None for other keys."""
    if len(key) != 13 or any(sign not in _DIGITS for sign in key):
        return None
    number = 0
    for sign in key:
        number = number * 32 + _DIGITS.index(sign)
    at_ms = (number >> 10) // 1000
    return at_ms if _EARLIEST_MS <= at_ms <= _LATEST_MS else None


def facts_of(path: str, record: dict[str, Any], did: str) -> list[Fact] | str:
    """The facts of the record at `path` (`collection/key`) by the owner `did`, or why none."""
    collection, _slash, key = path.partition("/")
    return _MAKERS[collection](record, key, did)


def _profile(record: dict[str, Any], _key: str, did: str) -> list[Fact]:
    name, bio = _text(record, "displayName"), _text(record, "description")
    return [AccountFact(did, None, name, bio, None, _time(record, ""))]


def _like(record: dict[str, Any], key: str, _did: str) -> list[Fact] | str:
    at_ms = _time(record, key)
    whose, address = _subject(record)
    if at_ms is None or whose is None:
        return worded(N_("it names nobody")) if at_ms else worded(N_("no date"))
    return [ExchangeFact(key, ExchangeKind.LIKE, Direction.OUT, at_ms, whose, address)]


def _follow(record: dict[str, Any], key: str, _did: str) -> list[Fact] | str:
    person = _did_in(record.get("subject"))
    if person is None:
        return worded(N_("it names nobody"))
    return [SnapshotFact(Kin.FOLLOWING, person, _time(record, key))]


def _member(record: dict[str, Any], _key: str, _did: str) -> list[Fact] | str:
    person = _did_in(record.get("subject"))
    _owner, list_key = _parts(record.get("list"))
    if person is None or list_key is None:
        return worded(N_("no list")) if person else worded(N_("it names nobody"))
    return [ListMemberFact(list_key, person)]


def _repost(record: dict[str, Any], key: str, _did: str) -> list[Fact] | str:
    at_ms = _time(record, key)
    if at_ms is None:
        return worded(N_("no date"))
    whose, _address = _subject(record)
    kind, exactly = PostKind.REPOST, Precision.MILLISECOND
    return [PostFact(f"repost:{key}", at_ms, exactly, kind, reposted_person=whose)]


def _list(record: dict[str, Any], key: str, _did: str) -> list[Fact] | str:
    name = _text(record, "name")
    if record.get("purpose") == _MUTED:
        return worded(N_("a list for hiding people, not for reading them"))
    return [ListFact(key, name, "created")] if name else worded(N_("no name"))


def _post(record: dict[str, Any], key: str, did: str) -> list[Fact] | str:
    at_ms = _time(record, key)
    if at_ms is None:
        return worded(N_("no date"))
    text = _text(record, "text") or ""
    reply = record.get("reply")
    parent = reply.get("parent") if isinstance(reply, dict) else None
    answered, answered_key = _parts(_uri(parent))
    own_thread = answered == did
    quoted, quoted_key = _parts(_uri(_quoted(record)))
    features = _features(record)
    people = _mentioned(text, features)
    langs = record.get("langs")
    language = langs[0] if isinstance(langs, list) and len(langs) == 1 else None
    kind = PostKind.QUOTE if quoted else PostKind.ORIGINAL
    post = PostFact(
        key,
        at_ms,
        Precision.MILLISECOND,
        PostKind.REPLY if answered and not own_thread else kind,
        text or None,
        language[:2].lower() if isinstance(language, str) and language else None,
        answered_key if own_thread else _uri(parent),
        None if own_thread else answered,
        None,
        quoted_key if quoted == did else _uri(_quoted(record)),
        quoted if quoted != did else None,
        " ".join(dict.fromkeys(person.person for person in people)) or None,
        sum(kind == "link" for kind, *_rest in features) + _has_card(record),
        sum(kind == "tag" for kind, *_rest in features),
        _media(record),
    )
    return [post, *people]


_Feature = tuple[str, str, int, int]
"""Kind, value, first byte and end of a piece of a text that means something."""


def _features(record: dict[str, Any]) -> list[_Feature]:
    found = []
    for facet in _dicts(record.get("facets")):
        index = facet.get("index")
        place = index if isinstance(index, dict) else {}
        start, end = place.get("byteStart"), place.get("byteEnd")
        for feature in _dicts(facet.get("features")):
            kind = str(feature.get("$type", "")).removeprefix(_FACET)
            value = feature.get("did") or feature.get("uri") or feature.get("tag")
            if isinstance(value, str) and isinstance(start, int) and isinstance(end, int):
                found.append((kind, value, start, end))
    return found


def _mentioned(text: str, features: list[_Feature]) -> list[PersonFact]:
    """The people named in a text, with the handle that stands there."""
    content = text.encode("utf-8", "replace")
    people = []
    for kind, did, start, end in features:
        if kind == "mention" and _did_in(did):
            written = content[max(start, 0) : max(end, 0)].decode("utf-8", "ignore")
            handle = written.removeprefix("@").lower()
            sound = "." in handle and not any(sign.isspace() for sign in handle)
            people.append(PersonFact(did, handle if sound else None))
    return people


def _quoted(record: dict[str, Any]) -> object:
    """The record that a post carries: alone, or beside pictures."""
    embed = record.get("embed")
    inner = embed.get("record") if isinstance(embed, dict) else None
    if isinstance(inner, dict) and isinstance(inner.get("record"), dict):
        inner = inner["record"]
    is_post = "/app.bsky.feed.post/" in (_uri(inner) or "")
    return inner if is_post else None


def _media(record: dict[str, Any]) -> int:
    embed = record.get("embed")
    media = embed.get("media", embed) if isinstance(embed, dict) else None
    if not isinstance(media, dict):
        return 0
    return len(_dicts(media.get("images"))) + ("video" in media)


def _has_card(record: dict[str, Any]) -> int:
    """1 for a post whose only link is the card below it."""
    embed = record.get("embed")
    linked = any(kind == "link" for kind, *_rest in _features(record))
    return int(isinstance(embed, dict) and "external" in embed and not linked)


def _subject(record: dict[str, Any]) -> tuple[str | None, str | None]:
    """Whose record, and its address, another record is about."""
    address = _uri(record.get("subject"))
    return _parts(address)[0], address


def _uri(link: object) -> str | None:
    uri = link.get("uri") if isinstance(link, dict) else None
    return uri if isinstance(uri, str) else None


def _parts(uri: object) -> tuple[str | None, str | None]:
    """Owner and key of `at://<did>/<collection>/<key>`."""
    pieces = uri.split("/") if isinstance(uri, str) else []
    if len(pieces) != 5 or pieces[0] != "at:" or not _did_in(pieces[2]):
        return None, None
    return pieces[2], pieces[4]


def _did_in(value: object) -> str | None:
    """An id of the AT Protocol; None for anything else."""
    is_one = isinstance(value, str) and value.startswith("did:") and " " not in value
    return value if is_one and isinstance(value, str) else None


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return (value.strip() or None) if isinstance(value, str) else None


def _time(record: dict[str, Any], key: str) -> int | None:
    written = record.get("createdAt")
    stated = parse_time(written) if isinstance(written, str) else None
    return moment_of(key) if stated is None else stated


_Maker = Callable[[dict[str, Any], str, str], list[Fact] | str]
_MAKERS: dict[str, _Maker] = {
    "app.bsky.feed.post": _post,
    "app.bsky.feed.repost": _repost,
    "app.bsky.feed.like": _like,
    "app.bsky.graph.follow": _follow,
    "app.bsky.graph.list": _list,
    "app.bsky.graph.listitem": _member,
    "app.bsky.actor.profile": _profile,
}
