"""What an import would change: tried out for files that are not large, and taken back at once."""

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

MOST_FACTS = 200_000
"""Facts up to which a file is tried out."""

MOST_SECONDS, SILENT_SECONDS = 6.0, 3.0
"""Of all the files of one preview together, told and stoppable, and where nobody is told."""

MOST_PEOPLE = 50_000
"""Followers of whom it is looked up how much is known, before and after; it would take too long."""

_READING = 0.6  # of the time goes into reading, the rest into what follows from the facts
_FEW_FACTS = 20_000  # by which no pace is judged yet
_REPOST = KINDS.index(PostKind.REPOST)
_ORDER = ("names", "place", "role", "views")


@dataclass(slots=True)
class _Patience:
    """When to stop trying, so that a preview comes soon; how far it is goes to `report`."""

    until: float
    report: Report
    files: int
    file: int = 0
    began: float = 0.0
    done: float = 0.0

    def begin(self, file: int) -> None:
        """The next file, counted from 0, is tried. Raises as `look` does."""
        self.file, self.done = file, 0.0
        self.look()
        self.began = time.monotonic()

    def look(self) -> None:
        """Raises `TooLargeError` once it takes too long, and what the report raises."""
        share = (self.file + min(self.done, 1.0)) / self.files
        self.report(share, _("Trying out what the files would change"))
        if time.monotonic() > self.until:
            raise TooLargeError

    def over(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The batches; raises `TooLargeError` when there are too many, or it takes too long or
        is going to."""
        facts = 0
        for batch in batches:
            facts += len(batch.facts)
            self.done = _READING * batch.fraction
            if facts > MOST_FACTS or self._is_hopeless(facts):
                raise TooLargeError
            self.look()
            yield batch

    def _is_hopeless(self, facts: int) -> bool:
        """Whether the pace so far leaves no hope to be done in time; not said of the first few."""
        if facts < _FEW_FACTS or not self.done:
            return False
        spent = time.monotonic() - self.began
        return self.began + spent / min(self.done, 1.0) > self.until


def rehearsed(
    desk: Desk,
    candidates: Sequence[Candidate],
    previews: Sequence[Preview],
    report: Report = silent,
) -> tuple[Preview, ...]:
    """The previews with what each import would do by itself, where it could be tried out, and a
    note where it would take too long. Raises `Cancelled` out of `report`."""
    seconds = SILENT_SECONDS if report is silent else MOST_SECONDS
    patience = _Patience(time.monotonic() + seconds, Throttle(report), max(1, len(candidates)))
    return tuple(
        _tried(desk, candidate, preview, patience, place)
        for place, (candidate, preview) in enumerate(zip(candidates, previews, strict=True))
    )


def _tried(
    desk: Desk, candidate: Candidate, preview: Preview, patience: _Patience, place: int
) -> Preview:
    lacks = preview.table is not None and bool(preview.table.lacks)
    if preview.already or lacks:
        return preview
    try:
        patience.begin(place)
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
