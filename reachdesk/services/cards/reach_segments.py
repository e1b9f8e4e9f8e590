"""Readers by group; groups overlap and are never added."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reachdesk.domain.answers.reach import ReachSegments, SegmentReach
from reachdesk.services.audience_groups import Group, all_groups, saved_groups, unplaced
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_estimates import estimates
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_moment import request_moment

LEAST_PEOPLE = 10
MOST_GROUPS = 6


class ReachSegmentsCard:
    """The largest countries, roles and lists, and those whose place is unknown."""

    key = "reach_segments"

    def answer(self, desk: Desk, request: Request) -> ReachSegments:
        """Readers of the chosen post in each group; without any where no group is known."""
        groups = segments(desk, request)
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
    """The owner's own segments, then other groups of at least ten people, six in all, each kind the
    largest first; then the unplaced."""
    own = saved_groups(desk, request)
    large = [
        group
        for group in all_groups(desk, request)
        if group.people >= LEAST_PEOPLE and not _same_as_any(group, own)
    ]
    if not large and not own:
        return ()
    nowhere = unplaced(desk, request)
    return (*(*own, *large)[:MOST_GROUPS], *([nowhere] if nowhere.people else []))


def _same_as_any(group: Group, others: Sequence[Group]) -> bool:
    """Whether others are the very people of a group, as far as people are known."""
    if not others:
        return False
    members = group.members
    return any(np.array_equal(members, other.members) for other in others)


CARD = ReachSegmentsCard()
