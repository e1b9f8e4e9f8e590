"""Which segments the points of conversations come from. Segments overlap and are never added."""

from __future__ import annotations

from reachdesk.domain.answers.score import SegmentPoints, SegmentPointsRow
from reachdesk.services import accounts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_days import days_shown, ledger_on, whole_series
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of
from reachdesk.services.segments import shown_segments
from reachdesk.services.selection import bits_selected
from reachdesk.storage import people
from reachdesk.storage.people_sets import holds


class ScoreSegments:
    """Points of the entries that belong to a person, by the segments that hold the person."""

    key = "score_segments"

    def answer(self, desk: Desk, request: Request) -> SegmentPoints | None:
        """The rows of the last known day of the period; None without a score."""
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        span = days_shown(series, request.period) if series else None
        if series is None or span is None:
            return None
        day = int(series.days[span.stop - 1])
        points: dict[str, float] = {}
        entries = ledger_on(desk, request.account, day, rules)
        columns = (entries.column(name) for name in ("kind", "id", "points"))
        for kind, ref, worth in zip(*columns, strict=True):
            if kind == "person":
                points[ref] = points.get(ref, 0.0) + worth
        known = _numbers(desk, request.account, points)
        rows = []
        for one in shown_segments(desk, request):
            inside = bits_selected(desk, request.account, one.segment.rule)
            among = [ref for ref, number in known.items() if holds(inside, number)]
            total = sum(points[ref] for ref in among)
            rows.append(SegmentPointsRow(one.key, one.name, total, len(among)))
        return SegmentPoints(
            method=score_method(desk, request, day),
            day=day,
            total=sum(points.values()),
            partners=len(points),
            described=len(known),
            rows=tuple(sorted(rows, key=lambda row: (-row.points, row.key))),
        )


def _numbers(desk: Desk, account: str, refs: dict[str, float]) -> dict[str, int]:
    """The numbers of the partners of whom an export says anything, by ref."""
    network = accounts.choose(desk, account).network
    with desk.library.using() as db:
        found = people.numbers_by_ref(db, network, refs)
    return {ref: found[ref] for ref in refs if ref in found}


CARD = ScoreSegments()
