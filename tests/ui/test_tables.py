import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reachdesk.charts.base import Column, Table
from reachdesk.domain.on_demand import Rows
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
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_records(ROWS)
    model.sort(0)
    model.set_columns(COLUMNS[:1], ROWS)
    model.sort(0)


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


def test_equal_values_stay_in_the_order_given_either_way_round(table):
    table.show_records([Row(name, count) for name, count in zip("dcba", (1, 2, 1, 2), strict=True)])
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["d", "b", "c", "a"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["c", "a", "d", "b"]


def test_words_sort_in_any_letters_after_what_is_not_known(table):
    table.show_records([Row(name, 1) for name in ("b", "A", "", "Ä", "a")])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["", "A", "a", "b", "Ä"]


def test_other_records_are_sorted_as_those_before_and_other_columns_are_not(table):
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.show_records(ROWS[:2])
    assert names(table) == ["b", "a"]
    table.show_records(ROWS[::-1])
    assert names(table) == ["c", "b", "a"]
    table.show_columns(COLUMNS[:1], ROWS)
    assert names(table) == ["b", "a", "c"]


def test_a_lit_row_stays_lit_when_the_rows_are_sorted(table):
    table.light(ROWS[0])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.current_record() is ROWS[0]
    assert table.currentIndex().row() == 1
    table.light_place(2)
    assert table.current_record() is ROWS[2]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.light_place(1)
    assert table.current_record() is ROWS[1]


def test_rows_made_on_demand_are_sorted_by_a_field_without_being_made(theme, qtbot):
    made = []

    def row(name, count):
        made.append(name)
        return Row(name, count)

    rows = Rows(row, 1000, {"name": str, "count": lambda place: 7 * place % 1000})
    column = TableColumn("Count", lambda row: row.count, right=True, field="count")
    table = RecordTable(theme, (column,))
    qtbot.addWidget(table)
    table.show_records(rows)
    made.clear()
    table.records.sort(0)
    assert made == []
    shown = [table.records.index(place, 0).data() for place in range(1000)]
    assert shown == [value_text(place) for place in range(1000)]


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
