"""The imports so far, and taking one out again."""

from __future__ import annotations

from reachdesk.domain.answers.sources import SourceReport
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _, language
from reachdesk.services.completeness import from_stored
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.services.taking_in import Throttle
from reachdesk.storage import array_files
from reachdesk.storage import sources as stored


def reports(desk: Desk) -> tuple[SourceReport, ...]:
    """The completeness reports of all sources, in the order of their import."""
    return desk.remember(("sources", language()), lambda: _read(desk))


def forget(desk: Desk, source_id: int, report: Report = silent) -> SourceReport:
    """Take a source out: the library is then as if it had never been imported. Its report.

    Raises `UserError` where there is no such source.
    """
    found = next((one for one in reports(desk) if one.source_id == source_id), None)
    if found is None:
        raise UserError(
            _("There is no source {number}: «reachdesk sources» lists them.").format(
                number=source_id
            )
        )
    sentence = _("Taking out {file}").format(file=found.file)
    throttled = Throttle(report)
    throttled(0.0, sentence)
    desk.library.forget(source_id, lambda share: throttled(share, sentence))
    desk.forget_results()
    array_files.forget(desk.library.path)  # what was forgotten shall not stay there
    return found


def _read(desk: Desk) -> tuple[SourceReport, ...]:
    with desk.library.using() as db:
        return tuple(map(from_stored, stored.sources(db)))
