"""The report from the window: painted page by page, written whole, said in a banner."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QFileDialog

from reachdesk.ui.actions import ACTIONS
from tests.ui.demo_window import demo_file, demo_window

__all__ = ["demo_file", "demo_window"]


def pages_of(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", content))


def test_the_report_is_made_while_the_window_lives(demo_window, tmp_path, qtbot):
    flow = demo_window.commands.report
    path = tmp_path / "report.pdf"
    request = demo_window.context.selection.request()
    flow.make(path, request)
    turns = []
    qtbot.waitUntil(lambda: flow._pages is not None, timeout=60_000)
    qtbot.waitUntil(lambda: turns.append(1) or path.exists(), timeout=60_000)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert pages_of(content) > 25
    assert flow._pages is None
    assert not list(tmp_path.glob("*.part"))


def test_a_place_is_asked_for_and_taken(demo_window, tmp_path, qtbot):
    demo_window.commands.make_report()
    qtbot.waitUntil(lambda: bool(demo_window.findChildren(QFileDialog)), timeout=5000)
    (dialog,) = demo_window.findChildren(QFileDialog)
    assert dialog.isVisible()
    assert dialog.selectedFiles()[0].endswith("reachdesk-report-2026-11-21.pdf")
    path = tmp_path / "mine.pdf"
    dialog.fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists, timeout=60_000)
    dialog.close()


def test_it_has_its_key_and_stands_in_the_menu():
    (spec,) = (one for one in ACTIONS if one.key == "report")
    assert spec.keys == ("Ctrl+P",)
    assert spec.in_menu
