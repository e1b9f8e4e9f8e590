"""Bars of groups of people, one under another: name, figure, bar; unknown last and grey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import words
from reachdesk.charts.bars import LEAST_ROW, BarRow, draw_rows
from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import MUTED, Canvas
from reachdesk.i18n import _

MOST_GROUPS = 8
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: key, name, people; `grey` for unknown, other and none. `selected` of them are in
    the present selection (None: nothing is selected)."""

    key: str
    name: str
    people: int
    grey: bool = False
    selected: int | None = None


def shortened(bars: Sequence[Bar], rest: str, most: int = MOST_GROUPS) -> list[Bar]:
    """At most `most` coloured bars, the others together under the name `rest`, then the grey ones.

    Groups overlap, so the rest counts memberships and not people; its name must say so. A grey
    group «other» among the bars takes the rest in.
    """
    coloured = [bar for bar in bars if not bar.grey]
    grey = [bar for bar in bars if bar.grey]
    if len(coloured) <= most:
        return coloured + grey
    own = next((bar for bar in grey if bar.key == OTHER), Bar(OTHER, rest, 0, grey=True))
    more = own.people + sum(bar.people for bar in coloured[most:])
    rest_of = [own, *coloured[most:]]
    chosen = [bar.selected for bar in rest_of if bar.selected is not None]
    others = [bar for bar in grey if bar.key != OTHER]
    last = Bar(OTHER, own.name, more, grey=True, selected=sum(chosen) if chosen else None)
    return [*coloured[:most], last, *others]


def _pairs(bar: Bar, total: int) -> tuple[tuple[str, str], ...]:
    people = (_("people"), words.of_percent(bar.people, total))
    if bar.selected is None:
        return (people,)
    return (people, (_("selected"), words.of_percent(bar.selected, bar.people)))


def draw_bars(
    canvas: Canvas, rect: QRectF, bars: Sequence[Bar], total: int, words_of: tuple[str, str]
) -> list[Mark]:
    """Draw bars on one scale from 0 to `total` people.

    `words_of` are a note under the bars ("" for none) and the name of the rest. Groups that do not
    fit go into the rest, so that nothing disappears; unknown always stays.
    """
    note, rest = words_of
    lines = canvas.lines(note, MUTED, rect.width()) if note else []
    room = rect.height() - canvas.line_height(MUTED) * len(lines)
    fitting = max(2, int(room // canvas.px(LEAST_ROW)))
    greys = sum(bar.grey for bar in bars)
    most = min(MOST_GROUPS, len(bars) - greys)
    if most + greys > fitting or most < len(bars) - greys:
        more = 0 if any(bar.key == OTHER and bar.grey for bar in bars) else 1
        most = max(1, min(MOST_GROUPS, fitting - greys - more))
    shown = shortened(bars, rest, most) if rest else list(bars)
    rows = [
        BarRow(
            name=bar.name,
            figure=words.number(bar.people),
            value=bar.people,
            grey=bar.grey,
            pairs=_pairs(bar, total),
            item=None if bar.key == OTHER and bar.grey else bar.key,
            part=bar.selected,
            part_figure="" if bar.selected is None else words.number(bar.selected),
        )
        for bar in shown
    ]
    return draw_rows(canvas, rect, rows, max(total, 1), note)
