"""Empty states: of a card (one sentence and a button) and of a whole page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, SECONDARY, Button
from reachdesk.ui.widgets.words import prose, words


class CardMessage(QWidget):
    """What a card says while it has nothing to draw: which export would fill it, and a way in."""

    def __init__(
        self, theme: Theme, choose: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_import = True
        self._act: Callable[[], object] = lambda: None
        self.other: Button | None = None
        self.sentence = prose("", "small", "muted")
        self.button = Button(theme, _("Import…"), LINK)
        self.button.clicked.connect(lambda _checked=False: choose())
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_sentence(self, sentence: str) -> None:
        """Say why there is nothing."""
        self.sentence.setText(sentence)
        self.button.setVisible(self._by_import)
        if self.other is not None:
            self.other.hide()

    def only_by_import(self, *, by_import: bool) -> None:
        """Whether a file would fill the card."""
        self._by_import = by_import
        self.button.setVisible(by_import)

    def offer(self, text: str, act: Callable[[], object]) -> None:
        """A link for this sentence only, in place of the way in."""
        if self.other is None:
            self.other = Button(self._theme, "", LINK)
            self._column.insertWidget(1, self.other, 0, Qt.AlignmentFlag.AlignLeft)
            self.other.clicked.connect(lambda _checked=False: self._act())
        self._act = act
        self.other.setText(text)
        self.other.show()
        self.button.hide()


class IconDisc(QWidget):
    """An icon in a disc of 64 px."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """64 px, grown with the text."""
        return QSize(self._theme.px(64), self._theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(self._theme.px(64))
        disc = QRectF(0, 0, size, size)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_ground"))
        painter.drawEllipse(disc)
        inner = QRectF(0, 0, size * 0.45, size * 0.45)
        inner.moveCenter(disc.center())
        paint_icon(painter, self._icon, inner, self._theme.colour("accent_text"))


class EmptyState(QWidget):
    """Icon, one line of 24 px, an explaining line, one primary and one secondary button."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        line: str,
        explanation: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.line = words(line, "empty_line", "text", wrap=True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.explanation = prose(explanation, "lead", "muted")
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(IconDisc(theme, icon), 0, middle)
        self.column.addSpacing(18)
        self.column.addWidget(self.line)
        self.column.addSpacing(7)
        self.column.addWidget(self.explanation)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self.column.addSpacing(24)
        self.column.addLayout(self._buttons)

    def add_button(
        self, text: str, act: Callable[[], object], *, primary: bool = False, icon: str = ""
    ) -> Button:
        """Add a button under the words."""
        button = Button(self.theme, text, PRIMARY if primary else SECONDARY, icon or None)
        button.least_height = 36
        button.clicked.connect(lambda _checked=False: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
