"""Icons: our own small SVG set, `currentColor` turned into the theme's colour when painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reachdesk import paths

PROGRAM = "reachdesk"


@cache
def sources() -> dict[str, bytes]:
    """The SVG text of every shipped icon by name. Read once, before the window is shown."""
    return {file.stem: file.read_bytes() for file in paths.resource("icons").glob("*.svg")}


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = sources()[name].replace(b"currentColor", colour.encode("ascii"))
    return QSvgRenderer(QByteArray(text))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint the icon `name` into `rect` in one colour. Raises `KeyError` for an unknown name."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _renderer(name, colour.name()).render(painter, rect)
    painter.restore()


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` points at a screen's pixel `ratio`."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return picture


def program_icon() -> QIcon:
    """The icon of the program, for the window and the task bar."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(pixmap(PROGRAM, size, QColor("#0072B2")))
    return icon
