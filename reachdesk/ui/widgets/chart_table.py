"""The numbers behind a chart as a table in its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from reachdesk.charts.base import Cell, Column, Table
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.tables import RecordTable, TableColumn, value_text


class ChartTable(RecordTable):
    """Shows a chart's `Table`; every column sorts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, (), parent=parent)

    def show_table(self, table: Table) -> None:
        """Show another table."""
        columns = [
            _column(number, column, table.rows) for number, column in enumerate(table.columns)
        ]
        self.show_columns(columns, table.rows)


def _column(number: int, column: Column, rows: Sequence[Sequence[Cell]]) -> TableColumn:
    cells = [row[number] for row in rows[:50] if row[number] is not None]
    numbers = bool(cells) and all(isinstance(cell, int | float) for cell in cells)
    return TableColumn(
        column.header,
        value=lambda row: row[number],
        text=lambda row: value_text(row[number], column.decimals),
        right=numbers,
    )
