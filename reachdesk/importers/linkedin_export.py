"""LinkedIn's export of the owner's data, old and new: a zip, a folder, or single tables of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network
from reachdesk.i18n import N_, _
from reachdesk.importers import tables
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.linkedin_connections import read_connections, read_profile
from reachdesk.importers.linkedin_exchanges import (
    read_endorsements,
    read_messages,
    read_reactions,
)
from reachdesk.importers.linkedin_people import full_name, most_common_slug, slug_in, slugs_in
from reachdesk.importers.linkedin_posts import read_posts
from reachdesk.importers.linkedin_reading import Reading
from reachdesk.importers.linkedin_tables import Line, Table, is_unread_table, lines, table_in
from reachdesk.importers.source import Source

HOW_TO_GET = N_(
    "On LinkedIn open Settings, Data privacy, Get a copy of your data, and choose the larger "
    "archive; a link arrives within a day."
)
_SUFFIXES = (".csv", ".tsv", ".txt")
_EXPORTED = re.compile(r"LinkedInDataExport_(\d\d)-(\d\d)-(\d{4})", re.IGNORECASE)
_MOST_LOOKED_AT = 2_000
_UNUSED = frozenset({"votes"})


class LinkedInExport:
    """`Basic_…` and `Complete_LinkedInDataExport_….zip` and every table in them."""

    key = "linkedin_export"
    order = 30
    network = Network.LINKEDIN
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "names": Evidence.MEASURED,
        "bio": Evidence.MEASURED,
        "since_when": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("LinkedIn export")

    def how_to_get(self) -> str:
        """How to ask LinkedIn for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """Tables with LinkedIn's columns, all in one folder; workbooks beside them stand alone."""
        if any(member.name.lower().endswith(".xlsx") for member in source.members()):
            return None
        found = _tables(source)
        if found:
            return Match(0.95 if len(found) > 1 else 0.9, _("columns of LinkedIn's own tables"))
        members = source.members()
        if len(members) == 1 and is_unread_table(source, members[0].name):
            return Match(0.6, _("columns of LinkedIn's own tables"))
        return None

    def outline(self, source: Source) -> Outline:
        """Owner and date, as far as tables and name tell.

        Raises `UserError` for a table that says nothing of posts or people.
        """
        found = _tables(source)
        if not any(table.kind not in _UNUSED for table in found):
            raise UserError(
                _("{file} says nothing of posts or people. Import the whole export.").format(
                    file=source.name
                )
            )
        read = {table.member for table in found if table.kind not in _UNUSED}
        return Outline(
            Owner(Network.LINKEDIN, None, _owner_slug(source, found), _owner_name(source, found)),
            as_of_ms=_exported(source.name),
            ignored=tuple(name for name, _size in source.members() if name not in read),
            notes=_notes(found),
        )

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Profile, connections, posts, reactions, messages and endorsements, in this order."""
        found = [table for table in _tables(source) if table.kind not in _UNUSED]
        reading = Reading(source, found, outline.owner)
        yield from read_profile(reading)
        yield from read_connections(reading)
        yield from read_posts(reading)
        yield from read_reactions(reading)
        yield from read_messages(reading)
        yield from read_endorsements(reading)


IMPORTER = LinkedInExport()


def _tables(source: Source) -> list[Table]:
    """The LinkedIn tables of a source: those on top, or all where there is a single file."""
    members = [
        member
        for member in source.members()
        if "/" not in member.name and member.name.lower().endswith(_SUFFIXES)
    ]
    if len(source.members()) == 1:
        members = list(source.members())
    found = [table_in(source, name, size) for name, size in members]
    return [table for table in found if table is not None]


def _exported(name: str) -> int | None:
    """The day in the name of LinkedIn's zip; no table tells it."""
    found = _EXPORTED.search(name)
    if found is None:
        return None
    month, day, year = map(int, found.groups())
    try:
        return round(dt.datetime(year, month, day, tzinfo=dt.UTC).timestamp()) * 1000
    except ValueError:
        return None


def _first_lines(source: Source, found: list[Table], kind: str) -> Iterator[Line]:
    """The first rows of the tables of a kind."""
    for table in found:
        if table.kind == kind:
            for line in lines(source, table):
                if line.number > table.header_row + _MOST_LOOKED_AT:
                    break
                if not isinstance(line, tables.BadRow):
                    yield line


def _owner_name(source: Source, found: list[Table]) -> str | None:
    for line in _first_lines(source, found, "profile"):
        return full_name(line.get("firstname"), line.get("lastname")) or None
    return None


def _owner_slug(source: Source, found: list[Table]) -> str | None:
    """The owner's profile: an invitation says which side it is, else every conversation has it."""
    for line in _first_lines(source, found, "invitations"):
        sent = line.get("direction").upper() == "OUTGOING"
        slug = slug_in(line.get("inviterprofileurl" if sent else "inviteeprofileurl"))
        if slug:
            return slug
    return most_common_slug(
        (
            line.get("conversationid"),
            set(slugs_in(f"{line.get('senderprofileurl')} {line.get('recipientprofileurls')}")),
        )
        for line in _first_lines(source, found, "messages")
    )


def _notes(found: list[Table]) -> tuple[str, ...]:
    kinds = {table.kind for table in found}
    if {"connections", "profile"} <= kinds and not {"shares", "comments"} & kinds:
        return (
            _("This is LinkedIn's quick export: posts and comments come with the larger archive."),
        )
    return ()
