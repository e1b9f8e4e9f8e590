"""LinkedIn's analytics workbooks: of all content of a period, and of a single post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Fact, Network, Precision
from reachdesk.i18n import N_, _
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.linkedin_findings import Findings, find
from reachdesk.importers.source import Source
from reachdesk.importers.workbooks import (
    WorkbookTooLargeError,
    looks_like_workbook,
    read_workbook,
)

HOW_TO_GET = N_(
    "On LinkedIn open your profile, Analytics, Post impressions, choose a period of up to a year, "
    "then Export."
)
_NAMED = re.compile(r"Content_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_(.+?)(?: ?\(\d+\))?\.xlsx", re.I)
_DAY_MS = 86_400_000


class LinkedInAnalytics:
    """`Content_<from>_<to>_<Name>.xlsx` and the workbook of one post."""

    key = "linkedin_analytics"
    order = 31
    network = Network.LINKEDIN
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.DERIVED,
        "reactions": Evidence.MEASURED,
        "views": Evidence.MEASURED,
        "place": Evidence.DERIVED,
        "bio": Evidence.DERIVED,
        "since_when": Evidence.DERIVED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("LinkedIn analytics")

    def how_to_get(self) -> str:
        """How to ask LinkedIn for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """A workbook with figures as LinkedIn gives them, whatever its sheets are called.

        Raises `UserError` for a damaged or hostile workbook.
        """
        members = source.members()
        if len(members) != 1 or not looks_like_workbook(source.head(members[0].name, 4096)):
            return None
        try:
            found = _findings(source)
        except WorkbookTooLargeError:
            return None
        return Match(0.9, _("figures as in LinkedIn's analytics")) if found.told else None

    def outline(self, source: Source) -> Outline:
        """The last day of the figures; the owner's name only where the file's name has it."""
        found = _findings(source)
        named = _NAMED.match(source.name)
        name = named[1].replace("_", " ").strip() if named else None
        return Outline(
            Owner(Network.LINKEDIN, name=name or None),
            as_of_ms=None if found.last_ms is None else found.last_ms + _DAY_MS - 1,
            notes=_notes(found),
        )

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Posts with their figures, then the figures of days, of the period and of the audience."""
        found = _findings(source)
        posts: list[Fact] = list(found.posts.values())
        counts: list[Fact] = list(found.count_facts())
        for kind, facts in (("posts", posts), ("counts", counts)):
            skipped = [entry for entry in found.skipped if entry.kind == kind]
            if facts or skipped:
                fraction = 0.5 if kind == "posts" else 1.0
                yield Batch(kind, found.read[kind], facts, skipped, fraction)


IMPORTER = LinkedInAnalytics()


def _findings(source: Source) -> Findings:
    (member,) = source.members()
    return find(read_workbook(source, member.name, member.size))


def _notes(found: Findings) -> tuple[str, ...]:
    if any(post.precision == Precision.DAY for post in found.posts.values()):
        return (
            _("Links to posts are cut short, so they cannot be joined to the posts themselves."),
        )
    return ()
