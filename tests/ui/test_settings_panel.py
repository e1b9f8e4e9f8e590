import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from reachdesk import i18n, settings
from reachdesk.services import desktop_files
from reachdesk.ui.dialogs.settings import SettingsPanel


@pytest.fixture
def panel(window) -> SettingsPanel:
    window.commands.open_settings()
    return window.frame.stage.inspector.contents


def saved(window, qtbot) -> settings.Settings:
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    return settings.load()


def test_the_theme_is_applied_and_saved_at_once(window, panel, qtbot):
    panel.theme.choose("dark")
    assert window.context.theme.tokens.dark
    assert saved(window, qtbot).theme == "dark"


def test_the_text_size_is_applied_and_saved_at_once(window, panel, qtbot):
    before = window.context.theme.style.base
    panel.text_size.track.setValue(panel.text_size.track.maximum())
    assert window.context.theme.style.base == before * 2
    assert saved(window, qtbot).text_percent == 200


def test_names_can_be_left_out_of_what_is_saved(window, panel, qtbot):
    panel.mask_names.click()
    assert window.context.settings.mask_names
    assert saved(window, qtbot).mask_names


def test_the_first_page_can_be_chosen(window, panel, qtbot):
    panel.first_page.choose("score")
    assert saved(window, qtbot).first_page == "score"


def test_the_chosen_page_is_shown_at_the_start(program, backend):
    assert program(backend, first_page="audience").window.page_key == "audience"


def test_another_language_changes_every_word_at_once(program, backend, qtbot):
    one = program(backend)
    old = one.window
    old.show_page("sources")
    old.commands.open_settings()
    panel = old.frame.stage.inspector.contents
    panel.language.choose("de")
    qtbot.waitUntil(lambda: one.window is not old, timeout=5000)
    assert i18n.language() == "de"
    assert one.window.page_key == "sources"
    assert one.window.isVisible()
    assert not (isValid(old) and old.isVisible())  # it may be gone by now
    qtbot.waitUntil(lambda: one.library.idle, timeout=5000)
    one.theme.apply(settings.Settings(theme="dark"))


def test_a_panel_that_is_closed_at_once_leaves_no_trouble(program, backend, qtbot):
    """What was asked for it comes when it is gone."""
    one = program(backend)
    one.window.commands.open_settings()
    panel = one.window.frame.stage.inspector.contents
    one.window.close_panel()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(panel)
    qtbot.waitUntil(lambda: one.library.idle, timeout=5000)
    assert one.problems.dialog is None


def test_the_library_that_is_open_and_why_it_can_only_be_read(program, backend):
    backend.cannot_be_written = "This library can only be read."
    window = program(backend).window
    window.context.library_file = Path("/somewhere/work.reachdesk")
    window.commands.open_settings()
    panel = window.frame.stage.inspector.contents
    assert panel.library.text().replace("\u200b", "") == str(Path("/somewhere/work.reachdesk"))
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert "This library can only be read." in said


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """A desktop without ReachDesk; the folder of the owner's own files."""
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("menus of Linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "all"))
    return tmp_path


def test_the_menu_entry_is_made_and_taken_back(desktop, window, panel, qtbot):
    section, entry = panel.menu_entry, desktop / "share" / "applications" / "reachdesk.desktop"
    banner = window.frame.banner
    for there, sentence in (
        (True, "ReachDesk is in the applications menu now."),
        (False, "ReachDesk is no longer in the applications menu."),
    ):
        qtbot.waitUntil(section.button.isEnabled, timeout=10_000)
        section.button.click()
        qtbot.waitUntil(lambda said=sentence: banner.text.text() == said, timeout=10_000)
        assert entry.exists() == there
        assert ("Take" in section.button.text()) == there
    assert list((desktop / "share").rglob("reachdesk*")) == []


def test_an_entry_of_another_copy_is_made_anew(desktop, window, qtbot):
    desktop_files.install(("/elsewhere/reachdesk",), desktop_files.share())
    window.commands.open_settings()
    section = window.frame.stage.inspector.contents.menu_entry
    qtbot.waitUntil(section.button.isEnabled, timeout=10_000)
    section.button.click()
    qtbot.waitUntil(lambda: "Take" in section.button.text(), timeout=10_000)
    assert desktop_files.installed()


def test_a_menu_that_cannot_be_written_to_is_said(desktop, window, panel, qtbot):
    (desktop / "share").write_text("no folder")
    section, banner = panel.menu_entry, window.frame.banner
    qtbot.waitUntil(section.button.isEnabled, timeout=10_000)
    section.button.click()
    qtbot.waitUntil(lambda: "Cannot write" in banner.text.text(), timeout=10_000)
    assert section.button.isEnabled()
    assert "Add" in section.button.text()


def test_a_package_has_made_the_entry_for_all(desktop, window):
    entry = desktop / "all" / "applications" / "reachdesk.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    window.commands.open_settings()
    assert window.frame.stage.inspector.contents.menu_entry is None
