"""Readers by group; groups overlap and are never added."""

from __future__ import annotations

from reachdesk.domain.answers.reach import ReachSegments, SegmentReach
from reachdesk.services.audience_groups import Group, all_groups, unplaced
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_estimates import estimates
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_moment import request_moment

LEAST_PEOPLE = 10
MOST_GROUPS = 6


class ReachSegmentsCard:
    """The largest countries, roles and lists, and those whose place is unknown."""

    key = "reach_segments"

    def answer(self, desk: Desk, request: Request) -> ReachSegments | None:
        """Readers of the chosen post in each group, or None where nothing is known of anybody."""
        groups = segments(desk, request)
        if not groups:
            return None
        posted_ms = request_moment(desk, request).posted_ms
        found = estimates(desk, request, posted_ms, groups)[1:]
        return ReachSegments(
            method=reach_method(desk, request),
            segments=tuple(
                SegmentReach(group.key, group.name, group.people, part.chance, part.readers)
                for group, part in zip(groups, found, strict=True)
                if part.readers is not None
            ),
            model=request.model,
        )


def segments(desk: Desk, request: Request) -> tuple[Group, ...]:
    """The groups of at least ten people, at most six, largest first; then the unplaced."""
    large = [group for group in all_groups(desk, request) if group.people >= LEAST_PEOPLE]
    if not large:
        return ()
    nowhere = unplaced(desk, request)
    return (*large[:MOST_GROUPS], *([nowhere] if nowhere.people else []))


CARD = ReachSegmentsCard()
