"""The whole report as one PDF: three answers in words, every chart with its method, the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from reachdesk.charts import method, model_card, words
from reachdesk.charts.canvas import Align, Canvas, Face
from reachdesk.charts.page import PAGE, SIDE, Sheet, draw_mark, paint_page
from reachdesk.charts.report_texts import Sections, paint_text_page, text_pages
from reachdesk.charts.style import THEMES, ChartStyle
from reachdesk.i18n import N_, _, ngettext
from reachdesk.whole_files import write_whole

_OF_THE_SCORE = ("score_timeline", "score_parts", "score_change")
QUESTIONS = (
    ("score_timeline", N_("Am I moving?")),
    ("audience_mix", N_("Who is listening?")),
    ("reach_answer", N_("Does anybody see what I write?")),
)
"""The three questions and the charts that answer them, in the order of the cover."""

_POINTS_PER_PIXEL = 0.75
_ROWS_A_PAGE = 11
_ROW = 54.0
_TABLE_TOP = 178.0
_TITLE = Face("export_title", "text")
_ANSWER = Face("large", "text", 600)
_LEAD = Face("lead", "muted")
_SMALL = Face("small", "muted")
_BODY = Face("base", "body")
_HEAD = Face("small", "text", 600)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of the report, in words: what it is, what was read and what it cannot say."""

    file: str
    format: str
    as_of: str
    records: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the report is made of: a sheet per chart, a line per source, and the day it is made."""

    sheets: Sequence[Sheet]
    sources: Sequence[SourceLine]
    drawn_on: dt.date


class ReportPages:
    """A report in the making: `paint_next` as often as it says so, then `content`.

    A page at a time, so that a window can go on living between two of them.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._store = QByteArray()
        self._device = QBuffer(self._store)
        self._device.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._device)
        self._writer.setResolution(96)
        size = QSizeF(PAGE.width() * _POINTS_PER_PIXEL, PAGE.height() * _POINTS_PER_PIXEL)
        self._writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setTitle(_heading(report))
        self._writer.setCreator("ReachDesk")
        self._painter = QPainter(self._writer)
        self._pages = self._planned()
        self.painted = 0

    @property
    def count(self) -> int:
        """How many pages there will be."""
        return len(self._pages)

    def paint_next(self) -> bool:
        """Paint one page; whether another one is to come."""
        if self.painted:
            self._writer.newPage()
        self._pages[self.painted]()
        self.painted += 1
        return self.painted < self.count

    def content(self) -> bytes:
        """The PDF. Nothing can be painted after this."""
        self._painter.end()
        self._device.close()
        return bytes(self._store.data())

    def __del__(self) -> None:
        """Given up before its end: Qt must not see the paper go before the painter."""
        if self._painter.isActive():
            self._painter.end()

    def _planned(self) -> list[Callable[[], object]]:
        canvas, report = Canvas(self._painter, _style()), self._report
        pages: list[Callable[[], object]] = [partial(_paint_cover, canvas, report)]
        pages += [partial(paint_page, self._painter, sheet) for sheet in report.sheets]
        texts = [
            *text_pages(canvas, _("The recipe of the score"), _("What a point is"), recipe(report)),
            *text_pages(
                canvas,
                _("The model of reach"),
                _("What is assumed, measured and not known"),
                model_card.sections(),
            ),
        ]
        pages += [partial(paint_text_page, canvas, page) for page in texts if page.lines]
        pages += [
            partial(_paint_sources, canvas, report, start)
            for start in range(0, max(len(report.sources), 1), _ROWS_A_PAGE)
        ]
        return pages


def save_report(report: Report, path: Path) -> None:
    """Write the report to `path`, whole or not at all. Raises `UserError` where that fails."""
    pages = ReportPages(report)
    while pages.paint_next():
        pass
    write_whole(path, pages.content())


def recipe(report: Report) -> Sections:
    """What stands behind the score: the explanations of its charts, as far as they are there."""
    found = []
    for sheet in report.sheets:
        if sheet.chart.key in _OF_THE_SCORE:
            said = sheet.chart.explanation(sheet.data)
            inputs = [f"{one.name}: {one.value}" for one in said.inputs]
            found.append((sheet.chart.title(), [said.sentence, said.formula, *inputs]))
    return found


