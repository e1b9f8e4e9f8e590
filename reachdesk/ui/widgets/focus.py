"""Focus that is always visible and goes where a reader expects: cards first, then into one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QWidget,
)

from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import paint_ring

_OUTSIDE = 4


class FocusRing(QWidget):
    """A ring of 2 px, 2 px outside a card, while the card itself has the focus."""

    def __init__(self, card: QWidget, theme: Theme) -> None:
        super().__init__()
        self._card = card
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        card.installEventFilter(self)
        card.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the card: its focus, place and size."""
        kinds = QEvent.Type
        if event.type() in (kinds.FocusIn, kinds.FocusOut, kinds.Move, kinds.Resize, kinds.Hide):
            self._follow(focused=self._card.hasFocus() and event.type() != kinds.Hide)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, QRectF(self.rect()), 12, self._theme.colour("accent"))

    def _follow(self, *, focused: bool) -> None:
        grid = self._card.parentWidget()
        if not focused or grid is None:
            self.hide()
            return
        # what holds the grid, for a ring round a card at the grid's edge would be cut off
        holder = grid.parentWidget() or grid
        if self.parentWidget() is not holder:
            self.setParent(holder)
        place = QRect(self._card.mapTo(holder, QPoint(0, 0)), self._card.size())
        self.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.show()
        self.raise_()


def is_stop(widget: QWidget) -> bool:
    """Whether Tab may stop here: not where the focus would go on to another widget."""
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled() and not _is_part(widget)


def _is_part(widget: QWidget) -> bool:
    """Whether it is the line of a field or the inside of a view: they have the focus of the whole.

    `focusProxy()` would say so, but PySide takes the widget asked for a child of what it returns.
    """
    whole = widget.parentWidget()
    if isinstance(whole, QAbstractScrollArea):
        return whole.viewport() is widget
    return isinstance(widget, QLineEdit) and isinstance(whole, QComboBox | QAbstractSpinBox)


def card_of(widget: QWidget | None) -> QFrame | None:
    """The card that holds the widget; None for a card itself and for what is in none."""
    parent = widget.parentWidget() if widget is not None else None
    while parent is not None:
        if isinstance(parent, QFrame) and parent.objectName() == "card":
            return parent
        parent = parent.parentWidget()
    return None


def enter(card: QFrame) -> bool:
    """Move the focus to the first thing inside a card; False where there is none."""
    inside = [child for child in card.findChildren(QWidget) if is_stop(child)]
    if not inside:
        return False
    inside[0].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def leave(card: QFrame) -> bool:
    """Move the focus from inside a card to the card; False where it is not inside."""
    inside = card.focusWidget()
    if inside is None or inside is card or not inside.hasFocus():
        return False
    card.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def next_stop(start: QWidget, *, forward: bool) -> QWidget | None:
    """Where Tab (or Shift+Tab) goes from `start`: on within its card, else from card to card.

    The order is that in which things were put into the window. Qt's own chain must not be walked
    from Python: PySide takes each widget for the owner of the next one of the chain, the rings of
    owners become garbage, and the collector then deletes headers of tables still on screen.
    """
    home, window = card_of(start), start.window()
    order = window.findChildren(QWidget)
    place = order.index(start) if start in order else -1
    round_trip = order[place + 1 :] + order[: max(place, 0)]
    for candidate in round_trip if forward else reversed(round_trip):
        if candidate.window() is not window or not is_stop(candidate):
            continue
        if card_of(candidate) in (None, home):
            return candidate
    return None
