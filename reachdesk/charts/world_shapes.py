"""The shapes of the world's countries on a sheet of equal areas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from reachdesk import paths

_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Equal Earth (Šavrič, Patterson and Jenny 2018, doi 10.1080/13658816.2018.1504949)."""
_SOUTH, _NORTH = -57.0, 84.0
_ENDS = ((-171.0, 20.0), (181.0, -17.0))
"""From Alaska and Hawaii to Fiji, which lies on the date line; Siberia's tip fits above it."""
NO_CODE = "-"


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its ISO 3166 code (`NO_CODE` where it has none) and its outline in the plane."""

    code: str
    outline: QPainterPath


@cache
def world() -> tuple[Shape, ...]:
    """All countries of the shipped file, by code."""
    lines = paths.resource("world/countries.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("#"):
            code, _tab, rings = line.partition("\t")
            found.append(Shape(code, _outline(rings)))
    return tuple(found)


@cache
def bounds() -> QRectF:
    """The rectangle that holds all shapes, x to the east and y to the south."""
    (left, _y), (right, _y) = (_projected(*end) for end in _ENDS)
    _x, top = _projected(0.0, _NORTH)
    _x, bottom = _projected(0.0, _SOUTH)
    return QRectF(left, top, right - left, bottom - top)


def fitted(rect: QRectF) -> QTransform:
    """What brings the plane into the middle of `rect`, as large as it fits."""
    sheet = bounds()
    scale = min(rect.width() / sheet.width(), rect.height() / sheet.height())
    left = rect.center().x() - scale * sheet.center().x()
    top = rect.center().y() - scale * sheet.center().y()
    return QTransform(scale, 0, 0, scale, left, top)


def _outline(rings: str) -> QPainterPath:
    path = QPainterPath()
    for ring in rings.split(";"):
        points = [point.split(",") for point in ring.split(" ")]
        path.addPolygon(
            QPolygonF([QPointF(*_projected(int(x) / 10, int(y) / 10)) for x, y in points])
        )
        path.closeSubpath()
    return path


def _projected(longitude: float, latitude: float) -> tuple[float, float]:
    """A point of the earth, in degrees, on the sheet; north is up, so y falls."""
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    stretch = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(angle) / (3 * stretch)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return x, -y
