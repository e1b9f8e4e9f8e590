"""Files dropped anywhere on the window: a dashed target while they hang over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.i18n import _, ngettext
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.empty_state import IconDisc
from reachdesk.ui.widgets.words import words


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer in what is dragged, in their order."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def refusal(data: QMimeData, *, busy: bool) -> str | None:
    """Why a drag cannot be taken, in one sentence; None when it can."""
    if busy:
        return _("An import is still running. Drop the files when it has ended.")
    if paths_of(data):
        return None
    if any(url.scheme().startswith("http") for url in data.urls()):
        return _("This is a link to the web. Download the export first, then drop the file.")
    return _("This is not a file. Drop an export: a zip, a folder, a CSV or a workbook.")


def dashed(painter: QPainter, rect: QRectF, theme: Theme, ink: str = "accent") -> None:
    """The dashed edge of a drop target."""
    pen = QPen(theme.colour(ink), 1.8)
    pen.setDashPattern([5.5, 3.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(1, 1, -1, -1), 14, 14)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


class DropArea(QWidget):
    """Covers the content of the window while files hang over it; says what a drop would do.

    Install it on the window (`watch`); `dropped(paths)` after a drop that can be taken,
    `refused(why)` after one that cannot.
    """

    dropped = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = busy
        self._why: str | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line = words("", "empty_line", "text", wrap=True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(IconDisc(theme, "sources"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self.line)
        column.addStretch(1)
        self.hide()

    def watch(self, window: QWidget) -> None:
        """Take drops anywhere on `window`."""
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the target as soon as something is dragged over the window."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil over the page, and the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.colour("canvas")
        veil.setAlphaF(0.94)
        painter.fillRect(self.rect(), veil)
        inside = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        dashed(painter, inside, self._theme, "down_text" if self._why else "accent")

    def _over(self, event: QDragMoveEvent) -> bool:
        self._why = refusal(event.mimeData(), busy=self._busy())
        event.setDropAction(Qt.DropAction.CopyAction)
        # a refused drag is accepted too: only then the drop arrives and its reason can stay
        event.accept()
        self.line.setText(self._why or _invitation(len(paths_of(event.mimeData()))))
        self.raise_()
        self.show()
        self.update()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hide()
        why = refusal(event.mimeData(), busy=self._busy())
        if why is None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # the folder that it came from stands before us
            self.window().raise_()
            self.window().activateWindow()
            self.dropped.emit(paths_of(event.mimeData()))
        else:
            event.ignore()
            self.refused.emit(why)
        return True


def _invitation(count: int) -> str:
    return ngettext(
        "Drop it to look at this export", "Drop them to look at {count} files", count
    ).format(count=count)


def urls(paths: tuple[Path, ...]) -> list[QUrl]:
    """The paths as a drag carries them."""
    return [QUrl.fromLocalFile(str(path)) for path in paths]
