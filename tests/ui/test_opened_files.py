"""What the Finder opens goes to the window; events are sent as macOS would send them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QProcess, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from reachdesk.ui import opened_files
from reachdesk.ui.opened_files import OpenedFiles


@pytest.fixture
def heard(qapp, tmp_path):
    """(filter, exports heard, libraries started)."""
    exports: list[tuple[Path, ...]] = []
    started: list[Path] = []
    opened = OpenedFiles(tmp_path / "mine.reachdesk", start=started.append)
    opened.exports.connect(exports.append)
    opened.listen(qapp)
    yield opened, exports, started
    qapp.removeEventFilter(opened)


def send(file: Path) -> None:
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(file))))


def test_an_export_goes_to_the_window(heard, tmp_path):
    _opened, exports, started = heard
    send(tmp_path / "archive with a space.zip")
    assert exports == [(tmp_path / "archive with a space.zip",)]
    assert not started


def test_the_library_that_is_open_only_brings_its_window_to_the_front(heard, tmp_path):
    _opened, exports, started = heard
    send(tmp_path / "mine.reachdesk")
    assert exports == [()]
    assert not started


def test_another_library_gets_a_window_of_its_own(heard, tmp_path):
    _opened, exports, started = heard
    send(tmp_path / "other.ReachDesk")
    assert started == [tmp_path / "other.ReachDesk"]
    assert not exports


def test_what_is_no_file_is_left(heard):
    opened, exports, started = heard
    assert not opened.eventFilter(opened, QEvent(QEvent.Type.User))
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl("https://example.org/a")))
    assert not exports
    assert not started


def test_another_window_is_this_program_once_more(monkeypatch, tmp_path):
    calls: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *words: calls.append(words))
    opened_files.another_start(tmp_path / "other.reachdesk")
    assert calls == [(sys.executable, ["-m", "reachdesk", str(tmp_path / "other.reachdesk")])]
