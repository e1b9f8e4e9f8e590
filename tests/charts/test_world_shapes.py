from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from reachdesk.charts.world_shapes import NO_CODE, _projected, bounds, fitted, world
from reachdesk.countries import is_country


def test_every_shape_is_a_country_inside_the_sheet():
    codes = [shape.code for shape in world() if shape.code != NO_CODE]
    assert len(codes) == len(set(codes)) == 173
    assert all(is_country(code) or code == "XK" for code in codes)
    sheet = bounds().adjusted(-0.1, -0.1, 0.1, 0.1)
    for shape in world():
        assert not shape.outline.isEmpty()
        assert sheet.contains(shape.outline.boundingRect()), shape.code


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("GB", -1.5, 53), ("RU", 100, 60), ("RU", 185, 66), ("BR", -50, -10), ("AU", 134, -25)],
)
def test_places_lie_in_their_countries(code, longitude, latitude):
    shape = next(shape for shape in world() if shape.code == code)
    assert shape.outline.contains(QPointF(*_projected(longitude, latitude)))


def test_the_sheet_keeps_areas():
    """Equal Earth: a square degree is as large everywhere, for its true area."""
    import math

    def area(latitude):
        x, y = _projected(1, latitude)
        _x, north = _projected(1, latitude + 0.01)
        return x * (y - north) / math.cos(math.radians(latitude + 0.005))

    assert area(0) == pytest.approx(area(60), rel=1e-3)
    assert area(0) == pytest.approx(area(-45), rel=1e-3)


def test_it_fits_into_any_rectangle():
    for rect in (QRectF(10, 20, 300, 100), QRectF(0, 0, 100, 300)):
        mapped = fitted(rect).mapRect(bounds())
        assert rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(mapped)
        assert mapped.width() == pytest.approx(rect.width()) or mapped.height() == pytest.approx(
            rect.height()
        )
