"""File dialogs begin where files are, and are the desktop's own where it has one."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from reachdesk.ui.file_dialogs import file_dialog, of_the_desktop
from reachdesk.ui.remembered import Remembered

UI = Path(__file__).resolve().parents[2] / "reachdesk" / "ui"
THEME = "QT_QPA_PLATFORMTHEME"


@pytest.fixture
def memory(tmp_path):
    return Remembered(tmp_path / "window.ini")


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A home with the folders of a desktop."""
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda place: str(tmp_path / place.name)
    )
    for place in ("DownloadLocation", "DocumentsLocation", "DesktopLocation"):
        (tmp_path / place).mkdir()
    return tmp_path


@pytest.fixture
def parent(qtbot):
    found = QWidget()
    qtbot.addWidget(found)
    return found


def test_an_import_begins_among_the_downloads(parent, memory, places):
    dialog = file_dialog(parent, "Import", memory)
    assert dialog.directory().path() == str(places / "DownloadLocation")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen


def test_saving_begins_among_the_documents(parent, memory, places):
    dialog = file_dialog(parent, "Save", memory, saving=True)
    assert dialog.directory().path() == str(places / "DocumentsLocation")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave


def test_the_folder_used_last_goes_first(parent, memory, places):
    memory.remember_folder(places / "DesktopLocation")
    for saving in (False, True):
        dialog = file_dialog(parent, "Again", memory, saving=saving)
        assert dialog.directory().path() == str(places / "DesktopLocation")


def test_a_home_without_such_folders_begins_at_home(parent, memory, tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "none"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert file_dialog(parent, "Import", memory).directory().path() == str(tmp_path)


def test_the_places_at_the_side_are_those_that_exist(parent, memory, places):
    sides = [url.toLocalFile() for url in file_dialog(parent, "Import", memory).sidebarUrls()]
    assert sides == [
        str(places / name) for name in ("DesktopLocation", "DocumentsLocation", "DownloadLocation")
    ]


def test_it_goes_away_when_it_has_ended(parent, memory, places, qtbot):
    dialog = file_dialog(parent, "Import", memory)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


@pytest.fixture
def session(monkeypatch, tmp_path):
    """The environment of a desktop's session."""
    for name in (THEME, "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return monkeypatch


@pytest.mark.skipif(sys.platform != "linux", reason="the portal is a thing of Linux desktops")
def test_the_portal_is_asked_while_the_application_is_made(session):
    with of_the_desktop():
        assert os.environ[THEME] == "xdgdesktopportal"
    assert THEME not in os.environ


def test_without_a_session_nobody_is_asked(session):
    session.delenv("DBUS_SESSION_BUS_ADDRESS")
    with of_the_desktop():
        assert THEME not in os.environ


@pytest.mark.parametrize("set_by_the_owner", [THEME, "QT_QPA_PLATFORM"])
def test_what_the_owner_has_set_stays(session, set_by_the_owner):
    session.setenv(set_by_the_owner, "chosen")
    before = dict(os.environ)
    with of_the_desktop():
        assert dict(os.environ) == before
    assert dict(os.environ) == before


def test_no_dialog_is_made_past_it():
    past = [
        file.name
        for file in UI.rglob("*.py")
        if file.name != "file_dialogs.py" and re.search(r"\bQFileDialog\(", file.read_text("utf-8"))
    ]
    assert not past
