"""Charts as files: PNG, SVG, PDF and CSV, and a picture for the clipboard, from one painter."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from reachdesk.charts import words
from reachdesk.charts.base import Chart
from reachdesk.charts.csv_file import csv_text
from reachdesk.charts.page import PAGE, Sheet, paint_page, title
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.whole_files import write_whole

__all__ = [
    "SUFFIXES",
    "begun",
    "chart_bytes",
    "copy_image",
    "drawing_application",
    "image",
    "proposed_name",
    "save_chart",
    "without_names",
    "write_whole",
]

SUFFIXES = (".png", ".svg", ".pdf", ".csv")
_SCREENS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
DOTS_PER_METRE = 96 / 0.0254


def drawing_application() -> QApplication:
    """The running application, or a new one that needs no screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not any(os.environ.get(name) for name in _SCREENS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([])


def without_names(data: Any) -> Any:
    """The same answer without the account's name; charts then leave out other names too."""
    return replace(data, method=replace(data.method, handle=None, masked=True))


def image(sheet: Sheet, scale: int = 2) -> QImage:
    """The page as a picture of 1360 × 860 times `scale` pixels."""
    picture = QImage(PAGE * scale, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    paint_page(painter, sheet)
    painter.end()
    picture.setDevicePixelRatio(1)
    dots = round(DOTS_PER_METRE * scale)
    picture.setDotsPerMeterX(dots)
    picture.setDotsPerMeterY(dots)
    picture.setText("Title", title(sheet.chart, sheet.data))
    picture.setText("Description", sheet.chart.summary(sheet.data))
    return picture


def copy_image(sheet: Sheet, scale: int = 2) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image(sheet, scale))


def chart_bytes(sheet: Sheet, suffix: str, scale: int = 2) -> bytes:
    """The file of a chart in memory. `suffix` is one of `SUFFIXES`; raises `UserError` else."""
    return begun(sheet, suffix, scale)()


def begun(sheet: Sheet, suffix: str, scale: int = 2) -> Callable[[], bytes]:
    """As `chart_bytes`, painted now; what comes back gives the bytes, on any thread, since packing
    a picture takes longer than painting it."""
    if suffix == ".png":
        picture = image(sheet, scale)
        return lambda: _png(picture)
    content = _drawn(sheet, suffix)
    return lambda: content


def _png(picture: QImage) -> bytes:
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(picture)
    device.close()
    return bytes(store.data())


def _drawn(sheet: Sheet, suffix: str) -> bytes:
    if suffix == ".csv":
        return csv_text(sheet.chart, sheet.data, sheet.drawn_on).encode("utf-8")
    if suffix not in SUFFIXES:
        raise UserError(
            _("Cannot save a chart as “{suffix}”: choose .png, .svg, .pdf or .csv.").format(
                suffix=suffix
            )
        )
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".svg":
        _write_svg(device, sheet)
    else:
        _write_pdf(device, sheet)
    device.close()
    return bytes(store.data())


def _write_svg(device: QIODevice, sheet: Sheet) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setResolution(96)
    generator.setSize(PAGE)
    generator.setViewBox(QRect(0, 0, PAGE.width(), PAGE.height()))
    generator.setTitle(title(sheet.chart, sheet.data))
    generator.setDescription(sheet.chart.summary(sheet.data))
    painter = QPainter(generator)
    paint_page(painter, sheet)
    painter.end()


def _write_pdf(device: QIODevice, sheet: Sheet) -> None:
    writer = QPdfWriter(device)
    writer.setResolution(96)
    points = QSizeF(PAGE.width() * 0.75, PAGE.height() * 0.75)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title(sheet.chart, sheet.data))
    writer.setCreator("ReachDesk")
    painter = QPainter(writer)
    paint_page(painter, sheet)
    painter.end()


def save_chart(  # noqa: PLR0913 - three say what, four how, and all of these by name
    chart: Chart[Any],
    data: Any,
    path: Path,
    *,
    drawn_on: dt.date,
    theme: str = "light",
    scale: int = 2,
    masked: bool = False,
) -> None:
    """Write a chart to `path`, in the format of its suffix, whole or not at all.

    Raises `UserError` for an unknown suffix and for a place that cannot be written.
    """
    sheet = Sheet(chart, without_names(data) if masked else data, theme, drawn_on)
    write_whole(path, chart_bytes(sheet, path.suffix.lower(), scale))


def proposed_name(chart: Chart[Any], data: Any, suffix: str) -> str:
    """A file name that says chart and window: «reachdesk-score-timeline 2026-03 to 2026-11.png»."""
    period = data.method.period
    when = ""
    if period is not None:
        first, last = words.date_of(period.first_day), words.date_of(period.last_day)
        when = f" {first:%Y-%m} to {last:%Y-%m}"
    return f"reachdesk-{chart.key.replace('_', '-')}{when}{suffix}"