def _style() -> ChartStyle:
    return ChartStyle(THEMES["light"])


def _heading(report: Report) -> str:
    if not report.sheets:
        return _("Report")
    return _("Report on {account}").format(account=method.account(report.sheets[0].data.method))


def _paint_cover(canvas: Canvas, report: Report) -> None:
    room = PAGE.width() - 2 * SIDE
    draw_mark(canvas, SIDE, 56)
    canvas.text((SIDE + 28, 71), "ReachDesk", Face("base", "text", 600))
    made = words.date_words(report.drawn_on)
    canvas.text((SIDE + room, 71), made, _SMALL, Align.RIGHT)
    canvas.text((SIDE, 150), _heading(report), _TITLE, room=room)
    canvas.text((SIDE, 180), _below(report), _LEAD, room=room)
    canvas.line((SIDE, 212), (SIDE + room, 212), "line")
    by_key = {sheet.chart.key: sheet for sheet in report.sheets}
    y = 258.0
    for key, question in QUESTIONS:
        y = _paint_answer(canvas, y, _(question), by_key.get(key))
    foot = _("Made on this computer from the owner's own exports; nothing was sent anywhere.")
    canvas.text((SIDE, PAGE.height() - 48), foot, _SMALL, room=room)


def _below(report: Report) -> str:
    """The window of the first chart, how many charts follow and from how many sources."""
    charts, sources = len(report.sheets), len(report.sources)
    parts = [
        ngettext("{count} chart", "{count} charts", charts).format(count=charts),
        ngettext("{count} source", "{count} sources", sources).format(count=sources),
    ]
    if report.sheets:
        parts.insert(0, method.window(report.sheets[0].data.method))
    return " · ".join(parts)


def _paint_answer(canvas: Canvas, y: float, question: str, sheet: Sheet | None) -> float:
    """One of the three answers, from `y` on; the y of the next."""
    room = PAGE.width() - 2 * SIDE
    canvas.text((SIDE, y), question, _HEAD)
    if sheet is None:
        answer, more = _("The exports at hand do not say."), ""
    else:
        answer, more = sheet.chart.headline(sheet.data), sheet.chart.summary(sheet.data)
    y += 12
    y = canvas.wrapped(QRectF(SIDE, y, room, 80), answer, _ANSWER)
    y = canvas.wrapped(QRectF(SIDE, y + 6, min(room, 980), 120), more, _BODY)
    return y + 58


def _paint_sources(canvas: Canvas, report: Report, start: int) -> None:
    """One page of the table of sources, from source `start` on."""
    room = PAGE.width() - 2 * SIDE
    canvas.text((SIDE, 83), _("Sources, and what they cannot say"), _TITLE, room=room)
    below = _("Every value knows its source; what no export gives is missing, never zero.")
    canvas.text((SIDE, 113), below, _LEAD, room=room)
    shares = (0.0, 0.19, 0.31, 0.40, 0.71, 1.0)
    lefts = [SIDE + share * room for share in shares]
    heads = (_("File"), _("Format"), _("As of"), _("Records read"), _("Cannot say"))
    for left, head in zip(lefts, heads, strict=False):
        canvas.text((left, _TABLE_TOP - 14), head, _SMALL)
    for place, source in enumerate(report.sources[start : start + _ROWS_A_PAGE]):
        top = _TABLE_TOP + place * _ROW
        canvas.line((SIDE, top), (SIDE + room, top), "line")
        cells = (source.file, source.format, source.as_of, source.records, source.lacks)
        for column, cell in enumerate(cells):
            _paint_cell(canvas, lefts[column], lefts[column + 1], top, cell)


def _paint_cell(canvas: Canvas, left: float, right: float, top: float, text: str) -> None:
    """Words in at most two lines, the second one cut where they are longer."""
    room = right - left - 18
    lines = canvas.lines(text, _BODY, room)
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    for place, line in enumerate(lines):
        canvas.text((left, top + 21 + 19 * place), line, _BODY, room=room)
