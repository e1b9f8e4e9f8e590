"""Rows that could not be read, as a file."""

from __future__ import annotations

import csv
from dataclasses import replace

from reachdesk.domain.answers.sources import SkippedRow
from reachdesk.ui import import_words
from reachdesk.ui.skipped_files import save_to, skipped_csv
from tests.ui.backends import MemoryBackend, report_of


def test_a_reason_that_stands_alone_begins_with_a_capital():
    rows = (SkippedRow("row 1", "not readable: x"), SkippedRow("row 4", "not readable: x"))
    assert import_words.by_reason(rows) == {"Not readable: x": ["row 1", "row 4"]}
    assert import_words.by_reason((SkippedRow("row 1", ""),)) == {"": ["row 1"]}


def test_every_row_stands_there_and_none_is_a_formula():
    rows = (SkippedRow("=HYPERLINK(1)", "+1 is no date, «a»"), SkippedRow("row 2", "a, b", True))
    many = replace(report_of(1, "-a.csv", skipped=5), skipped=rows)
    told = list(csv.reader(skipped_csv([many, report_of(2, "b.csv", skipped=0)]).splitlines()))
    assert told == [
        ["File", "Where", "Why", "What became of it"],
        ["'-a.csv", "'=HYPERLINK(1)", "'+1 is no date, «a»", "could not be read"],
        ["'-a.csv", "row 2", "a, b", "left out on purpose"],
        ["'-a.csv", "", "and 3 more", ""],
    ]


def test_the_file_is_written_whole(program, tmp_path, qtbot):
    one = program(MemoryBackend(sources=[report_of(1, "a.zip")]))
    one.window.show_page("sources")
    page = one.window.pages["sources"]
    path = tmp_path / "rows.csv"
    save_to(page.context, path, page.context.library.contents.sources)
    qtbot.waitUntil(path.exists, timeout=5000)
    assert path.read_text("utf-8-sig").splitlines()[1] == "a.zip,row 0,not a date,could not be read"
