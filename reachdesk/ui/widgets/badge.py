"""The evidence badge: a shape and a word, so that nothing is said by colour alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reachdesk.charts.method import coverage_lines
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

_WORDS = {
    Evidence.MEASURED: N_("measured"),
    Evidence.DERIVED: N_("derived"),
    Evidence.ASSUMED: N_("assumed"),
    Evidence.MISSING: N_("missing"),
}


def evidence_word(evidence: Evidence) -> str:
    """The class in the chosen language."""
    return _(_WORDS[evidence])


def paint_evidence(painter: QPainter, evidence: Evidence, rect: QRectF, theme: Theme) -> None:
    """The shape of a class: ● measured, ◐ derived, a dashed ring assumed, – missing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if evidence is Evidence.MEASURED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("up_text"))
        painter.drawEllipse(rect)
    elif evidence is Evidence.DERIVED:
        width = rect.width() / 7
        ring = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(theme.colour("accent_text"), width))
        painter.drawEllipse(ring)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_text"))
        painter.drawPie(ring, 90 * 16, 180 * 16)
    elif evidence is Evidence.ASSUMED:
        width = rect.width() / 6
        ring = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(theme.colour("down_text"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        dash = math.pi * ring.width() / 8 / width
        pen.setDashPattern([dash * 0.62, dash * 0.38])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
    else:
        painter.setPen(QPen(theme.colour("muted"), rect.width() / 8))
        middle, side = rect.center().y(), rect.width() * 0.14
        painter.drawLine(QPointF(rect.left() + side, middle), QPointF(rect.right() - side, middle))
    painter.restore()


class EvidenceBadge(KeyboardRing, QPushButton):
    """The badge of a card; a click asks for the inputs with class, source and date."""

    def __init__(
        self,
        theme: Theme,
        evidence: Evidence = Evidence.MISSING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.evidence = evidence
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_evidence(evidence)
        theme.changed.connect(self.restyle)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show another class."""
        self.evidence = evidence
        self.setText(evidence_word(evidence))
        self.setAccessibleName(_("Evidence: {word}").format(word=self.text()))
        self.setToolTip(_("What is this figure made from?"))
        self.restyle()

    def show_method(self, method: Method | None) -> None:
        """Show the class of a method, and in the tooltip for how many of its inputs it is known;
        nothing without one."""
        if method is None:
            self.hide()
            return
        self.show_evidence(method.evidence)
        if known := "\n".join(coverage_lines(method)):
            self.setToolTip(known)

    def restyle(self) -> None:
        """Take the theme's new sizes and colours."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A pill of 20 px in a target of 28."""
        metrics = QFontMetricsF(self.theme.font("least", 500))
        width = metrics.horizontalAdvance(self.text()) + self.theme.px(28)
        return QSize(math.ceil(width), self.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, shape, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(0, 0, self.width(), self.theme.px(20))
        pill.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent_ground" if self.underMouse() else "raised"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        size = self.theme.px(9)
        shape = QRectF(self.theme.px(7), pill.center().y() - size / 2, size, size)
        paint_evidence(painter, self.evidence, shape, self.theme)
        painter.setFont(self.theme.font("least", 500))
        painter.setPen(self.theme.colour("body"))
        left = shape.right() + self.theme.px(4)
        words = QRectF(left, pill.top(), pill.right() - left, pill.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.ring_shown():
            ring = pill.adjusted(0.5, 0.5, -0.5, -0.5)
            paint_ring(painter, ring, ring.height() / 2, self.theme.colour("accent"))
