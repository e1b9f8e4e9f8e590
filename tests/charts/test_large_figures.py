"""Figures of millions of people stand beside each other, whole or briefly, never on each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from reachdesk.charts import words
from reachdesk.charts.audience_overlap import CHART as OVERLAP
from reachdesk.charts.bars import BarRow, draw_rows
from reachdesk.charts.canvas import BODY, Align, Canvas
from reachdesk.charts.style import style_for
from tests.charts import segment_answers as answers


@pytest.fixture
def drawn(qapp, monkeypatch):
    """A canvas, and every text written on it with its rectangle."""
    written = []
    write = Canvas.text

    def noted(canvas, point, text, face=BODY, align=Align.LEFT, room=None):
        width = canvas.width(text, face) if room is None else min(room, canvas.width(text, face))
        left = point[0] - align.value * width
        written.append((text, QRectF(left, point[1] - 8, width, 8)))
        return write(canvas, point, text, face, align, room)

    monkeypatch.setattr(Canvas, "text", noted)
    picture = QImage(700, 300, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    yield Canvas(painter, style_for("light")), written
    painter.end()


def assert_apart(written):
    for place, (text, area) in enumerate(written):
        for other, beside in written[place + 1 :]:
            assert not area.intersects(beside), (text, other)


@pytest.mark.parametrize("times", [1, 900, 7_000, 90_000])
@pytest.mark.parametrize("width", [330, 396, 640])
def test_figures_over_columns(drawn, times, width):
    canvas, written = drawn
    small = answers.overlap()
    data = replace(
        small,
        followers=small.followers * times,
        columns=tuple(replace(one, people=one.people * times) for one in small.columns),
        groups=tuple(replace(one, people=one.people * times) for one in small.groups),
    )
    marks = OVERLAP.draw(canvas, QRectF(0, 0, width, 160), data)
    assert_apart(written)
    assert len(marks) >= 2
    assert max(mark.area.right() for mark in marks) <= width + 1


def test_the_whole_is_brief_beside_a_part_where_a_name_would_be_cut(drawn):
    canvas, written = drawn
    row = BarRow(
        name="Journalists or authors",
        figure=words.number(816_146),
        value=816_146,
        part=108_836,
        part_figure=words.number(108_836),
    )
    draw_rows(canvas, QRectF(0, 0, 232, 60), [row], 3_000_000, "")
    assert {"108,836", "816k"} <= {text for text, _area in written}
    assert_apart(written)
    written.clear()
    draw_rows(canvas, QRectF(0, 0, 400, 60), [row], 3_000_000, "")
    assert {"108,836", "816,146"} <= {text for text, _area in written}


def test_brief_figures():
    told = {0: "0", 812: "812", 1_000: "1.0k", 9_960: "10k", 709_597: "710k", 999_600: "1.0M"}
    told |= {2_430_000: "2.4M", 12_000_000: "12M", None: "—"}
    assert {value: words.brief(value) for value in told} == told
