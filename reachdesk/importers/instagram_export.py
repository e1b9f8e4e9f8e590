"""Instagram's download of one's information as JSON: posts, followers with dates, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import (
    AccountFact,
    Network,
    PostFact,
    PostKind,
    Precision,
)
from reachdesk.i18n import N_, _
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.json_lists import Peek
from reachdesk.importers.meta_posts import media_post
from reachdesk.importers.meta_reading import (
    MetaReading,
    Part,
    is_html_export,
    parts_of,
    refuse_html,
    unread,
)
from reachdesk.importers.meta_records import Labelled, MediaPost, OldMedia, Text, moment
from reachdesk.importers.meta_relations import read_likes, read_relations
from reachdesk.importers.meta_text import handles_in, hashtags_in, links_in, repaired
from reachdesk.importers.person_refs import ref_of
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded
from reachdesk.importers.written_times import moment_in

HOW_TO_GET = N_(
    "On Instagram open Accounts Center, Your information and permissions, Export your "
    "information, choose JSON as the format and all time as the period."
)
_NAMES = re.compile(r"post|follow|reels|igtv|media|comment|like|personal_information|threads")
_KEYS = {
    "relationships_followers": "followers",
    "relationships_following": "following",
    "ig_reels_media": "posts",
    "ig_igtv_media": "posts",
    "likes_media_likes": "likes",
    "comments_media_comments": "comments",
    "comments_reels_comments": "comments",
    "profile_user": "profile",
    "photos": "old_posts",
    "videos": "old_posts",
    "text_post_app_text_posts": "threads",
}


class InstagramExport:
    """The zip, its folder or single files of it."""

    key = "instagram_export"
    order = 41
    network = Network.INSTAGRAM
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.MEASURED,
        "since_when": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Instagram export")

    def how_to_get(self) -> str:
        """How to ask Instagram for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """Lists as Instagram writes them, or its web pages."""
        found = _parts(source)
        if any(part.kind not in ("profile", "threads") for part in found):
            return Match(0.95 if len(found) > 1 else 0.9, _("lists as Instagram writes them"))
        if is_html_export(source, "instagram"):
            return Match(0.7, _("web pages of Instagram's export"))
        return None

    def outline(self, source: Source) -> Outline:
        """The owner, where the profile is among the files. Raises `UserError` for web pages."""
        found = _parts(source)
        if not found:
            raise refuse_html(source.name)
        read = [part for part in found if part.kind != "threads"]
        return Outline(_owner(source, found), ignored=unread(source, read))

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Profile, followers and followed, posts, comments as replies, then likes given."""
        reading = MetaReading(source, [part for part in _parts(source) if part.kind != "threads"])
        yield from _profile(reading, outline.owner)
        yield from read_relations(reading)
        posts = Gathering(reading, "posts")
        yield from _posts(reading, posts)
        yield from _comments(reading, posts)
        yield from posts.rest()
        yield from read_likes(reading)


IMPORTER = InstagramExport()


def _parts(source: Source) -> list[Part]:
    return parts_of(source, _sort, _NAMES)


def _sort(seen: Peek) -> str | None:
    """The kind of list, by its key and the shape of its first record."""
    keys = seen.first.keys()
    if kind := _KEYS.get(seen.key):
        return kind if kind != "old_posts" or "taken_at" in keys else None
    if seen.key:
        return None
    if "string_list_data" in keys:
        return "followers"
    if isinstance(media := seen.first.get("media"), list):
        stamped = "creation_timestamp" in seen.first or any(
            isinstance(each, dict) and "creation_timestamp" in each for each in media
        )
        return "posts" if stamped else None
    labels = seen.first.get("string_map_data")
    is_comment = isinstance(labels, dict) and "media_list_data" in keys
    return "comments" if is_comment else None


def _owner(source: Source, found: list[Part]) -> Owner:
    """Handle and name from the profile, whose labels follow the owner's language."""
    reading = MetaReading(source, found)
    profiles = reading.records("profile", Labelled, Gathering(reading, "profile"))
    for _where, record in profiles:
        cells = record.string_map_data or {}
        handle = _cell(cells, "Username")
        handle = handle if re.fullmatch(r"[\w.]{1,30}", handle) else ""
        return Owner(
            Network.INSTAGRAM,
            handle=handle.lower() or None,
            name=_cell(cells, "Name") or None,
        )
    return Owner(Network.INSTAGRAM)


def _cell(cells: dict[str, Text], label: str) -> str:
    return repaired(cells[label].value) if label in cells else ""


def _profile(reading: MetaReading, owner: Owner) -> Iterator[Batch]:
    found = Gathering(reading, "profile")
    for _where, record in reading.records("profile", Labelled, found):
        bio = _cell(record.string_map_data or {}, "Bio") or None
        if owner.handle or owner.name:
            found.take(AccountFact(None, owner.handle, owner.name, bio))
    yield from found.rest()


def _posts(reading: MetaReading, posts: Gathering) -> Iterator[Batch]:
    for where, record in reading.records("posts", MediaPost, posts):
        post = media_post(record, posts)
        if post is None:
            posts.leave_out(where, worded(N_("no date")))
        else:
            posts.take(post)
        yield from posts.full()
    for where, old in reading.records("old_posts", OldMedia, posts):
        taken = moment_in((old.taken_at or "")[:19])
        if taken is None:
            posts.leave_out(where, worded(N_("no date")))
            continue
        posts.take(_old_post(old, taken.at_ms, posts))
        yield from posts.full()


def _old_post(record: OldMedia, created_ms: int, posts: Gathering) -> PostFact:
    text = repaired(record.caption)
    return PostFact(
        posts.key(f"post:{created_ms // 1000}"),
        created_ms,
        Precision.SECOND,
        PostKind.ORIGINAL,
        text or None,
        mentioned=handles_in(text),
        links=links_in(text),
        hashtags=hashtags_in(text),
        media=1,
    )


def _comments(reading: MetaReading, posts: Gathering) -> Iterator[Batch]:
    for where, record in reading.records("comments", Labelled, posts):
        cells: dict[str, Any] = record.string_map_data or {}
        times = (moment(cell.timestamp) for cell in cells.values())
        created_ms = next((at_ms for at_ms in times if at_ms is not None), None)
        if created_ms is None:
            posts.leave_out(where, worded(N_("no date")))
            continue
        said = [repaired(cell.value) for cell in cells.values() if cell.value]
        text = _cell(cells, "Comment") or (said[0] if said else "")
        whose = _cell(cells, "Media Owner") or (said[1] if len(said) > 1 else "")
        posts.take(
            PostFact(
                posts.key(f"comment:{created_ms // 1000}"),
                created_ms,
                Precision.SECOND,
                PostKind.REPLY,
                text or None,
                reply_to_person=ref_of("", whose) if re.fullmatch(r"[\w.]{1,30}", whose) else None,
                mentioned=handles_in(text),
                links=links_in(text),
                hashtags=hashtags_in(text),
            )
        )
        yield from posts.full()
