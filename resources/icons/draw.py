"""Draw the program's icon in every size from reachdesk.svg: `python resources/icons/draw.py`.

The PNGs stand in `resources/desktop/icons`; with a folder as word it also writes reachdesk.ico
(Windows) and reachdesk.icns (macOS) there, which are PNGs in a simple box.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[1]
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_IN_ICO = (16, 24, 32, 48, 64, 256)
_IN_ICNS = {128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def png(size: int) -> bytes:
    """The icon as a PNG of `size` pixels square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(RESOURCES / "icons" / "reachdesk.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """A Windows icon: a table of sizes and places, then the PNGs."""
    pictures = [(size, png(size)) for size in _IN_ICO]
    place = 6 + 16 * len(pictures)
    table, bodies = [struct.pack("<HHH", 0, 1, len(pictures))], []
    for size, body in pictures:
        table.append(
            struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), place)
        )
        bodies.append(body)
        place += len(body)
    return b"".join(table + bodies)


def icns() -> bytes:
    """A macOS icon: PNGs, each behind four letters and its length."""
    parts = b"".join(
        letters + struct.pack(">I", 8 + len(body)) + body
        for letters, body in ((letters, png(size)) for size, letters in _IN_ICNS.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def main() -> None:
    """Write them all."""
    _application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        file = RESOURCES / "desktop" / "icons" / f"reachdesk-{size}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(size))
    for folder in map(Path, sys.argv[1:]):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "reachdesk.ico").write_bytes(ico())
        (folder / "reachdesk.icns").write_bytes(icns())


if __name__ == "__main__":
    main()
