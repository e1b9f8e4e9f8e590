"""The report from the window: asked for, gathered by a job, painted page by page, written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reachdesk.charts import render
from reachdesk.charts import words as chart_words
from reachdesk.charts.page import Sheet
from reachdesk.charts.report import Report, ReportPages, SourceLine
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.services import cards, formats, sources
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reporting import part_of
from reachdesk.ui import import_words
from reachdesk.ui.chart_files import charts
from reachdesk.ui.context import PageContext
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.jobs import Job
from reachdesk.ui.outside import tell_saved

Gathered = tuple[list[tuple[str, Any]], list[SourceReport]]


class ReportFlow(QObject):
    """One report at a time."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._gathering: Job | None = None
        self._pages: ReportPages | None = None
        self._path = Path()
        self.busy = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._paint)

    def ask(self) -> None:
        """Ask for a place; then make the report of the account and period shown."""
        request = self._context.selection.request()
        if request is None or self.busy:
            return
        # without a parent nobody would hold the dialog, and it would vanish at once
        dialog = file_dialog(self._window, _("Save the report"), self._context.memory, saving=True)
        dialog.setNameFilters([_("PDF report (*.pdf)")])
        dialog.setDefaultSuffix("pdf")
        last = chart_words.date_of(request.period.last_day).isoformat()
        dialog.selectFile(f"reachdesk-report-{last}.pdf")
        dialog.fileSelected.connect(lambda name: self.make(Path(name), request))
        dialog.open()

    def make(self, path: Path, request: Request) -> None:
        """Gather all answers off the window's thread, then paint."""
        self._context.memory.remember_folder(path.parent)
        self._path = path
        self.busy = True
        self._context.shell.announce(_("Making the report…"))
        self._gathering = self._context.library.take_out(
            _("Making the report…"),
            lambda desk: _gather(desk, request),
            self._begin,
            self._failed,
            self._stopped,
        )

    def stop(self) -> bool:
        """Give the report up that is not written yet; whether there was one."""
        was_busy, self.busy, self._pages = self.busy, False, None
        self._next.stop()
        if self._gathering is not None:
            self._gathering.cancel()
        return was_busy

    def _stopped(self) -> None:
        if self.busy:
            self.busy = False
            self._context.shell.announce(_("The report was not made."))

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self._context.library.problem.emit(error)

    def _begin(self, gathered: Gathered) -> None:
        if not self.busy:
            return  # given up meanwhile
        answers, reports = gathered
        masked = self._context.settings.mask_names
        today = dt.datetime.now().astimezone().date()
        known = charts()
        sheets = [
            Sheet(known[key], render.without_names(answer) if masked else answer, "light", today)
            for key, answer in answers
        ]
        lines = [_line(report, masked=masked) for report in reports]
        self._pages = ReportPages(Report(sheets, lines, today))
        self._next.start()

    def _paint(self) -> None:
        """One page, then the window's turn."""
        if self._pages is None:
            return
        try:
            more = self._pages.paint_next()
        except Exception as error:  # noqa: BLE001 - told as ours, and the next report can be made
            self._pages = None
            self._failed(error)
            return
        if more:
            self._next.start()
        else:
            self._write(self._pages)

    def _write(self, pages: ReportPages) -> None:
        content, path, self._pages = pages.content(), self._path, None

        def told(_nothing: object) -> None:
            text = _("Report of {pages} pages saved as {file}.")
            text = text.format(pages=pages.count, file=path.name)
            tell_saved(self._context.shell, text, path)
            self.busy = False

        work = lambda _report: render.write_whole(path, content)  # noqa: E731
        self._context.library.read((self, "write"), work, told, self._failed)


def _gather(desk: Desk, request: Request) -> Gathered:
    order: Callable[[str], int] = list(charts()).index
    keys = sorted(set(cards.cards()) & set(charts()), key=order)
    sentence = _("Making the report…")
    found = []
    for place, key in enumerate(keys):
        with part_of(place / len(keys), (place + 1) / len(keys), sentence):
            found.append((key, cards.answer(desk, key, request)))
    reports = [one for one in sources.reports(desk) if one.account == request.account]
    return [(key, answer) for key, answer in found if answer is not None], reports


def _line(report: SourceReport, *, masked: bool) -> SourceLine:
    """A source in words; masked without its file name, which may hold a handle."""
    title = formats.title(report.format)
    records = [import_words.amount(one.kind, one.read) for one in report.records if one.read]
    lacking = [
        import_words.fact(fact)
        for fact, evidence in formats.can_say(report.format).items()
        if evidence is Evidence.MISSING
    ]
    return SourceLine(
        file=title if masked else report.file,
        format=title,
        as_of=import_words.day(report.as_of_ms),
        records=", ".join(records),
        lacks=", ".join(lacking),
    )
