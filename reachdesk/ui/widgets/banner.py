"""The banner under the top bar: one line, one or two links, there until it has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button, IconButton
from reachdesk.ui.widgets.words import words

Link = tuple[str, Callable[[], object]]
GOOD, BAD = "good", "bad"


class Banner(QWidget):
    """Says what happened. It announces itself to screen readers and stays until it is closed, one
    of its links is taken, or the next one replaces it. Never a modal box."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = GOOD
        self._gap = 0
        self._links: list[Button] = []
        self.text = words("", "base", "text", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.text, 1)
        self.closer = IconButton(theme, "close", _("Close this message"), self.close_banner)
        self._row.addWidget(self.closer)
        self.set_gap(0)
        self.hide()

    def show_message(self, text: str, links: Sequence[Link] = (), kind: str = GOOD) -> None:
        """Show a message, instead of the one before; `kind` "bad" is something to act on."""
        self._kind = kind
        self.text.setText(text)
        self.setAccessibleName(text)
        for button in self._links:
            button.deleteLater()
        self._links = [self._link(name, act) for name, act in links]
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def set_gap(self, gap: int) -> None:
        """Leave a gap below, which goes when the banner goes."""
        self._gap = gap
        self._row.setContentsMargins(self._theme.px(38), 4, 8, 4 + gap)
        self.update()

    def close_banner(self) -> None:
        """It has been read."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - self._gap)
        good = self._kind == GOOD
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("card" if good else "question_ground"))
        painter.drawRoundedRect(rect, 8, 8)
        size = self._theme.px(16)
        box = QRectF(self._theme.px(14), rect.center().y() - size / 2, size, size)
        ink = self._theme.colour("up_text" if good else "down_text")
        paint_icon(painter, "check" if good else "warning", box, ink)

    def _link(self, name: str, act: Callable[[], object]) -> Button:
        button = Button(self._theme, name, LINK)

        def taken(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
            self.close_banner()
            act()

        button.clicked.connect(taken)
        self._row.insertWidget(self._row.count() - 1, button)
        return button
