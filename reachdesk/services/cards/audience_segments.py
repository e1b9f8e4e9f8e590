"""The owner's segments: how many people, how many wanted, and where it goes."""

from __future__ import annotations

from reachdesk.domain.answers.audience import SegmentRow, SegmentRows
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import MILLISECONDS_A_DAY, day_of
from reachdesk.domain.records import Kin
from reachdesk.domain.segments.target import progress
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.services.segments import ShownSegment, shown_segments
from reachdesk.services.selection import selection
from reachdesk.storage import followers as stored
from reachdesk.storage.people_sets import size


class AudienceSegments:
    """One row per segment, by name."""

    key = "audience_segments"

    def answer(self, desk: Desk, request: Request) -> SegmentRows | None:
        """The segments, or None where nobody counted the followers. No segment yet: no rows."""
        audience = audience_arrays(desk, request.account)
        if audience.people is None or audience.as_of_ms is None:
            return None
        day = day_of(audience.as_of_ms)
        earlier = _earlier_set(desk, request, audience.as_of_ms)
        kept = shown_segments(desk, request)
        return SegmentRows(
            method=audience_method(desk, request, ("place", "role"), Evidence.DERIVED),
            followers=audience.people,
            day=day,
            rows=tuple(_row(desk, request, one, day, earlier) for one in kept),
        )


def _earlier_set(desk: Desk, request: Request, latest_ms: int) -> int | None:
    """The last whole set before the period, else the first one; None where there is no earlier."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, request.account).id)
        dates = [one.as_of_ms for one in stored.snapshots(db, number, Kin.FOLLOWER)]
    start_ms = request.period.first_day * MILLISECONDS_A_DAY
    before = [date for date in dates if date < start_ms]
    chosen = before[-1] if before else min(dates, default=latest_ms)
    return chosen if chosen < latest_ms else None


def _row(
    desk: Desk, request: Request, kept: ShownSegment, day: int, earlier_ms: int | None
) -> SegmentRow:
    segment = kept.segment
    now = selection(desk, request.account, segment.rule)
    then = _moved(desk, request.account, segment.rule, earlier_ms)
    return SegmentRow(
        key=kept.key,
        name=kept.name,
        rule="" if request.masked else segment.rule,
        progress=progress(now.people, day, segment.target, segment.due_day, then),
        open=now.open,
        due_day=segment.due_day,
        change=None if then is None else now.people - then[1],
        since_day=None if then is None else then[0],
    )


def _moved(
    desk: Desk, account: str, rule: str, earlier_ms: int | None
) -> tuple[int, int, int] | None:
    """(day, people then, people who came or went since) of the earlier set."""
    if earlier_ms is None:
        return None
    now, then = selection(desk, account, rule), selection(desk, account, rule, earlier_ms)
    moved = size(now.held ^ then.held)
    return day_of(earlier_ms), then.people, moved


CARD = AudienceSegments()
