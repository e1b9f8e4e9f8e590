"""The stylesheet on the widgets: what is on screen changes at once, what is hidden part by part."""

from __future__ import annotations

import weakref
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_PAUSE_MS = 20
_HELD_MS = 10  # time enough for the layouts that a change asks for


class Wardrobe(QObject):
    """The stylesheet in use, and the parts of the window that wear it.

    The application wears the first one. Qt would dress every widget anew, the hidden ones too, were
    that one replaced, and the window would not answer meanwhile: so each part gets the later ones
    for itself, which go before what the application wears. Whatever is opened later is handed to
    `dress`, too.
    """

    in_use: ClassVar[weakref.ref[Wardrobe] | None] = None

    def __init__(self, application: QApplication, sheet: str, parent: QObject) -> None:
        super().__init__(parent)
        Wardrobe.in_use = weakref.ref(self)
        # put in the place of another one, Qt dresses every widget once for each of its ancestors
        # too, put on bare widgets only once
        application.setStyleSheet("")
        application.setStyleSheet(sheet)
        self._first = self._sheet = sheet
        self._parts: list[weakref.ref[QWidget]] = []
        self._late: list[weakref.ref[QWidget]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._dress_next)

    @property
    def settled(self) -> bool:
        """Whether every part wears the stylesheet in use."""
        return not self._late

    def dress(self, part: QWidget) -> None:
        """Have a part wear the stylesheet in use, and every later one as long as it lives."""
        if self._sheet != self._first:
            part.setStyleSheet(self._sheet)
        self._parts = [known for known in self._parts if _living(known) is not None]
        self._parts.append(weakref.ref(part))

    def change(self, sheet: str) -> None:
        """Take another stylesheet into use."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self._late.clear()
        self._hold()
        for known in self._parts:
            part = _living(known)
            if part is not None and part.isVisible():
                part.setStyleSheet(sheet)
            else:
                self._late.append(known)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A window that is held back paints nothing: it is asked again when it is let go."""
        return event.type() == QEvent.Type.UpdateRequest

    def _hold(self) -> None:
        """Have no window painted before the event loop came round: dressing and painting both take
        a while, and a window half in each theme is not to be seen."""
        shown = {part.window() for part in map(_living, self._parts) if part and part.isVisible()}
        for window in shown:
            window.installEventFilter(self)
        held = [weakref.ref(window) for window in shown]
        QTimer.singleShot(_HELD_MS, self, lambda: self._let_go(held))

    def _let_go(self, held: list[weakref.ref[QWidget]]) -> None:
        for window in map(_living, held):
            if window is not None:
                window.removeEventFilter(self)
                QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))

    def catch_up(self, part: QWidget) -> None:
        """Dress a part now that comes on screen before its turn."""
        for known in self._late:
            if known() is part:
                self._late.remove(known)
                part.setStyleSheet(self._sheet)
                return

    def _dress_next(self) -> None:
        """One hidden part in a turn of the event loop."""
        while self._late:
            part = _living(self._late.pop(0))
            if part is not None:
                part.setStyleSheet(self._sheet)
                return
        self._timer.stop()


def dress_alone(window: QWidget) -> None:
    """Dress a window of its own where no theme is at hand (the system's file dialogs)."""
    wardrobe = Wardrobe.in_use() if Wardrobe.in_use is not None else None
    if wardrobe is not None and isValid(wardrobe):
        wardrobe.dress(window)


def _living(known: weakref.ref[QWidget]) -> QWidget | None:
    part = known()
    return part if part is not None and isValid(part) else None
