from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel

from reachdesk.domain.answers.sources import SkippedRow
from reachdesk.domain.evidence import Evidence
from reachdesk.services import formats
from reachdesk.storage.salvage_sources import UNKNOWN
from reachdesk.ui.dialogs.source_details import SkippedRows, SourceDetails
from reachdesk.ui.widgets.source_cells import unread_beside
from tests.ui.backends import MemoryBackend, report_of


@pytest.fixture
def page(program):
    backend = MemoryBackend(sources=[report_of(1, "a.zip"), report_of(2, "b.zip", 12, 0)])
    window = program(backend).window
    window.resize(1360, 860)
    window.show_page("sources")
    return window.frame.stage.page


def cells(table, row: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_log_has_a_row_per_source_newest_first(page):
    assert page.log.title.text() == "2 sources, merged value by value"
    first, second = cells(page.log.table, 0), cells(page.log.table, 1)
    assert (first[0], first[2], first[3], first[4], first[5]) == (
        "b.zip",
        "12",
        "12",
        "0",
        "4 of 8",
    )
    assert (second[0], second[2], second[3], second[4]) == ("a.zip", "8,217", "8,214", "3")


def test_a_row_opens_its_report(page, qtbot):
    table = page.log.table
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    inspector = page.context.shell.frame.stage.inspector
    assert isinstance(inspector.contents, SourceDetails)
    assert inspector.title.text() == "a.zip"


def test_the_arrow_at_its_end_takes_a_source_out(page, qtbot):
    table = page.log.table
    place = table.visualRect(table.model().index(0, 6)).center()
    with qtbot.waitSignal(page.context.library.changed, timeout=5000):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: table.records.rowCount() == 1, timeout=5000)
    assert cells(table, 0)[0] == "a.zip"


def test_delete_does_the_same(page, qtbot):
    table = page.log.table
    table.setFocus()
    table.light(table.records.records[1])
    with qtbot.waitSignal(page.context.library.changed, timeout=5000):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records.rowCount() == 1, timeout=5000)
    assert cells(table, 0)[0] == "b.zip"


def test_the_report_can_take_its_source_out(page, qtbot):
    page.log._show(page.context.library.contents.sources[0])
    inspector = page.context.shell.frame.stage.inspector
    with qtbot.waitSignal(page.context.library.changed, timeout=5000):
        inspector.contents.undo_button.click()
    assert inspector.contents is None


def test_what_exports_can_say_is_said_in_words_too(page):
    row = cells(page.facts.table, 0)
    assert row[0] == "X archive"
    assert row[1] == Evidence.MEASURED.value
    assert row[3] == "missing"
    assert row[4] == "derived"
    assert "Mentions" in page.facts.legend.note.text()


def test_rows_that_could_not_be_read_are_counted_and_listed(page):
    assert page.skipped.title.text() == "3 rows could not be read"
    page.skipped.all.click()
    contents = page.context.shell.frame.stage.inspector.contents
    assert isinstance(contents, SkippedRows)


def test_what_was_left_out_on_purpose_is_not_called_unreadable(program, qtbot):
    whole = report_of(1, "a.zip", new=5000, skipped=2)
    kind = replace(whole.records[0], read=7502, skipped=2502, left_out=2500)
    rows = (SkippedRow("row 9", "written by somebody else", True), *whole.skipped)
    source = replace(whole, records=(kind,), skipped=rows)
    window = program(MemoryBackend(sources=[source])).window
    window.show_page("sources")
    page = window.pages["sources"]
    qtbot.waitUntil(lambda: not page.skipped.all.isHidden(), timeout=5000)
    assert page.skipped.title.text() == "2 rows could not be read"
    assert page.skipped.subtitle.text().startswith("2,500 more were left out on purpose")
    assert page.skipped.all.text() == "Show all 2,502"
    panel = SourceDetails(page.context.theme, source, "X archive")
    qtbot.addWidget(panel)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Rows that could not be read: 2" in texts
    assert "Rows left out on purpose: 2,500" in texts
    assert "and 2,499 more" in texts


