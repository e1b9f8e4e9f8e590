"""Who gets how much of a table's width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from reachdesk.ui.widgets.column_room import shares
from reachdesk.ui.widgets.record_model import TableColumn
from reachdesk.ui.widgets.tables import RecordTable


def column(**changed) -> TableColumn:
    return TableColumn("", lambda record: record, **changed)


TEXT = column(width=3, least=120)
WHY = column(width=3, least=100, whole=True)
AGE = column(width=0, yields=True)
POINTS = column(width=0)
LEDGER = (TEXT, WHY, AGE, POINTS)


def test_what_is_to_be_read_whole_has_what_it_needs_and_no_more():
    assert shares(900, LEDGER, [0, 260, 50, 60]) == [530, 260, 50, 60]


def test_what_may_be_cut_keeps_its_least_width():
    assert shares(400, LEDGER, [0, 260, 50, 60]) == [120, 170, 50, 60]


def test_a_column_that_yields_is_left_out_before_others_go_below_their_least():
    assert shares(300, LEDGER, [0, 260, 50, 60]) == [120, 120, 0, 60]


def test_where_even_that_is_too_much_weights_decide():
    assert shares(200, LEDGER, [0, 260, 50, 60]) == [70, 70, 0, 60]
    assert shares(40, LEDGER, [0, 260, 50, 60]) == [0, 0, 0, 60]


def test_without_anything_marked_weights_decide_to_the_last_pixel():
    plain = (column(width=1), column(width=2), column(width=2))
    assert shares(501, plain, [0, 0, 0]) == [100, 200, 201]


def test_whole_columns_alone_share_what_is_left():
    assert shares(300, (WHY, WHY), [100, 100]) == [150, 150]


def test_least_widths_grow_with_the_text():
    assert shares(600, LEDGER, [0, 400, 50, 60], lambda length: round(2 * length))[0] == 240


def test_a_cell_is_cut_at_a_letter_and_not_after_a_whole_word(theme, qtbot):
    table = RecordTable(theme, (column(width=1),))
    qtbot.addWidget(table)
    table.show_records(["two mentions, 1 messageofmanylettersinoneword"])
    assert not table.wordWrap()
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    assert not option.features & QStyleOptionViewItem.ViewItemFeature.WrapText


def test_a_column_that_was_left_out_comes_back_with_the_room(theme, qtbot):
    table = RecordTable(theme, (TEXT, AGE))
    qtbot.addWidget(table)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.show_records(["1.00"])
    table.resize(600, 200)
    table.show()
    assert not table.isColumnHidden(1)
    table.resize(130, 200)
    assert table.isColumnHidden(1)
    table.resize(600, 200)
    assert not table.isColumnHidden(1)
    assert table.columnWidth(1) > 0
