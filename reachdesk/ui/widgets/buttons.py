"""Buttons that paint themselves from the theme: primary, secondary, link and icon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

PRIMARY, SECONDARY, LINK = "primary", "secondary", "link"


class _Painted(KeyboardRing, QPushButton):
    """What all have in common: restyled with the theme, focus ring only from the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the theme's new sizes and colours."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """As the size hint: a button is never cut off."""
        return self.sizeHint()

    def hovered(self) -> bool:
        """Whether the pointer is over it and it can be pressed."""
        return self.isEnabled() and self.underMouse()


class Button(_Painted):
    """A button with words and perhaps an icon.

    `kind`: "primary" (one a page), "secondary" (an edge) or "link" (words in the accent colour).
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = SECONDARY,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.kind = kind
        self.icon_name = icon
        self.least_height = 28 if kind == LINK else 32
        self.words_hidden = False
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hide_words(self, hidden: bool) -> None:  # noqa: FBT001 - a state, named by the method
        """Show only the icon (narrow window); the words go to the tooltip."""
        self.words_hidden = hidden
        self.setToolTip(self.text() if hidden else "")
        self.setAccessibleName(self.text())
        self.restyle()

    def sizeHint(self) -> QSize:
        """As high as the design's 32 px (links 28), grown with the text."""
        metrics = QFontMetricsF(self._font())
        words = 0.0 if self.words_hidden else metrics.horizontalAdvance(self.text())
        picture = self.theme.px(16) + (0 if self.words_hidden else 6) if self.icon_name else 0
        sides = 4 if self.kind == LINK else self.theme.px(26)
        height = self.theme.px(self.least_height)
        return QSize(round(words + picture + sides + 1), max(height, round(metrics.height()) + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, edge, ink = self._colours()
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if ground or edge:
            painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(ground or Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 7, 7)
        self._paint_face(painter, rect, ink)
        if self.ring_shown():
            ring = ink if self.kind == PRIMARY else self.theme.colour("accent")
            inset = 2 if self.kind == PRIMARY else 0
            paint_ring(painter, rect.adjusted(inset, inset, -inset, -inset), 6, ring)

    def _paint_face(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        font = self._font()
        metrics = QFontMetricsF(font)
        words = 0.0 if self.words_hidden else metrics.horizontalAdvance(self.text())
        size = self.theme.px(16)
        total = words + ((size + (0 if self.words_hidden else 6)) if self.icon_name else 0)
        left = rect.center().x() - total / 2
        if self.kind == LINK:
            left = rect.left()
        if self.icon_name:
            box = QRectF(left, rect.center().y() - size / 2, size, size)
            paint_icon(painter, self.icon_name, box, ink)
            left += size + 6
        if not self.words_hidden:
            painter.setFont(font)
            painter.setPen(ink)
            base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), self.text())

    def _font(self) -> QFont:
        if self.kind == LINK:
            return self.theme.font("small", 500)
        return self.theme.font("base", 600 if self.kind == PRIMARY else 500)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and ink."""
        theme = self.theme
        if self.kind == PRIMARY:
            filled = theme.colour("accent_text" if self.hovered() else "accent")
            return filled, None, theme.colour("on_accent")
        if self.kind == LINK:
            lit = theme.colour("accent_ground") if self.hovered() else None
            return lit, None, theme.colour("accent_text")
        ground = theme.colour("raised" if self.hovered() else "card")
        return ground, theme.colour("line_strong"), theme.colour("text")


class IconButton(_Painted):
    """A button that is only an icon; its name is for the tooltip and for screen readers."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        pressed: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.icon_name = icon
        self.least_width = 28
        self.rename(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if pressed:
            self.clicked.connect(lambda _checked=False: pressed())

    def rename(self, name: str) -> None:
        """Change what it is called."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A target of 28 by 28, grown with the text."""
        return QSize(self.theme.px(self.least_width), self.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A round-edged ground under the pointer or while switched on, the icon, the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hovered() or self.isChecked():
            ground = "accent_ground" if self.isChecked() else "raised"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(ground))
            painter.drawRoundedRect(rect, 6, 6)
        size = self.theme.px(15)
        box = QRectF(0, 0, size, size)
        box.moveCenter(rect.center())
        tone = "accent_text" if self.isChecked() else "muted"
        if not self.isEnabled():
            painter.setOpacity(0.5)
        paint_icon(painter, self.icon_name, box, self.theme.colour(tone))
        if self.ring_shown():
            paint_ring(painter, rect, 6, self.theme.colour("accent"))
