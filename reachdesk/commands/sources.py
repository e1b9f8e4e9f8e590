"""`reachdesk sources`: the imports so far."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator

from reachdesk.commands import completeness
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.i18n import _
from reachdesk.services import sources


class _Sources:
    key = "sources"
    order = 20

    def help(self) -> str:
        return _("the imports so far, each with its completeness report")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            reports = sources.reports(desk)
        record = {"sources": [completeness.listed_record(report) for report in reports]}
        call.show(record, _lines(reports))
        return DONE


def _lines(reports: tuple[SourceReport, ...]) -> Iterator[str]:
    if not reports:
        yield _("Nothing was imported yet.")
    for place, report in enumerate(reports):
        if place:
            yield ""
        yield from completeness.source_lines(report)
        yield _("  imported {moment}").format(moment=completeness.moment(report.imported_ms))


COMMAND = _Sources()
