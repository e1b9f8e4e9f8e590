"""The shape of an evidence class alone, where the word stands beside or in a heading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.domain.evidence import Evidence
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.badge import evidence_word, paint_evidence


class EvidenceMark(QWidget):
    """● ◐ dashed ring or –, with its word for screen readers and as a tooltip."""

    def __init__(self, theme: Theme, evidence: Evidence, size: int = 10) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self.evidence = evidence
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(evidence_word(evidence))
        self.setToolTip(evidence_word(evidence))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The shape with 4 px around it."""
        side = self._theme.px(self._size) + 8
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape."""
        painter = QPainter(self)
        size = float(self._theme.px(self._size))
        box = QRectF(0, 0, size, size)
        box.moveCenter(QRectF(self.rect()).center())
        paint_evidence(painter, self.evidence, box, self._theme)
