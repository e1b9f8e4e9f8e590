"""A made-up account of three years: what the program shows before any export arrives.

A small second one stands beside it. Their people, posts and numbers are invented and always the
same, so that pictures can be compared.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reachdesk.domain.answers.sources import ImportReport, SourceReport
from reachdesk.i18n import _
from reachdesk.services import events, segments
from reachdesk.services.desk import Desk
from reachdesk.services.importing import finished, take_back
from reachdesk.services.kept import all_kept, keep
from reachdesk.services.made_up import noted
from reachdesk.services.made_up.calendar import LAST_DAY
from reachdesk.services.made_up.exports import all_exports
from reachdesk.services.made_up.files import Export
from reachdesk.services.made_up.goals import goals
from reachdesk.services.made_up.owner import ACCOUNT, SECOND_ACCOUNT
from reachdesk.services.reporting import Report, silent
from reachdesk.services.rows import source_row
from reachdesk.services.taking_in import Throttle, take_in
from reachdesk.storage.library import open_library

__all__ = ["ACCOUNT", "LAST_DAY", "SECOND_ACCOUNT", "fill", "throw_away_desk"]


def fill(desk: Desk, report: Report = silent) -> ImportReport:
    """Import the demo account's exports as files would be; the report of all of them.

    Filling twice changes nothing. Raises what `report` raises, with the library as it was.
    """
    throttled = Throttle(report)
    found = list(all_exports())

    def part(place: int) -> Report:
        return lambda share, _sentence: throttled(
            (place + share) / len(found), _("Making the sample data")
        )

    made: list[SourceReport] = []
    try:
        for place, export in enumerate(found):
            made.append(_take_in(desk, export, part(place)))
    except BaseException:
        take_back(desk, made)
        raise
    finally:
        desk.forget_results()
    _set_goals(desk)
    _note_events(desk)
    return ImportReport(tuple(finished(desk, one) for one in made), ())


@contextmanager
def throw_away_desk(report: Report = silent) -> Iterator[Desk]:
    """A library with nothing but the demo account, in a folder that is removed afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="reachdesk-demo-") as folder,
        open_library(Path(folder) / "demo.reachdesk") as library,
    ):
        desk = Desk(library)
        fill(desk, report)
        yield desk


def _set_goals(desk: Desk) -> None:
    """Keep the made-up owner's goals where they are not kept yet."""
    there = {one.key for one in segments.segments(desk, ACCOUNT)}
    for key, goal in goals(ACCOUNT).items():
        if key not in there:
            segments.keep_segment(desk, goal, key)


def _note_events(desk: Desk) -> None:
    """Keep what the made-up owner noted where it is not kept yet."""
    there = all_kept(desk, events.KIND, events.KeptEvent)
    for key, event in noted.events(ACCOUNT).items():
        if key not in there:
            keep(desk, events.KIND, key, event)


def _take_in(desk: Desk, export: Export, report: Report) -> SourceReport:
    row = source_row(
        export.file,
        export.fingerprint,
        (export.format, export.importer),
        export.outline,
        export.outline.as_of_ms or 0,
    )
    return take_in(desk.library, row, export.outline, export.batches, report)
