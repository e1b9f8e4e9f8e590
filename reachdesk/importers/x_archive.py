"""The archive that X (Twitter) gives to everybody who asks, of all eras since 2012."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network
from reachdesk.i18n import _
from reachdesk.importers.base import Batch, Match, Outline
from reachdesk.importers.javascript import decode_single
from reachdesk.importers.x_account_records import AccountLine, Month, PayloadDetails
from reachdesk.importers.x_layout import (
    READ_KINDS,
    Layout,
    decode_list,
    ignored_members,
    layout_of,
    missing_files,
    small_file,
)
from reachdesk.importers.x_messages import read_messages
from reachdesk.importers.x_owner import clock_of, owner_of
from reachdesk.importers.x_people import (
    read_lists,
    read_profile,
    read_reading_times,
    read_relations,
)
from reachdesk.importers.x_reading import Reading
from reachdesk.importers.x_times import parse_time
from reachdesk.importers.x_tweets import read_posts

if TYPE_CHECKING:
    from reachdesk.importers.source import Source

_PROMISES = {
    "tweet": "posts",
    "tweets": "posts",
    "communityTweet": "posts",
    "follower": "followers",
    "following": "following",
    "listsCreated": "lists",
    "listsMember": "lists",
    "listsSubscribed": "lists",
}


_SMALL = frozenset({"account", "account_timezone", "profile"})
"""Kinds of files that are read at once."""


class XArchive:
    """Importer of X archives: Grailbird (2012-18), flat (2018-19), `data/` (since 2020)."""

    key = "x_archive"
    network = Network.X
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "reactions": Evidence.MEASURED,
        "views": Evidence.MISSING,
        "mentions": Evidence.MISSING,
        "names": Evidence.DERIVED,
        "place": Evidence.MISSING,
        "bio": Evidence.MISSING,
        "since_when": Evidence.MISSING,
    }

    def title(self) -> str:
        """The format's name in the chosen language."""
        return _("X archive")

    def how_to_get(self) -> str:
        """One sentence that says how to ask for it."""
        return _(
            "On X, open Settings, Your account, Download an archive of your data; "
            "the zip is ready a day or two later."
        )

    def recognise(self, source: Source) -> Match | None:
        """A match where scripts of an X archive, or Grailbird's table, are among the members."""
        layout = layout_of(source)
        if not layout.is_archive() or layout.manifests > 1:
            return None
        if layout.manifest:
            return Match(1.0, _("it holds the table of contents of an X archive"))
        if layout.months or layout.details:
            return Match(1.0, _("it holds the month files of a Twitter archive of 2012 to 2018"))
        if layout.files:
            return Match(0.95, _("it holds files of an X archive"))
        return Match(0.9, _("it holds the table of posts of an early Twitter archive"))

    def outline(self, source: Source) -> Outline:
        """Owner, date, promises and gaps. Raises `UserError` for broken files."""
        layout = layout_of(source)
        months = _months(source, layout)
        promised = _promised(layout, months)
        return Outline(
            owner=owner_of(source, layout),
            as_of_ms=_as_of(source, layout),
            promised=promised,
            missing=missing_files(layout, source, [month.file_name for month in months]),
            ignored=ignored_members(layout, source),
            notes=_notes(source, layout, months),
            clock=clock_of(source, layout),
        )

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Profile, followers, lists, posts, messages and reading times, in this order."""
        layout = layout_of(source)
        reading = Reading(source, layout, outline, _bytes_to_read(source, layout))
        yield from read_profile(reading)
        yield from read_relations(reading)
        yield from read_lists(reading)
        yield from read_posts(reading)
        yield from read_messages(reading)
        yield from read_reading_times(reading)


def _bytes_to_read(source: Source, layout: Layout) -> int:
    streamed = [kind for kind in READ_KINDS if kind not in _SMALL]
    names = {name for kind in streamed for name in layout.files.get(kind, ())}
    if not layout.lacks_tweets(source):
        names.difference_update(layout.files.get("tweet_headers", ()))
    names.update(layout.months)
    return sum(size for name, size in source.members() if name in names)


def _months(source: Source, layout: Layout) -> list[Month]:
    name = layout.details.get("tweet_index")
    return decode_list(small_file(source, name), Month) if name else []


def _promised(layout: Layout, months: list[Month]) -> dict[str, int]:
    promised: dict[str, int] = {}
    for data_type, kind in _PROMISES.items():
        found = layout.manifest.data_types.get(data_type) if layout.manifest else None
        for file in found.files if found else ():
            promised[kind] = promised.get(kind, 0) + (file.count or 0)
    if months:
        promised["posts"] = sum(month.tweet_count for month in months)
    return promised


def _as_of(source: Source, layout: Layout) -> int | None:
    """When the archive was made, UTC milliseconds; None where it does not say."""
    if layout.manifest:
        made = parse_time(layout.manifest.archive_info.generation_date)
        if made is not None:
            return made
    if "payload_details" in layout.details:
        content = small_file(source, layout.details["payload_details"])
        payload = decode_single(content, PayloadDetails)
        if payload:
            return parse_time(payload.created_at)
    for name in layout.files.get("account", [])[:1]:
        line = decode_single(small_file(source, name), AccountLine)
        if line and line.account:
            return parse_time(line.account.updated_at)
    return None


def _notes(source: Source, layout: Layout, months: list[Month]) -> tuple[str, ...]:
    absent = [month for month in months if layout.is_absent(month.file_name, source)]
    tables = [name for name in layout.tables if name.endswith("tweets.csv")]
    if absent and tables and layout.months:
        text = _("{file} may hold posts of the missing months: import that file as well.")
        return (text.format(file=tables[0]),)
    if layout.manifest and layout.manifest.archive_info.is_partial_archive:
        return (_("X calls this archive partial."),)
    return ()


IMPORTER = XArchive()
