"""What an import would change: tried out for small files, and taken back at once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reachdesk.domain.answers.sources import Gain, Preview, Rehearsal
from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Coverage
from reachdesk.domain.records import Kin, PostKind
from reachdesk.i18n import _
from reachdesk.importers.base import Batch
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.services.rows import Candidate, row_of
from reachdesk.services.taking_in import Throttle, TooLargeError, rehearse
from reachdesk.storage import sources as stored
from reachdesk.storage.codes import KINDS
from reachdesk.storage.followers import snapshots
from reachdesk.storage.posts import post_columns

MOST_FACTS = 30_000
"""Facts up to which a file is tried out; about a second of work."""

MOST_SECONDS = 3.0
"""Of all the files of one preview together."""

MOST_PEOPLE = 50_000
"""Followers of whom it is looked up how much is known, before and after; it would take too long."""

_REPOST = KINDS.index(PostKind.REPOST)
_ORDER = ("names", "place", "role", "views")


@dataclass(slots=True)
class _Patience:
    """When to stop trying, so that a preview comes soon."""

    until: float
    report: Report

    def look(self) -> None:
        """Raises `TooLargeError` once it takes too long, and what the report raises."""
        self.report(1.0, _("Trying out what the files would change"))
        if time.monotonic() > self.until:
            raise TooLargeError

    def over(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The batches; raises `TooLargeError` when there are too many, or it takes too long."""
        facts = 0
        for batch in batches:
            facts += len(batch.facts)
            if facts > MOST_FACTS:
                raise TooLargeError
            self.look()
            yield batch


def rehearsed(
    desk: Desk,
    candidates: Sequence[Candidate],
    previews: Sequence[Preview],
    report: Report = silent,
) -> tuple[Preview, ...]:
    """The previews with what each import would do by itself, where it could be tried out, and a
    note where it would take too long. Raises `Cancelled` out of `report`."""
    patience = _Patience(time.monotonic() + MOST_SECONDS, Throttle(report))
    return tuple(
        _tried(desk, candidate, preview, patience)
        for candidate, preview in zip(candidates, previews, strict=True)
    )


def _tried(desk: Desk, candidate: Candidate, preview: Preview, patience: _Patience) -> Preview:
    lacks = preview.table is not None and bool(preview.table.lacks)
    if preview.already or lacks:
        return preview
    try:
        patience.look()
        return replace(preview, rehearsal=_rehearsal(desk, candidate, patience))
    except UserError:
        return preview
    except TooLargeError:
        return replace(preview, notes=(*preview.notes, _too_large()))


def _too_large() -> str:
    return _(
        "It would take too long to try this import out first: what is new, and how much is known"
        " after it, stands in the report of the import, which can be undone."
    )


def _rehearsal(desk: Desk, candidate: Candidate, patience: _Patience) -> Rehearsal:
    row = row_of(candidate, imported_ms=time.time_ns() // 1_000_000)
    batches = patience.over(candidate.importer.read(candidate.source, candidate.outline))
    trial = Desk(desk.library)  # remembers nothing of what is taken back

    def look(source_id: int) -> tuple[str, dict[str, Coverage]]:
        with desk.library.using() as db:
            found = stored.source(db, source_id)
        account = found.account if found else ""
        return account, known_shares(trial, account)

    report, (account, after) = rehearse(
        desk.library, row, candidate.outline, batches, look, patience.look
    )
    before = known_shares(desk, account)
    return Rehearsal(
        records=report.records,
        first_ms=report.first_ms,
        last_ms=report.last_ms,
        gains=tuple(Gain(key, before.get(key), after[key]) for key in _ORDER if key in after),
    )


def known_shares(desk: Desk, account: str) -> dict[str, Coverage]:
    """Of how many followers name, place and role are known, and of how many own posts the views;
    what there is nothing of is left out. Empty for an account that is not there."""
    if not any(one.id == account for one in accounts.accounts(desk)):
        return {}
    with desk.library.using() as db:
        number = account_number(db, account)
        posts = post_columns(db, number)
        sets = snapshots(db, number, Kin.FOLLOWER)
    own = posts.kind != _REPOST
    found = {"views": Coverage(int(np.isfinite(posts.impressions[own]).sum()), int(own.sum()))}
    if not sets or sets[-1].size <= MOST_PEOPLE:
        audience = audience_arrays(desk, account)
        people = audience.people or 0
        found |= {
            "names": Coverage(int(audience.named.sum()), people),
            "place": Coverage(int(audience.country.known.sum()), people),
            "role": Coverage(int(audience.roles.known.sum()), people),
        }
    return {key: part for key, part in found.items() if part.total}
