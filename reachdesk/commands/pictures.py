"""Charts of a library as files; Qt is loaded here and only when something is drawn."""

from __future__ import annotations

import datetime as dt
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
