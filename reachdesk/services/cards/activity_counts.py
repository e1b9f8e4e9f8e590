"""The ledger of activity: posts sent; mentions, messages and reposts received."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.overview import ActivityCount, ActivityCounts
from reachdesk.domain.evidence import weakest
from reachdesk.services.activity import activity_count, first_day_of_weeks
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.methods import method
from reachdesk.services.received import activity
from reachdesk.services.unseen import unseen

UNSEEN = ("mentions_received", "messages", "reposters")


class ActivityCountsCard:
    """Exactly these four, over the period and by week."""

    key = "activity_counts"

    def answer(self, desk: Desk, request: Request) -> ActivityCounts | None:
        """The counts, or None where there is neither a post nor an exchange."""
        if account_history(desk, request.account) is None:
            return None
        happened = activity(desk, request.account)
        counts = tuple(activity_count(key, happened[key], request.period) for key in happened)
        known = [count for count in counts if count.count is not None]
        evidence = weakest(*(count.evidence for count in known))
        return ActivityCounts(
            method=replace(
                method(desk, request, evidence),
                made_from=(("posts", _of(counts, "posts_sent")), ("exchanges", _exchanges(counts))),
                unseen=unseen(desk, request.account, UNSEEN),
            ),
            first_day=first_day_of_weeks(request.period.last_day),
            counts=counts,
        )


def _exchanges(counts: tuple[ActivityCount, ...]) -> int:
    return _of(counts, "mentions_received") + _of(counts, "messages_received")


def _of(counts: tuple[ActivityCount, ...], key: str) -> int:
    return sum(count.count or 0 for count in counts if count.key == key)


CARD = ActivityCountsCard()
