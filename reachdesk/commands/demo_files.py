"""What `reachdesk --demo` does where there is no screen: the charts and the report as files."""

from __future__ import annotations

from pathlib import Path

from reachdesk.commands import pictures, report_pdf
from reachdesk.commands.base import DONE, Call
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import last_days
from reachdesk.i18n import _
from reachdesk.services import demo
from reachdesk.services.desk import Request

FOLDER = Path("reachdesk-demo")


def write(call: Call, folder: Path = FOLDER) -> int:
    """Write every chart of the demo account as PNG and SVG, and the report, into a folder.

    Says so in one line. Raises `UserError` where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("Cannot make the folder {folder}: go to a place where you may write.").format(
                folder=folder
            )
        ) from error
    day = pictures.drawn_on(demo=True)
    with demo.throw_away_desk(call.progress) as desk:
        request = Request(demo.ACCOUNT, last_days(90, demo.LAST_DAY))
        answers = pictures.all_answers(desk, request)
        for place, (chart, answer) in enumerate(answers):
            call.progress(place / len(answers), _("Drawing {chart}").format(chart=chart.title()))
            for suffix in (".png", ".svg"):
                pictures.save(chart, answer, folder / f"{chart.key}{suffix}", day)
        report_pdf.write(desk, request, folder / "report.pdf", day)
    line = _("There is no screen: {count} charts and a report of the demo are in {folder}.")
    call.show({}, [line.format(count=len(answers), folder=f"./{folder}/")])
    return DONE
