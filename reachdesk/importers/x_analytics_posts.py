"""X analytics, one row per post: the measured impressions, old files (to 2024) and new ones.

The time of a post is in its id; a file that has only a date has it in the owner's local day, and
the difference tells the owner's zone. Ids that a spreadsheet has rounded are taken from the link.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import CountFact, Fact, Network, PostFact, PostKind, Precision
from reachdesk.i18n import N_, _
from reachdesk.importers import tables
from reachdesk.importers.base import Batch, Match, Outline, Owner, Skipped
from reachdesk.importers.local_day import offset_minutes
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded
from reachdesk.importers.x_columns import (
    OLD_COLUMNS,
    POST_NAMES,
    POST_POSITIONS,
    day_in,
    folded,
    places,
)
from reachdesk.importers.x_snowflake import moment_of

_STATUS = re.compile(r"(?:twitter|x)\.com/(\w{1,20})/status/(\d+)", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<!\w)#\w")
_LINK = re.compile(r"https?://\S")
_COUNTS = ("impressions", "engagements", "reposts", "replies", "likes", "bookmarks")
_BATCH = 1_000
_CUT_OFF = (200, 201)  # rows of a full page; seen in two files whose window was longer


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns are; `old` files have the time of day and tell replies by a leading @."""

    shape: tables.Shape
    header: tables.Header
    at: Mapping[str, int]
    old: bool

    def cell(self, cells: list[str], key: str) -> str:
        place = self.at.get(key)
        return cells[place].strip() if place is not None and place < len(cells) else ""


