"""The navigation rail: the pages that exist, and at its foot settings, help and everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.page import PageSpec
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring
from reachdesk.ui.widgets.words import line

WIDE, NARROW = 200, 64
_BELOW_THE_LINE = 80
FOOT = 900


class RailItem(KeyboardRing, QPushButton):
    """A row of the rail: icon and words, or only the icon with a tooltip."""

    def __init__(self, theme: Theme, icon: str, text: str, keys: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self._keys = keys
        self.narrow = False
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        self.set_narrow(narrow=False)
        theme.changed.connect(self.updateGeometry)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone; the words go to the tooltip."""
        self.narrow = narrow
        shortcut = f" ({self._keys})" if self._keys else ""
        self.setToolTip((self.text() if narrow else "") + shortcut)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """36 px high with words, 38 without, grown with the text."""
        return QSize(self._theme.px(44), self._theme.px(38 if self.narrow else 36))

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """A click asks for the page; the rail marks it when it is shown."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and bar where selected, icon, words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        selected = self.isChecked()
        if selected or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_ground" if selected else "raised"))
            painter.drawRoundedRect(rect, 7, 7)
        if selected and not self.narrow:
            painter.setBrush(theme.colour("accent"))
            middle, half = rect.center().y(), theme.px(9)
            painter.drawRoundedRect(QRectF(0, middle - half, 3, half * 2), 1.5, 1.5)
        size = theme.px(18)
        box = QRectF(theme.px(14), 0, size, size)
        if self.narrow:
            box.moveLeft(rect.center().x() - size / 2)
        box.moveTop(rect.center().y() - size / 2)
        ink = theme.colour("accent_text" if selected else "muted")
        paint_icon(painter, self._icon, box, ink)
        if not self.narrow:
            self._paint_words(painter, rect, selected=selected)
        if self.ring_shown():
            paint_ring(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, theme.colour("accent"))

    def _paint_words(self, painter: QPainter, rect: QRectF, *, selected: bool) -> None:
        theme = self._theme
        font = theme.font("base", 600 if selected else 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if selected else "body"))
        base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2 + 0.5
        left = theme.px(14) + theme.px(18) + theme.px(10)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width() - left - 4)
        painter.drawText(QPointF(left, base), text)


class _Mark(QWidget):
    """The program's mark, with its name where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.narrow = False
        self.setAccessibleName("ReachDesk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the top bar."""
        return QSize(self._theme.px(28), self._theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(self._theme.px(28))
        left = (self.width() - size) / 2 if self.narrow else 8.0
        box = QRectF(left, (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(box, size / 4, size / 4)
        painter.setBrush(self._theme.colour("on_accent"))
        for x, top in ((7.2, 15.5), (12.3, 12.0), (17.4, 8.0)):
            unit = size / 28
            bar = QRectF(left + x * unit, box.top() + top * unit, 3.4 * unit, (20.5 - top) * unit)
            painter.drawRoundedRect(bar, 1.4 * unit, 1.4 * unit)
        if not self.narrow:
            painter.setFont(self._theme.font("lead", 600))
            font = painter.font()
            font.setPixelSize(self._theme.px(16))
            painter.setFont(font)
            painter.setPen(self._theme.colour("text"))
            words = QRectF(left + size + 10, 0, self.width(), self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "ReachDesk")


class Rail(QWidget):
    """The rail. `picked(key)` when a page is asked for."""

    picked = Signal(str)

    def __init__(self, theme: Theme, pages: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Pages"))
        self.items: dict[str, RailItem] = {}
        self._feet: list[RailItem] = []
        self._mark = _Mark(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 0, 10, 15)
        self._column.setSpacing(4)
        self._column.addWidget(self._mark)
        self._column.addSpacing(4)
        self._line = line()
        for spec in pages:
            if spec.order >= _BELOW_THE_LINE and self.items and not self._line.parent():
                self._column.addWidget(self._line)
            self._add_page(spec, spec.keys)
        self._column.addStretch(1)
        self.set_narrow(narrow=False)
        theme.changed.connect(self._resize)

    def add_foot(self, icon: str, text: str, act: Callable[[], object], keys: str = "") -> RailItem:
        """Add a row at the foot."""
        item = RailItem(self._theme, icon, text, keys)
        item.clicked.connect(lambda _checked=False: act())
        self._feet.append(item)
        self._column.addWidget(item)
        return item

    def add_foot_page(self, spec: PageSpec, keys: str = "") -> RailItem:
        """Add a row at the foot that leads to a page."""
        item = self.add_foot(spec.icon, spec.title(), lambda: self.picked.emit(spec.key), keys)
        item.setCheckable(True)
        self.items[spec.key] = item
        return item

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        for other, item in self.items.items():
            item.setChecked(other == key)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons alone below 1100 px."""
        self._narrow = narrow
        self._mark.narrow = narrow
        self._mark.update()
        self._column.setSpacing(6 if narrow else 4)
        for item in (*self.items.values(), *self._feet):
            item.set_narrow(narrow=narrow)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line at the right edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _add_page(self, spec: PageSpec, keys: str) -> None:
        item = RailItem(self._theme, spec.icon, spec.title(), keys)
        item.setCheckable(True)
        item.clicked.connect(lambda _checked=False, key=spec.key: self.picked.emit(key))
        self.items[spec.key] = item
        self._column.addWidget(item)

    def _resize(self) -> None:
        narrow = max(NARROW, self._theme.px(44) + 20)
        self.setFixedWidth(narrow if self._narrow else max(WIDE, self._theme.px(WIDE)))
