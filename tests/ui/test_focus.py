"""Tab walks the window without taking widgets from their owners."""

from __future__ import annotations

import ast
import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reachdesk.ui.widgets.focus import is_stop, next_stop

UI = Path(__file__).resolve().parents[2] / "reachdesk"
TAKES_OWNERS = {"nextInFocusChain", "previousInFocusChain", "focusProxy", "topLevelWidget"}
"""What PySide 6.11 answers with a widget whose owner it changes for Python."""


class Header(QHeaderView):
    """Titles of a table that only the table holds."""


@pytest.fixture
def window(qtbot):
    found = QWidget()
    qtbot.addWidget(found)
    column = QVBoxLayout(found)
    table = QTableView()
    table.setHorizontalHeader(Header(Qt.Orientation.Horizontal, table))
    field = QComboBox()
    field.setEditable(True)
    parts = (QPushButton("first"), table, field, QSpinBox(), QLineEdit(), QPushButton("last"))
    for part in parts:
        column.addWidget(part)
    found.parts = parts
    found.show()
    return found


@pytest.mark.parametrize("forward", [True, False])
def test_a_round_with_tab_comes_back_to_where_it_began(window, forward):
    start = window.parts[0]
    seen, here = [start], next_stop(start, forward=forward)
    while here is not start:
        assert here is not None
        seen.append(here)
        here = next_stop(here, forward=forward)
    order = list(window.parts)
    assert seen == (order if forward else [order[0], *reversed(order[1:])])


def test_the_line_inside_a_field_is_no_stop_of_its_own(window):
    lines = [line for line in window.findChildren(QLineEdit) if not is_stop(line)]
    assert {type(line.parentWidget()) for line in lines} == {QComboBox, QSpinBox}
    assert is_stop(window.parts[4])


@pytest.mark.parametrize("forward", [True, False])
def test_the_collector_leaves_a_header_alone_after_a_walk(window, forward):
    table = window.parts[1]
    header = weakref.ref(table.horizontalHeader())
    here = window.parts[0]
    for _step in range(20):
        here = next_stop(here, forward=forward)
    del here
    gc.collect()
    assert header() is not None
    assert header() is table.horizontalHeader()


def test_nothing_asks_qt_for_what_changes_owners():
    asked = {
        f"{file.name}: {node.attr}"
        for file in UI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in TAKES_OWNERS
    }
    assert not asked
