"""The side panel: slides over the right side, or stands beside the page where there is room."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.ui.theme import PANEL_MS, Theme
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.words import line, words

WIDTH = 448


class Inspector(QWidget):
    """A panel of 448 px with a title, contents that scroll, and an own footer where they have one.

    Contents may offer `footer: QWidget` (Cancel and the primary verb), `primary: QPushButton` (the
    verb, which Enter presses), `subtitle: str` and `closing()`, called when the panel closes. Esc
    closes it; `closed` follows.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._contents: QWidget | None = None
        self._back: QWidget | None = None
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = words("", "panel_title", "text", wrap=True)
        self.subtitle = words("", "small", "muted", wrap=True)
        self.closer = IconButton(theme, "close", _("Close (Esc)"), self.close_panel)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QWidget()
        self._foot_row = QVBoxLayout(self._foot)
        self._foot_row.setContentsMargins(0, 0, 0, 0)
        self._foot_row.setSpacing(0)
        self._foot_row.addWidget(line())
        self._lay_out()
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 18, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.closer, 0, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.setContentsMargins(24, 2, 24, 12)
        under.addWidget(self.subtitle)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(under)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)

    @property
    def contents(self) -> QWidget | None:
        """What the panel shows; None while it is closed."""
        return self._contents

    def open_with(self, contents: QWidget, title: str) -> None:
        """Show contents, instead of those before, and move the focus in."""
        if self._contents is None:
            self._back = self.window().focusWidget()
        self._drop_contents()
        self._contents = contents
        self.title.setText(title)
        self.subtitle.setText(getattr(contents, "subtitle", ""))
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self.setAccessibleName(title)
        contents.setContentsMargins(24, 4, 24, 0)
        self._scroll.setWidget(contents)
        contents.setAutoFillBackground(False)
        footer = getattr(contents, "footer", None)
        self._foot.setVisible(isinstance(footer, QWidget))
        if isinstance(footer, QWidget):
            self._foot_row.addWidget(footer)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Close it; the focus goes back to where it was."""
        if self._contents is None:
            return
        self._drop_contents()
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None
        self.closed.emit()

    def place(self, area: QRect, *, sliding: bool) -> None:
        """Stand in `area` of the parent; with `sliding`, come in from the right."""
        duration = self._theme.milliseconds(PANEL_MS) if sliding else 0
        self._slide.stop()
        if duration == 0:
            self.setGeometry(area)
            return
        self.setGeometry(area.translated(area.width(), 0))
        self._slide.setDuration(duration)
        self._slide.setEndValue(QPoint(area.left(), area.top()))
        self._slide.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def width_wanted(self) -> int:
        """448 px, grown with the text."""
        return self._theme.px(WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter does what the panel is there for, until something in it has focus."""
        primary = getattr(self._contents, "primary", None)
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and primary is not None:
            primary.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line at the left and upper edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawLine(0, 0, 0, self.height())
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)

    def _drop_contents(self) -> None:
        contents, self._contents = self._contents, None
        if contents is None:
            return
        closing = getattr(contents, "closing", None)
        if closing is not None:
            closing()
        footer = getattr(contents, "footer", None)
        if isinstance(footer, QWidget):
            self._foot_row.removeWidget(footer)
            footer.hide()
            footer.deleteLater()
        self._scroll.takeWidget()
        contents.deleteLater()
