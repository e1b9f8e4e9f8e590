"""Cells of the people table: two lines of name, and the words that decided marked in place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.ui.people_words import handle_words, name_words, place_lines, why_words
from reachdesk.ui.widgets.record_model import RECORD_ROLE, Index
from reachdesk.ui.widgets.table_paint import TEXT_MARGIN, Cells

_RIGHT = Qt.TextElideMode.ElideRight
NAME, PLACE, WHY = "name", "place", "why"


class PeopleCells(Cells):
    """Paints the columns `drawn` (by number) itself, the others as every table does."""

    drawn: dict[int, str]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The empty cell with its ground, line and bar; then the words."""
        super().paint(painter, option, index)
        person = index.data(RECORD_ROLE)
        kind = self.drawn.get(index.column())
        if kind is None or not isinstance(person, PersonRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        margin = self._theme.px(TEXT_MARGIN)
        area = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        if kind == WHY:
            self._paint_why(painter, area, person)
        elif kind == PLACE:
            self._paint_lines(painter, area, *place_lines(person), weight=400)
        else:
            under = handle_words(person) if person.name else ""
            self._paint_lines(painter, area, name_words(person), under, weight=500)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Own cells leave their words to `paint`."""
        super().initStyleOption(option, index)
        if index.column() in self.drawn:
            option.text = ""

    def _paint_lines(
        self, painter: QPainter, area: QRectF, first: str, under: str, *, weight: int
    ) -> None:
        top = area.top() + self._theme.px(15 if under else 23)
        tone = "text" if weight > 400 else "body"
        self._line(painter, area, top, first, self._theme.font("small", weight), tone)
        if under:
            below = area.top() + self._theme.px(30)
            self._line(painter, area, below, under, self._theme.font("least"), "muted")

    def _line(
        self, painter: QPainter, area: QRectF, base: float, words: str, font: QFont, tone: str
    ) -> None:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone))
        shown = metrics.elidedText(words, _RIGHT, area.width())
        painter.drawText(QPointF(area.left(), base), shown)

    def _paint_why(self, painter: QPainter, area: QRectF, person: PersonRow) -> None:
        """The excerpt; the words that decided stand on the accent ground."""
        words, spans = why_words(person)
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        base = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        x, at = area.left(), 0
        for start, end in (*spans, (len(words), len(words))):
            if start < at:
                continue
            for part, marked in ((words[at:start], False), (words[start:end], True)):
                room = area.right() - x
                fits = metrics.horizontalAdvance(part) <= room
                shown = part if fits else metrics.elidedText(part, _RIGHT, room)
                x = self._piece(painter, (x, base), shown, metrics, marked=marked and fits)
                if not fits:
                    return
            at = end

    def _piece(
        self,
        painter: QPainter,
        place: tuple[float, float],
        words: str,
        metrics: QFontMetricsF,
        *,
        marked: bool,
    ) -> float:
        width = metrics.horizontalAdvance(words)
        if marked and words:
            ground = QRectF(place[0] - 2, place[1] - metrics.ascent() - 2, width + 4, 0)
            ground.setHeight(metrics.height() + 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_ground"))
            painter.drawRoundedRect(ground, 3, 3)
        painter.setFont(self._theme.font("small", 500 if marked else 400))
        painter.setPen(self._theme.colour("accent_text" if marked else "body"))
        painter.drawText(QPointF(*place), words)
        return place[0] + width