def test_a_reason_is_told_once_with_its_first_places(program, qtbot):
    whole = report_of(1, "a.zip", new=5000, skipped=0)
    kind = replace(whole.records[0], read=12_000, skipped=7_000, left_out=6_990)
    rows = (
        *(SkippedRow(f"row {number}", "written by somebody else", True) for number in range(900)),
        *(SkippedRow(f"row {number}", "no date") for number in range(9)),
        SkippedRow("row 9,012", "not a number"),
    )
    source = replace(whole, records=(kind,), skipped=rows)
    window = program(MemoryBackend(sources=[source])).window
    window.show_page("sources")
    page = window.pages["sources"]
    page.skipped.all.click()
    panel = window.frame.stage.inspector.contents
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert texts.count("No date") == texts.count("Written by somebody else") == 1
    assert "row 0, row 1, row 2, row 3, row 4 and 4 more" in texts
    assert "row 0, row 1, row 2, row 3, row 4 and 895 more" in texts
    assert "and 6,090 more" in texts
    shown = [label.text() for label in page.skipped.findChildren(QLabel)]
    assert shown.index("No date") < shown.index("Not a number")
    assert shown.index("Not a number") < shown.index("Written by somebody else")


def test_many_sources_make_no_endless_panel(program):
    many = [
        replace(report_of(number, f"{number}.zip"), imported_ms=number) for number in range(1, 201)
    ]
    window = program(MemoryBackend(sources=many)).window
    window.show_page("sources")
    page = window.pages["sources"]
    assert page.log.table.records.rowCount() == 200
    page.skipped.all.click()
    labels = window.frame.stage.inspector.contents.findChildren(QLabel)
    assert len(labels) < 300
    assert labels[-1].text().startswith("and 170 more sources")


def test_figures_of_any_size_are_seen_whole(program):
    whole = report_of(1, "a.zip")
    kind = replace(whole.records[0], read=12_345_678, new=12_000_000, skipped=345_678)
    kind = replace(kind, left_out=345_000)
    old = 946_684_800_000
    window = program(
        MemoryBackend(sources=[replace(whole, records=(kind,), imported_ms=old)])
    ).window
    window.show_page("sources")
    table = window.pages["sources"].log.table
    metrics = QFontMetricsF(table.theme.font("small", 600))
    for column, text in enumerate(cells(table, 0)[1:5], start=1):
        assert metrics.horizontalAdvance(text) < table.columnWidth(column) - 8, text
    assert unread_beside(table.records.records[0]) == "678 unreadable"


def test_a_narrow_table_leaves_columns_out_and_cuts_none_off(page):
    table = page.log.table
    for width, hidden in ((1000, set()), (520, {5}), (330, {1, 2, 5})):
        table.resize(width, 300)
        shown = [n for n in range(7) if not table.isColumnHidden(n)]
        assert set(range(7)) - set(shown) == hidden
        assert sum(table.columnWidth(n) for n in shown) <= table.viewport().width()


def test_what_was_saved_of_a_damaged_library_says_so(program, qtbot):
    saved = replace(report_of(7, "import 7", 0, 0), format=UNKNOWN, records=(), as_of_ms=None)
    window = program(MemoryBackend(sources=[saved])).window
    window.show_page("sources")
    page = window.pages["sources"]
    assert cells(page.log.table, 0)[2:5] == ["—", "—", "—"]
    assert formats.title(UNKNOWN) == "Saved from a damaged library"
    panel = SourceDetails(page.context.theme, saved, formats.title(UNKNOWN))
    qtbot.addWidget(panel)
    assert any("not known any more" in label.text() for label in panel.findChildren(QLabel))


def test_the_next_export_says_until_when_the_exports_reach(page):
    assert page.next_export.tile.accessibleName() == "14 November 2023"
    assert "14 Nov 2023" in page.next_export.why.text()


def test_without_sources_it_says_so(program):
    window = program(MemoryBackend()).window
    window.show_page("sources")
    page = window.frame.stage.page
    assert page.log.title.text() == "No sources yet"
    assert page.skipped.title.text() == "Every row could be read"
    assert page.skipped.all.isHidden()
    assert page.next_export.tile.isHidden()
