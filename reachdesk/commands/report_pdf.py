"""`reachdesk report`: the whole report as one PDF."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path

from reachdesk.commands import pictures, selecting
from reachdesk.commands.base import DONE, Call
from reachdesk.commands.completeness import kind_name
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import day_of, iso_day
from reachdesk.i18n import N_, _
from reachdesk.services import formats, sources
from reachdesk.services.desk import Desk, Request

_FACTS = {
    "posts": N_("posts"),
    "reactions": N_("likes and reposts"),
    "views": N_("views"),
    "mentions": N_("mentions"),
    "names": N_("names"),
    "place": N_("places"),
    "bio": N_("bios"),
    "since_when": N_("since when people follow"),
}


class _Report:
    key = "report"
    order = 70

    def help(self) -> str:
        return _("the whole report as a PDF: three answers, all charts, the sources")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, metavar=_("OUT.pdf"))
        selecting.account_option(parser)
        selecting.period_options(parser)
        selecting.demo_option(parser)
        selecting.masked_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        if options.out.suffix.lower() != ".pdf":
            raise UserError(_("The report is a PDF: name a file that ends in .pdf."))
        with call.desk_or_demo() as desk:
            request = selecting.request(desk, options)
            write(desk, request, options.out, pictures.drawn_on(demo=options.demo))
        return DONE


def write(desk: Desk, request: Request, out: Path, drawn_on: dt.date) -> None:
    """Write the report of one account and period. Raises `UserError` where it cannot be written."""
    answers = pictures.all_answers(desk, request)
    lines = [report for report in sources.reports(desk) if report.account == request.account]
    pictures.save_report(answers, _lines(lines, masked=request.masked), out, drawn_on)


def _lines(reports: list[SourceReport], *, masked: bool) -> list[tuple[str, str, str, str, str]]:
    """File, format, date, records and what is lacking, of each source."""
    return [
        (
            formats.title(report.format) if masked else report.file,
            formats.title(report.format),
            "–" if report.as_of_ms is None else iso_day(day_of(report.as_of_ms)),
            ", ".join(
                f"{kind.read:,} {kind_name(kind.kind)}" for kind in report.records if kind.read
            ),
            ", ".join(
                _(_FACTS[fact])
                for fact, evidence in formats.can_say(report.format).items()
                if evidence is Evidence.MISSING
            ),
        )
        for report in reports
    ]


COMMAND = _Report()
