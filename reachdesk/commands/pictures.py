"""Charts of a library as files; Qt is loaded here and only when something is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reachdesk import registry
from reachdesk.commands import screen
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.demo import LAST_DAY
from reachdesk.services.desk import Desk, Request

if TYPE_CHECKING:
    from reachdesk.charts.base import Chart

_EPOCH = dt.date(1970, 1, 1)


def charts() -> dict[str, Chart[Any]]:
    """All charts by key, in their order. Raises `UserError` where Qt cannot be loaded."""
    with screen.qt_loading():
        return registry.discover("reachdesk.charts", "CHART")


def chart(key: str) -> Chart[Any]:
    """The chart with that key. Raises `UserError` where there is none."""
    known = charts()
    if key not in known:
        raise UserError(
            _("There is no chart «{chart}»: «reachdesk export --list» names them all.").format(
                chart=key
            )
        )
    return known[key]


def answer(desk: Desk, shown: Chart[Any], request: Request) -> Any:
    """What a chart draws. Raises `UserError` where the library holds nothing for it."""
    found = cards.answer(desk, shown.key, request)
    if found is None:
        raise UserError(
            _("The library holds nothing yet that «{chart}» could show.").format(
                chart=shown.title()
            )
        )
    return found


def all_answers(desk: Desk, request: Request) -> list[tuple[Chart[Any], Any]]:
    """Every chart that the library can fill, with what it draws, in the order of the charts."""
    found = [
        (shown, cards.answer(desk, shown.key, request))
        for shown in charts().values()
        if shown.key in cards.cards()
    ]
    return [(shown, data) for shown, data in found if data is not None]


def save_report(
    answers: Sequence[tuple[Chart[Any], Any]],
    sources: Sequence[tuple[str, str, str, str, str]],
    path: Path,
    drawn: dt.date,
) -> None:
    """Draw the report into a PDF. Raises `UserError` where it cannot be written."""
    with screen.qt_loading():
        from reachdesk.charts import render, report  # noqa: PLC0415 - loads Qt
        from reachdesk.charts.page import Sheet  # noqa: PLC0415

    application = render.drawing_application()
    sheets = [Sheet(shown, data, "light", drawn) for shown, data in answers]
    lines = [report.SourceLine(*line) for line in sources]
    report.save_report(report.Report(sheets, lines, drawn), path)
    application.processEvents()


def save(
    shown: Chart[Any],
    data: Any,
    path: Path,
    drawn: dt.date,
    theme: str = "light",
    *,
    masked: bool = False,
) -> None:
    """Draw a chart into a file, in the format of its suffix. Raises `UserError`."""
    with screen.qt_loading():
        from reachdesk.charts import render  # noqa: PLC0415 - loads Qt

    application = render.drawing_application()
    render.save_chart(shown, data, path, drawn_on=drawn, theme=theme, masked=masked)
    application.processEvents()


def drawn_on(*, demo: bool) -> dt.date:
    """Today; for the demo account its last day, so that its pictures never change."""
    return _EPOCH + dt.timedelta(days=LAST_DAY) if demo else dt.datetime.now().astimezone().date()