@dataclass(slots=True)
class _State:
    """What is known of the file so far: rows and characters met, local days and moments, ids."""

    rows: int = 0
    characters: int = 0
    days: list[tuple[int, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def share_of(self, size: int) -> float:
        """About how much of `size` bytes has been read."""
        return min(self.characters / size, 1.0) if size else 1.0


class XAnalyticsPosts:
    """`tweet_activity_metrics_…csv` and `account_analytics_content_…csv`."""

    key = "x_analytics_posts"
    order = 20
    network = Network.X
    can_say: Mapping[str, Evidence] = {
        "posts": Evidence.MEASURED,
        "reactions": Evidence.MEASURED,
        "views": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("X analytics, posts")

    def how_to_get(self) -> str:
        """How to ask X for it."""
        return _(HOW_TO_GET)

    def recognise(self, source: Source) -> Match | None:
        """A table with post id, link or text, and impressions."""
        layout = _layout(source)
        if layout is None:
            return None
        return Match(0.9, _("columns of X's analytics per post"))

    def outline(self, source: Source) -> Outline:
        """The owner's handle, from the first link."""
        layout = _layout(source)
        handle = None if layout is None else _first_handle(source, layout)
        return Outline(Owner(Network.X, handle=handle))

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """Posts with their counts, then the owner's distance from UTC where the file shows it."""
        layout = _layout(source)
        if layout is None:
            return
        (member,) = source.members()
        state = _State()
        facts: list[Fact] = []
        skipped: list[Skipped] = []
        read = 0
        with source.open(member.name) as stream:
            for row in tables.body(stream, layout.shape, layout.header.number):
                read += 1
                made = _post(row, layout, outline.owner.handle, state)
                if isinstance(made, Skipped):
                    skipped.append(made)
                else:
                    facts.extend(made)
                if read == _BATCH:
                    yield Batch("posts", read, facts, skipped, state.share_of(member.size))
                    facts, skipped, read = [], [], 0
        notes = _cut_off_note(state.rows)
        yield Batch("posts", read, facts, skipped, 1.0, notes)
        yield from _zone_batch(state)


HOW_TO_GET = N_(
    "On analytics.x.com choose Content, a period of up to three months, then Export data; "
    "X Premium is needed."
)

IMPORTER = XAnalyticsPosts()


def _layout(source: Source) -> _Layout | None:
    members = source.members()
    if len(members) != 1:
        return None
    found = tables.header_of(source, members[0].name)
    if found is None:
        return None
    shape, header = found
    at = places(header.names, POST_NAMES)
    if {"id", "impressions"} <= at.keys() and ({"link", "text"} & at.keys()):
        return _Layout(shape, header, at, "time" in at)
    if len(header.names) == OLD_COLUMNS and _fits_by_position(source, members[0].name, shape):
        return _Layout(shape, header, POST_POSITIONS, old=True)
    return None


def _fits_by_position(source: Source, member: str, shape: tables.Shape) -> bool:
    """Whether the first row has a long number and a link to a post where the old file has them."""
    with source.open(member) as stream:
        for row in tables.rows(stream, shape):
            if isinstance(row, tables.Row) and row.number > 1:
                return row.cells[0].isdigit() and bool(_STATUS.search(row.cells[1]))
    return False


def _first_handle(source: Source, layout: _Layout) -> str | None:
    (member,) = source.members()
    with source.open(member.name) as stream:
        for row in tables.rows(stream, layout.shape):
            if isinstance(row, tables.Row) and row.number > layout.header.number:
                link = _STATUS.search(layout.cell(row.cells, "link"))
                if link and link.group(1).lower() not in ("i", "web"):
                    return link.group(1)
    return None


def _post(
    row: tables.Row | tables.BadRow, layout: _Layout, handle: str | None, state: _State
) -> tuple[Fact, ...] | Skipped:
    """The post of a row and how often it was engaged with, or why there is none."""
    where = worded(N_("row {number}"), number=row.number)
    state.rows += 1
    if isinstance(row, tables.BadRow):
        return Skipped("posts", where, row.why)
    state.characters += sum(map(len, row.cells))
    post_id = _post_id(layout.cell(row.cells, "id"), layout.cell(row.cells, "link"))
    if post_id is None:
        return Skipped("posts", where, worded(N_("neither id nor link of a post")))
    if post_id in state.seen:
        return Skipped("posts", where, worded(N_("the same post stands further up")))
    try:
        counts = {key: tables.number_in(layout.cell(row.cells, key)) for key in _COUNTS}
        created, precision = _moment(post_id, layout, row.cells, state)
    except (ValueError, OverflowError) as error:
        return Skipped("posts", where, worded(N_("not readable: {value}"), value=str(error)))
    state.seen.add(post_id)
    text = html.unescape(layout.cell(row.cells, "text")) or None
    post = PostFact(
        post_id,
        created,
        precision,
        _kind(text or "", handle, old=layout.old),
        text,
        links=len(_LINK.findall(text or "")),
        hashtags=len(_HASHTAG.findall(text or "")),
        likes=counts["likes"],
        reposts=counts["reposts"],
        replies=counts["replies"],
        bookmarks=counts["bookmarks"],
        impressions=counts["impressions"],
    )
    engaged = counts["engagements"]
    if engaged is None or created is None:
        return (post,)
    return post, CountFact(f"engagements_post:{post_id}", created, engaged)


def _post_id(cell: str, link: str) -> str | None:
    """The id, from the link where both are there: a spreadsheet rounds the former."""
    if found := _STATUS.search(link):
        return found.group(2)
    return cell if cell.isdigit() else None


def _moment(
    post_id: str, layout: _Layout, cells: list[str], state: _State
) -> tuple[int | None, Precision]:
    """When it was posted: from the id, else from the time or date column."""
    moment = moment_of(post_id)
    date = layout.cell(cells, "date")
    if moment is not None:
        if date:
            state.days.append((day_in(date), moment))
        return moment, Precision.MILLISECOND
    if written := layout.cell(cells, "time"):
        stamp = dt.datetime.strptime(written, "%Y-%m-%d %H:%M %z")
        return round(stamp.timestamp()) * 1000, Precision.MINUTE
    return (day_in(date) * 86_400_000, Precision.DAY) if date else (None, Precision.DAY)


def _kind(text: str, handle: str | None, *, old: bool) -> PostKind:
    """A leading @ of somebody else is a reply; the new files hide some, so the rest is unknown."""
    if text.startswith("@"):
        addressed = folded(re.split(r"\W", text[1:], maxsplit=1)[0])
        own = handle is not None and addressed == folded(handle)
        return PostKind.ORIGINAL if own else PostKind.REPLY
    return PostKind.ORIGINAL if old else PostKind.UNKNOWN


def _cut_off_note(rows: int) -> tuple[str, ...]:
    if rows not in _CUT_OFF:
        return ()
    return (_("{count} rows: probably cut off by X").format(count=rows),)


def _zone_batch(state: _State) -> Iterator[Batch]:
    offset = offset_minutes(state.days)
    if offset is not None:
        newest = max(moment for _day, moment in state.days)
        yield Batch("counts", 1, [CountFact("utc_offset_minutes", newest, offset)], fraction=1.0)
