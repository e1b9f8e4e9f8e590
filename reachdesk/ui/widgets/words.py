"""Labels: a text with its role in the type scale and its tone."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from reachdesk.charts.canvas import unbroken

_PLAIN = Qt.TextFormat.PlainText
_WRAPPING = int(Qt.TextFlag.TextWordWrap)
_FEWEST, _MOST_LINES, _SHORT = 2, 3, 0.4
_LONGEST = 30
_LONG, _SIGN = re.compile(rf"\S{{{_LONGEST},}}"), re.compile(r"([_\-./\\@])")

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


class Wrapped(QLabel):
    """A label that wraps and leaves no single word for its last line: where that would be short,
    the lines are about as long as each other. It is as high as any label with these words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._evened: tuple[tuple[str, int, str], int] | None = None
        self.setTextFormat(_PLAIN)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def text(self) -> str:
        """The text as it was given."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show another text; some of its spaces do not break, but long names of files do. Markup
        stays as it is."""
        self._whole = text
        plain = self.textFormat() == _PLAIN
        super().setText(_LONG.sub(_with_breaks, unbroken(text)) if plain else text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words in the width that evens their lines."""
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        if self.textInteractionFlags() & selectable or self.textFormat() != _PLAIN:
            super().paintEvent(event)
            return
        rect = self.contentsRect()
        rect.setWidth(self._even_width(rect.width()))
        painter = QPainter(self)
        flags = int(self.alignment()) | int(Qt.TextFlag.TextWordWrap)
        self.style().drawItemText(
            painter,
            rect,
            flags,
            self.palette(),
            self.isEnabled(),
            super().text(),
            self.foregroundRole(),
        )
        painter.end()

    def _even_width(self, room: int) -> int:
        text = super().text()
        key = (text, room, self.font().key())
        if self._evened is None or self._evened[0] != key:
            left = bool(self.alignment() & Qt.AlignmentFlag.AlignLeft)
            wide = even_width(self.fontMetrics(), text, room) if left else room
            self._evened = (key, wide)
        return self._evened[1]


def _with_breaks(found: re.Match[str]) -> str:
    """A long name that may go on in the next line after a sign, else anywhere at last."""
    parts = _SIGN.sub("\\1\u200b", found[0]).split("\u200b")
    return "\u200b".join(
        part[start : start + _LONGEST]
        for part in parts
        for start in range(0, max(len(part), 1), _LONGEST)
    )


def even_width(metrics: QFontMetrics, text: str, room: int) -> int:
    """The least width in which a text of two or three lines has no more of them than in `room`;
    `room` itself where its last line is long enough as it is."""
    high = _height(metrics, text, room)
    lines = round(high / max(metrics.lineSpacing(), 1))
    if not _FEWEST <= lines <= _MOST_LINES or "\n" in text or not _ends_short(metrics, text, room):
        return room
    longest = max(metrics.horizontalAdvance(word) for word in re.split("[ \u200b]", text))
    least, most = max(room // 2, longest - 1), room
    while most - least > 1:
        middle = (least + most) // 2
        if _height(metrics, text, middle) > high:
            least = middle
        else:
            most = middle
    return most


def _height(metrics: QFontMetrics, text: str, room: int) -> int:
    return metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPING, text).height()


def _ends_short(metrics: QFontMetrics, text: str, room: int) -> bool:
    """Whether the last line takes less than its share of the room."""
    last = ""
    for word in text.split(" "):
        longer = f"{last} {word}".strip()
        last = longer if metrics.horizontalAdvance(longer) <= room else word
    return metrics.horizontalAdvance(last) < _SHORT * room


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
    label = Wrapped(text, parent) if wrap else QLabel(text, parent)
    label.setTextFormat(_PLAIN)
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
