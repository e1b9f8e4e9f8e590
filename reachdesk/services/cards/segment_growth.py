"""The owner's segments over the whole follower sets that the exports hold."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.audience import SegmentGrowth, SegmentLine
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import day_of
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import read_only
from reachdesk.services.segments import shown_segments
from reachdesk.services.selection import people_in, set_size
from reachdesk.services.set_changes import set_dates

MOST_SETS = 24


class SegmentGrowthCard:
    """One line per segment, over at most the newest 24 sets."""

    key = "segment_growth"

    def answer(self, desk: Desk, request: Request) -> SegmentGrowth | None:
        """The lines, or None where no export holds a whole set."""
        dates = [one.as_of_ms for one in set_dates(desk, request.account)][-MOST_SETS:]
        if not dates:
            return None
        return SegmentGrowth(
            method=audience_method(desk, request, ("place", "role"), Evidence.DERIVED),
            days=read_only(np.array([day_of(date) for date in dates], np.int64)),
            followers=read_only(
                np.array([set_size(desk, request.account, date) for date in dates])
            ),
            lines=tuple(
                SegmentLine(
                    one.key,
                    one.name,
                    read_only(
                        np.array(
                            [
                                people_in(desk, request.account, one.segment.rule, date)
                                for date in dates
                            ]
                        )
                    ),
                )
                for one in shown_segments(desk, request)
            ),
        )


CARD = SegmentGrowthCard()
