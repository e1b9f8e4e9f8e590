"""Facebook's download of one's information as JSON: posts, comments, friends and followers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import (
    AccountFact,
    Fact,
    Kin,
    Network,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
    SnapshotFact,
)
from reachdesk.i18n import N_, _
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.json_lists import Peek, small_object
from reachdesk.importers.meta_reading import (
    MetaReading,
    is_html_export,
    parts_of,
    refuse_html,
    unread,
)
from reachdesk.importers.meta_records import FacebookComment, FacebookPost, Person, moment
from reachdesk.importers.meta_text import hashtags_in, links_in, repaired
from reachdesk.importers.person_refs import ref_of
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded

HOW_TO_GET = N_(
    "On Facebook open Settings, Your information, Download your information, choose JSON as the "
    "format and all time as the period."
)
_NAMES = re.compile(r"post|comment|friend|follow|profile_information|status")
_PEOPLE = {
    "friends": (Kin.FOLLOWER, Kin.FOLLOWING),
    "followers": (Kin.FOLLOWER,),
    "following": (Kin.FOLLOWING,),
}
_POST_PIECES = {"post", "update_timestamp", "backdated_timestamp"}
_PEOPLE_KEY = re.compile(r"(friends|followers|following)(?:_v\d)?")


class FacebookExport:
    """The zip, its folder or single files of it, in every layout since 2018."""

    key = "facebook_export"
    order = 40
    network = Network.FACEBOOK
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.MEASURED,
        "since_when": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Facebook export")

    def how_to_get(self) -> str:
        """How to ask Facebook for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """Lists of posts, comments or friends as Facebook writes them, or its web pages."""
        found = parts_of(source, _sort, _NAMES)
        if any(part.kind != "profile" for part in found):
            return Match(0.9, _("lists as Facebook writes them"))
        if is_html_export(source, "facebook"):
            return Match(0.7, _("web pages of Facebook's export"))
        return None

    def outline(self, source: Source) -> Outline:
        """The owner, where the profile is among the files. Raises `UserError` for web pages."""
        found = parts_of(source, _sort, _NAMES)
        if not found:
            raise refuse_html(source.name)
        return Outline(_owner(source), ignored=unread(source, found))

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Profile, friends and followers, posts, then comments as replies."""
        reading = MetaReading(source, parts_of(source, _sort, _NAMES))
        yield from _profile(reading, outline.owner)
        for kind, kins in _PEOPLE.items():
            yield from _people(reading, kind, kins)
        posts = Gathering(reading, "posts")
        yield from _posts(reading, posts)
        yield from _comments(reading, posts)
        yield from posts.rest()


IMPORTER = FacebookExport()


def _sort(seen: Peek) -> str | None:
    """The kind of list, by its key and the shape of its first record."""
    keys = seen.first.keys()
    if people := _PEOPLE_KEY.fullmatch(seen.key):
        return people[1] if {"name"} <= keys else None
    if seen.key in ("comments", "comments_v2"):
        return "comments" if {"timestamp"} <= keys and {"data", "title"} & keys else None
    if seen.key in ("", "status_updates") and {"timestamp"} <= keys and _is_post(seen.first):
        return "posts"
    return None


def _is_post(record: dict[str, Any]) -> bool:
    """Whether a record is a post: what it says, or what hangs on it, stands as Facebook has it."""
    data = record.get("data", [])
    if not isinstance(data, list) or not all(
        isinstance(piece, dict) and piece.keys() <= _POST_PIECES for piece in data
    ):
        return False
    hanging = record.get("attachments", [])
    if not isinstance(hanging, list) or not all(
        isinstance(each, dict) and each.keys() == {"data"} for each in hanging
    ):
        return False
    return bool(data or hanging or "title" in record)


def _owner(source: Source) -> Owner:
    """The name and, since 2020, the handle of `profile_information.json`."""
    for name, _size in source.members():
        if name.rpartition("/")[2] == "profile_information.json":
            content = small_object(source, name)
            profile: dict[str, Any] = content.get("profile_v2") or content.get("profile") or {}
            named = profile.get("name")
            full = named.get("full_name") if isinstance(named, dict) else None
            handle = profile.get("username")
            return Owner(
                Network.FACEBOOK,
                handle=handle if isinstance(handle, str) and handle else None,
                name=repaired(full) or None if isinstance(full, str) else None,
            )
    return Owner(Network.FACEBOOK)


def _profile(reading: MetaReading, owner: Owner) -> Iterator[Batch]:
    if owner.name or owner.handle:
        facts: list[Fact] = [AccountFact(None, owner.handle, owner.name)]
        yield Batch("profile", 1, facts, fraction=reading.fraction)


def _people(reading: MetaReading, kind: str, kins: tuple[Kin, ...]) -> Iterator[Batch]:
    """Friends are followers and followed alike; the others are one of both."""
    gatherings = {
        kin: Gathering(reading, "followers" if kin is Kin.FOLLOWER else "following") for kin in kins
    }
    first = gatherings[kins[0]]
    for where, record in reading.records(kind, Person, first):
        name = repaired(record.name)
        ref = ref_of(name)
        if ref is None:
            first.leave_out(where, worded(N_("it names nobody")))
            continue
        ref = first.key(ref)
        first.add([PersonFact(ref, None, name)])
        for kin, gathering in gatherings.items():
            gathering.take(SnapshotFact(kin, ref, moment(record.timestamp)))
            yield from gathering.full()
    for gathering in gatherings.values():
        yield from gathering.rest()


def _posts(reading: MetaReading, posts: Gathering) -> Iterator[Batch]:
    for where, record in reading.records("posts", FacebookPost, posts):
        created_ms = moment(record.timestamp)
        if created_ms is None:
            posts.leave_out(where, worded(N_("no date")))
            continue
        text = "\n".join(repaired(piece.post) for piece in record.data or () if piece.post)
        pieces = [piece for each in record.attachments or () for piece in each.data or ()]
        links = sum("external_context" in piece for piece in pieces)
        says = text or pieces
        posts.take(
            PostFact(
                posts.key(f"post:{record.timestamp}"),
                created_ms,
                Precision.SECOND,
                PostKind.ORIGINAL if says else PostKind.UNKNOWN,
                text or None,
                mentioned=_named(record),
                links=max(links, links_in(text)),
                hashtags=hashtags_in(text),
                media=sum("media" in piece for piece in pieces),
            )
        )
        yield from posts.full()


def _named(record: FacebookPost) -> str | None:
    names = [tag if isinstance(tag, str) else tag.name for tag in record.tags or ()]
    refs = dict.fromkeys(ref_of(repaired(name)) for name in names if name)
    return " ".join(filter(None, refs)) or None


def _comments(reading: MetaReading, posts: Gathering) -> Iterator[Batch]:
    for where, record in reading.records("comments", FacebookComment, posts):
        said = next((piece.comment for piece in record.data or () if piece.comment), None)
        stamp = (said.timestamp if said else None) or record.timestamp
        created_ms = moment(stamp)
        if created_ms is None:
            posts.leave_out(where, worded(N_("no date")))
            continue
        text = repaired(said.comment if said else None)
        posts.take(
            PostFact(
                posts.key(f"comment:{stamp}"),
                created_ms,
                Precision.SECOND,
                PostKind.REPLY,
                text or None,
                links=links_in(text),
                hashtags=hashtags_in(text),
            )
        )
        yield from posts.full()
