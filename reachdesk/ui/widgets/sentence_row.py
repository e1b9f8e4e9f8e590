"""One sentence of what changed: a sign, the words, their numbers in bold; a link as a whole."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring
from reachdesk.ui.widgets.words import words

_GUTTER = 22
_STRONG = re.compile(r"\*(.+?)\*")
_SIGNS = {
    1: ("rise", "up_text"),
    -1: ("fall", "down_text"),
    0: ("steady", "muted"),
}


def emphasised(sentence: str) -> str:
    """The sentence as markup: what stands between asterisks in 600. Everything else is escaped."""
    return _STRONG.sub(r'<span style="font-weight:600">\1</span>', html.escape(sentence))


class SentenceRow(KeyboardRing, QWidget):
    """▲ ▼ – and a sentence; `followed` on click or Enter, where it leads somewhere.

    `sentence` marks its numbers with asterisks: "Your score slid from *13.6 to 12.9*."
    """

    followed = Signal()

    def __init__(self, theme: Theme, sentence: str, direction: int, *, leads: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._direction = direction
        self._leads = leads
        self.text: QLabel = words("", "lead", "body", wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setText(f'<p style="line-height:20px; margin:0">{emphasised(sentence)}</p>')
        self.setAccessibleName(_STRONG.sub(r"\1", sentence))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_GUTTER), 4, 0, 4)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link."""
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.followed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link."""
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign in its gutter, the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tone = _SIGNS[self._direction]
        size = self._theme.px(11)
        box = QRectF(0, 4 + (self._theme.px(20) - size) / 2, size, size)
        paint_icon(painter, icon, box, self._theme.colour(tone))
        if self.ring_shown():
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            paint_ring(painter, ring, 6, self._theme.colour("accent"))
