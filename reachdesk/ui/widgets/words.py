"""Labels: a text with its role in the type scale and its tone."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

# distance of the lines in per cent of the face's own, by role: 17 px at 12, 20 px at 14
_SPACING = {"small": 117, "least": 115, "base": 118, "lead": 120, "card_title": 112}


class Paragraph(QLabel):
    """A label that wraps, its lines as far apart as drawn.

    Its text is plain: Qt needs markup to set lines apart, but nothing in the text is taken for it.
    """

    def __init__(self, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._plain = ""
        self._spacing = _SPACING.get(role, 110)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def text(self) -> str:
        """The plain text."""
        return self._plain

    def setText(self, text: str) -> None:
        """Show another plain text; a line feed begins another line."""
        self._plain = text
        written = html.escape(text).replace("\n", "<br>")
        markup = f'<p style="margin:0; line-height:{self._spacing}%">{written}</p>'
        super().setText(markup if text else "")
        self.setAccessibleName(text)


class OneLine(QLabel):
    """A label as wide as its room: what does not fit is said briefly where that is given, else ends
    in «…», and is told when pointed at."""

    def __init__(self, role: str, tone: str) -> None:
        super().__init__()
        self._whole = self._brief = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setProperty("role", role)
        self.setProperty("tone", tone)

    def text(self) -> str:
        """The whole text."""
        return self._whole

    def setText(self, text: str, brief: str = "") -> None:
        """Show another text, or `brief` where it has no room."""
        self._whole, self._brief = text, brief
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it for the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.contentsRect().width()
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self._whole) <= room or not self._brief
        wanted = self._whole if whole else self._brief
        shown = metrics.elidedText(wanted, Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if shown == self._whole else self._whole)
        super().setText(shown)


def words(
    text: str = "",
    role: str = "base",
    tone: str = "body",
    *,
    strong: bool = False,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label. `role` is one of `charts.style.ROLES`, `tone` the token of its colour.

    Its text is always plain, so that words from an export never become markup.
    """
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    if strong:
        label.setProperty("strong", "true")
    return label


def prose(text: str = "", role: str = "base", tone: str = "body") -> Paragraph:
    """A text of several lines, set for reading."""
    label = Paragraph(text, role)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    return label


def retone(label: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def line(parent: QWidget | None = None) -> QFrame:
    """A horizontal line, 1 px."""
    frame = QFrame(parent)
    frame.setObjectName("line")
    frame.setFixedHeight(1)
    return frame
