"""The side panel of one cause of a change: the posts or people that it falls on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.score import Cause, CauseItem, ScoreChange
from reachdesk.domain.on_demand import Rows, column
from reachdesk.i18n import _
from reachdesk.ui import event_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.tables import ONE_LINE, RecordTable, TableColumn
from reachdesk.ui.widgets.words import words

_MOST_ROWS = 22  # then it scrolls


class CausePanel(QWidget):
    """The items of a cause, those that moved the score most first; `picked(item)` opens one."""

    picked = Signal(object)

    def __init__(self, theme: Theme, change: ScoreChange, cause: Cause) -> None:
        super().__init__()
        self.subtitle = _("{points} points from {first} to {last}").format(
            points=chart_words.signed(cause.points),
            first=chart_words.day_month(change.from_day, change.to_day),
            last=chart_words.day_long(change.to_day),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        items = _joined(cause)
        self.table = RecordTable(theme, _columns())
        self.table.show_records(items)
        rows = min(len(items), _MOST_ROWS) + 1
        self.table.setFixedHeight(theme.px(ONE_LINE) * rows + 4)
        self.table.picked.connect(self.picked)
        self.table.setVisible(bool(items))
        column.addWidget(self.table)
        column.addWidget(words(_rest(items), "small", "muted", wrap=True))
        column.addStretch(1)


def _joined(cause: Cause) -> Rows[CauseItem]:
    """One row for each post or person, whatever parts of the score it moved."""
    sums: dict[tuple[str, str], tuple[int, float]] = {}
    columns = (column(cause.items, name) for name in ("kind", "item_id", "points"))
    for place, (kind, item_id, moved) in enumerate(zip(*columns, strict=True)):
        first, before = sums.get((kind, item_id), (place, 0.0))
        sums[kind, item_id] = (first, moved + before)
    largest = sorted(sums.values(), key=lambda sum_: -abs(sum_[1]))
    return Rows(
        lambda first, points: replace(cause.items[first], points=points),
        len(largest),
        {"first": lambda place: largest[place][0], "points": lambda place: largest[place][1]},
    )


def _rest(items: Sequence[CauseItem]) -> str:
    if not items:
        return _("This cause did not move the score.")
    return _("They add up to the cause to the last digit.")


def name_of(item: CauseItem) -> str:
    """What an item is called."""
    return event_words.item_name(item.kind, item.item_id, item.label, item.day)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Post or person"), name_of, width=4, strong=True),
        TableColumn(
            _("Points"),
            lambda item: item.points,
            lambda item: chart_words.signed(item.points, 2),
            field="points",
            right=True,
            width=0,
            tone=lambda item: "up_text" if item.points > 0 else "down_text",
        ),
    )
