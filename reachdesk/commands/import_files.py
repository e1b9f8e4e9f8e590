"""`reachdesk import`: files, folders and zips into the library."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from reachdesk.commands import completeness
from reachdesk.commands.base import DONE, YOURS, Call, complain, json_option
from reachdesk.domain.answers.sources import ImportReport
from reachdesk.i18n import _
from reachdesk.services import importing
from reachdesk.services.recognising import recognise


class _Import:
    key = "import"
    order = 10

    def help(self) -> str:
        return _("recognise and import files, folders and zips")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
        parser.add_argument(
            "--as", dest="format", metavar=_("FORMAT"), help=_("take it as this format")
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar=_("COLUMN=FIELD"),
            help=_("what a column means, for tables with column names of their own"),
        )
        parser.add_argument(
            "--account",
            metavar=_("NETWORK:HANDLE"),
            help=_("whose export it is, where the file does not say"),
        )
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk(create=True) as desk:
            desk.library.require_writing()  # before the files are read, which may take long
            with recognise(
                options.files, desk, options.format, call.progress, columns=options.map
            ) as found:
                report = importing.run(desk, found, report=call.progress, account=options.account)
        return _tell(call, report)


def _tell(call: Call, report: ImportReport) -> int:
    """Print the report. A refused file is the user's matter, also where others were imported."""
    if call.options.json or report.sources:
        call.show(
            completeness.import_record(report),
            completeness.import_lines(ImportReport(report.sources, ())),
        )
    for refused in report.refused:
        complain(completeness.refused_line(refused))
    return YOURS if report.refused else DONE


COMMAND = _Import()
