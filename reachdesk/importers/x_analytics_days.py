"""X analytics, one row per day: impressions, follows and unfollows, old files and new ones.

The newest day of an overview is unfinished when it is exported: it is kept, marked by a note, and a
later export of the same day replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import MILLISECONDS_A_DAY, iso_day
from reachdesk.domain.records import CountFact, Fact, Network
from reachdesk.i18n import N_, _
from reachdesk.importers import tables
from reachdesk.importers.base import Batch, Match, Outline, Owner, Skipped
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded
from reachdesk.importers.x_columns import DAY_MARKS, DAY_NAMES, POST_NAMES, day_in, places

HOW_TO_GET = N_(
    "On analytics.x.com choose Overview, a period, then Export data; X Premium is needed."
)
_OLD_NAME = re.compile(r"daily_tweet_activity_metrics_(\w+?)_\d{8}_\d{8}_")


@dataclass(frozen=True, slots=True)
class _Layout:
    shape: tables.Shape
    header: tables.Header
    at: Mapping[str, int]


class XAnalyticsDays:
    """`daily_tweet_activity_metrics_…csv` and `account_overview_analytics.csv`."""

    key = "x_analytics_days"
    order = 21
    network = Network.X
    can_say: Mapping[str, Evidence] = {"views": Evidence.DERIVED}

    def title(self) -> str:
        """The format's name."""
        return _("X analytics, days")

    def how_to_get(self) -> str:
        """How to ask X for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """A table with date, impressions, engagements and posts made, but no post ids."""
        if _layout(source) is None:
            return None
        return Match(0.9, _("columns of X's analytics per day"))

    def outline(self, source: Source) -> Outline:
        """The owner only where the old download's name still tells; the rows never do."""
        named = _OLD_NAME.match(source.name)
        return Outline(Owner(Network.X, handle=named.group(1) if named else None))

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """One count per day and figure."""
        layout = _layout(source)
        if layout is None:
            return
        (member,) = source.members()
        facts: list[Fact] = []
        skipped: list[Skipped] = []
        read = 0
        newest = -1
        with source.open(member.name) as stream:
            for row in tables.body(stream, layout.shape, layout.header.number):
                read += 1
                try:
                    day, counts = _day(row, layout.at)
                except ValueError as error:
                    skipped.append(_skipped(row.number, error))
                    continue
                newest = max(newest, day)
                facts.extend(counts)
        notes = () if newest < 0 else (_unfinished(newest),)
        yield Batch("counts", read, facts, skipped, 1.0, notes)


IMPORTER = XAnalyticsDays()


def _layout(source: Source) -> _Layout | None:
    members = source.members()
    if len(members) != 1:
        return None
    found = tables.header_of(source, members[0].name)
    if found is None:
        return None
    shape, header = found
    at = places(header.names, DAY_NAMES)
    if not set(DAY_MARKS) <= at.keys() or "id" in places(header.names, POST_NAMES):
        return None
    return _Layout(shape, header, at)


def _day(row: tables.Row | tables.BadRow, at: Mapping[str, int]) -> tuple[int, list[CountFact]]:
    """The day of a row and its counts. Raises `ValueError` with the reason where there are none."""
    if isinstance(row, tables.BadRow):
        raise ValueError(row.why)  # noqa: TRY004 - the row is bad, not the call
    cells = row.cells
    day = day_in(cells[at["date"]] if at["date"] < len(cells) else "")
    found = []
    for metric, place in at.items():
        value = tables.number_in(cells[place]) if metric != "date" and place < len(cells) else None
        if value is not None:
            found.append(CountFact(metric, day * MILLISECONDS_A_DAY, value))
    return day, found


def _skipped(number: int, error: ValueError) -> Skipped:
    why = worded(N_("not readable: {value}"), value=str(error))
    return Skipped("counts", worded(N_("row {number}"), number=number), why)


def _unfinished(day: int) -> str:
    return _("{day} was not over when this was exported: its figures may be too low").format(
        day=iso_day(day)
    )
