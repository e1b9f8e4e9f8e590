"""At most three things worth a look, each done in under a minute."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.overview import Task, WorthALook
from reachdesk.services import accounts, proposals, sources
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history

MOST = 3


class WorthALookCard:
    """What the exports left open, by how easily it is closed; only what is there to do."""

    key = "worth_a_look"

    def answer(self, desk: Desk, request: Request) -> WorthALook:
        """The tasks; none where nothing is open."""
        found = [
            *_imports(desk, request),
            *_same(desk, request),
            *_people(desk, request),
            *_views(desk, request),
        ]
        return WorthALook(tuple(task for task in found if task.amount > 0)[:MOST])


def _imports(desk: Desk, request: Request) -> list[Task]:
    """Files that a manifest promised, and rows that could not be read."""
    owner = accounts.choose(desk, request.account)
    reports = [report for report in sources.reports(desk) if report.account == owner.id]
    return [
        Task("missing_files", sum(len(report.missing) for report in reports), "sources"),
        Task(
            "skipped_rows",
            sum(kind.unreadable for report in reports for kind in report.records),
            "sources",
        ),
    ]


def _same(desk: Desk, request: Request) -> list[Task]:
    """What may be the same on two accounts, and nobody has decided yet."""
    return [
        Task(f"same_{kind}", proposals.open_count(desk, kind), "sources")
        for kind in ("person", "message")
    ]


def _people(desk: Desk, request: Request) -> list[Task]:
    """Where nobody is known by name, that comes before place and role."""
    audience = audience_arrays(desk, request.account)
    people = audience.people or 0
    unnamed = people - int(audience.named.sum())
    if people and unnamed == people:
        return [Task("names_unknown", unnamed, "audience")]
    return [
        Task("place_unknown", people - int(audience.country.known.sum()), "audience"),
        Task("role_unknown", people - int(audience.roles.known.sum()), "audience"),
    ]


def _views(desk: Desk, request: Request) -> list[Task]:
    known = account_history(desk, request.account)
    if known is None:
        return []
    inside = known.own_in(request.period)
    unmeasured = np.count_nonzero(inside & ~known.history.posts.views_measured)
    return [Task("views_unknown", int(unmeasured), "reach")]


CARD = WorthALookCard()
