"""Pages of a report that are words: headings and paragraphs in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reachdesk.charts.canvas import Canvas, Face
from reachdesk.charts.page import PAGE, SIDE

Sections = Sequence[tuple[str, Sequence[str]]]
"""Headings with their paragraphs."""

_TITLE = Face("export_title", "text")
_LEAD = Face("lead", "muted")
_HEAD = Face("card_title", "text", 600)
_BODY = Face("base", "body")
_GAP = 56.0
_TOP, _BOTTOM = 158.0, 72.0


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page: lines with their face, their column (0 or 1) and their baseline."""

    title: str
    below: str
    lines: tuple[tuple[str, Face, int, float], ...]


def text_pages(canvas: Canvas, title: str, below: str, sections: Sections) -> list[TextPage]:
    """Words broken into lines, columns and pages; a heading never stands alone at a column's
    foot."""
    placed: list[list[tuple[str, Face, int, float]]] = [[]]
    column, y = 0, _TOP
    for words, face, room, kept in _flow(canvas, sections):
        step = canvas.line_height(face)
        if y + room + step * kept > PAGE.height() - _BOTTOM:
            column, y = column + 1, _TOP - room
            if column == 2:
                placed.append([])
                column = 0
        y += room + step
        placed[-1].append((words, face, column, y))
    return [TextPage(title, below, tuple(lines)) for lines in placed]


def paint_text_page(canvas: Canvas, page: TextPage) -> None:
    """Paint one page."""
    room = PAGE.width() - 2 * SIDE
    canvas.text((SIDE, 83), page.title, _TITLE, room=room)
    canvas.text((SIDE, 113), page.below, _LEAD, room=room)
    for words, face, column, y in page.lines:
        canvas.text((SIDE + column * (_column() + _GAP), y), words, face, room=_column())


def _column() -> float:
    return (PAGE.width() - 2 * SIDE - _GAP) / 2


def _flow(canvas: Canvas, sections: Sections) -> list[tuple[str, Face, float, int]]:
    """Every line with its face, the room before it and how many lines must stand with it."""
    found = []
    for heading, texts in sections:
        found.append((heading, _HEAD, 22.0, 3))
        for text in texts:
            for number, line in enumerate(canvas.lines(text, _BODY, _column())):
                found.append((line, _BODY, 0.0 if number else 7.0, 1))
    return found
