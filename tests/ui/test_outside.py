"""The way to a saved file: the desktop is asked with an address of this computer, no other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from reachdesk.ui import skipped_files


class Desktop(QObject):
    """Takes the place of the desktop's programs and notes what they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[QUrl] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.asked.append(address)


@pytest.fixture
def desktop(qapp):
    one = Desktop()
    QDesktopServices.setUrlHandler("file", one, "take")
    yield one
    QDesktopServices.unsetUrlHandler("file")


def links(window):
    return {button.text(): button for button in window.frame.banner._links}


def saved(window, path, qtbot):
    skipped_files.save_to(window.context, path, window.library.contents.sources)
    qtbot.waitUntil(lambda: not window.frame.banner.isHidden(), timeout=10_000)


def test_a_saved_file_and_its_folder_can_be_opened(window, desktop, tmp_path, qtbot):
    path = tmp_path / "what was left out.csv"
    for name, what in (("Open", path), ("Open folder", tmp_path)):
        saved(window, path, qtbot)
        assert window.frame.banner.text.text() == "Saved as what was left out.csv."
        links(window)[name].click()
        assert desktop.asked[-1].isLocalFile()
        assert desktop.asked[-1].toLocalFile() == str(what)
        assert window.frame.banner.isHidden()
    assert len(desktop.asked) == 2


def test_nothing_that_opens_it_is_said(window, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: False)
    path = tmp_path / "rows.csv"
    saved(window, path, qtbot)
    links(window)["Open"].click()
    assert window.frame.banner.text.text() == f"No program was found that opens {path}."
