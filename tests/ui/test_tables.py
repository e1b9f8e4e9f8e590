import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reachdesk.charts.base import Column, Table
from reachdesk.ui.widgets.chart_table import ChartTable
from reachdesk.ui.widgets.record_model import RecordTableModel
from reachdesk.ui.widgets.tables import RECORD_ROLE, RecordTable, TableColumn, value_text


@dataclass(frozen=True)
class Row:
    name: str
    count: int | None


ROWS = (Row("b", 10), Row("a", 9), Row("c", None))
COLUMNS = (
    TableColumn("Name", lambda row: row.name),
    TableColumn("Count", lambda row: row.count, right=True),
)


@pytest.fixture
def table(theme, qtbot) -> RecordTable:
    made = RecordTable(theme, COLUMNS)
    qtbot.addWidget(made)
    made.show_records(ROWS)
    made.resize(400, 200)
    made.show()
    return made


def names(table) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules():
    model = RecordTableModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_records(ROWS)
    model.set_records(())
    model.set_columns(COLUMNS[:1], ROWS)


def test_records_stand_in_the_order_given_until_a_header_is_clicked(table):
    assert names(table) == ["b", "a", "c"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["a", "b", "c"]


def test_numbers_sort_as_numbers_and_unknown_ones_first(table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["c", "a", "b"]


def test_the_record_comes_back_through_the_sorting(table):
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.model().index(0, 1).data(RECORD_ROLE) is ROWS[0]


def test_a_row_is_picked_by_click_and_by_enter(table, qtbot):
    picked = []
    table.picked.connect(picked.append)
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked == [ROWS[1]]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert picked[-1] is ROWS[2]


def test_a_lit_row_is_not_picked(table):
    picked = []
    table.picked.connect(picked.append)
    table.light(ROWS[2])
    assert table.current_record() is ROWS[2]
    table.light(None)
    assert picked == []


def test_rows_have_the_heights_of_the_design(table):
    assert table.rowHeight(0) == 25


def test_a_big_table_asks_only_for_what_is_on_screen(theme, qtbot):
    asked = []

    def value(row):
        asked.append(row)
        return row

    table = RecordTable(theme, (TableColumn("Number", value),))
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.show_records(range(100_000))
    table.grab()
    assert 0 < len(set(asked)) < 100


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (None, None, "—"),
        (float("nan"), 1, "—"),
        (1234, None, "1,234"),
        (12.949, 1, "12.9"),
        (0.5, None, "0.5"),
        ("@ana", None, "@ana"),
        (dt.date(2026, 11, 21), None, "21 Nov 2026"),
    ],
)
def test_values_in_words(value, decimals, words):
    assert value_text(value, decimals) == words


def test_a_charts_table_has_its_units_and_numbers_at_the_right(theme, qtbot):
    table = ChartTable(theme)
    qtbot.addWidget(table)
    table.show_table(Table((Column("Day"), Column("Score", "points", 1)), (("a", 12.94),)))
    model = table.records
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(1, horizontal) == "Score (points)"
    assert model.index(0, 1).data() == "12.9"
    alignment = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight.value
