"""What is given up is gone: menus, panels, windows of another language, old steps."""

from __future__ import annotations

import gc
import threading
import weakref
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reachdesk.ui.history import MOST_STEPS, History, Step
from tests.ui.backends import MemoryBackend, report_of


def given_up() -> None:
    """What was to be deleted is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def without_parent() -> Counter[str]:
    given_up()
    return Counter(type(one).__name__ for one in QApplication.topLevelWidgets())


def test_a_menu_is_gone_when_it_closed(window):
    before = without_parent()
    for _time in range(3):
        window.open_menu()
        QApplication.activePopupWidget().close()
    assert without_parent() == before


@pytest.mark.parametrize("files", [1, 2])
def test_a_preview_is_gone_with_its_panel(window, qtbot, tmp_path, files):
    paths = tuple(tmp_path / f"{number}.zip" for number in range(files))
    counted = []
    inspector = window.frame.stage.inspector
    for _time in range(3):
        window.import_paths(paths)
        qtbot.waitUntil(lambda: inspector.contents is not None, timeout=20_000)
        window.close_panel()
        qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)
        counted.append(without_parent())
    assert counted[0] == counted[2]


@pytest.mark.parametrize("skipped", [0, 3])
def test_the_details_of_an_import_are_gone_with_their_panel(program, skipped):
    window = program(MemoryBackend(sources=[report_of(1, "a.zip", skipped=skipped)])).window
    window.show_page("sources")
    page = window.page("sources")
    source = window.library.contents.sources[0]
    before = without_parent()
    for _time in range(3):
        page.log._show(source)
        window.close_panel()
    assert without_parent() == before


def test_a_window_of_another_language_leaves_nothing_behind(program, backend, qtbot):
    one = program(backend)
    counted, gone = [], []
    for language in ("de", "en", "de", "en"):
        for key in one.window.specs:
            one.window.page(key)  # built in the background, never shown
        gone.append(weakref.ref(one.window))
        one.window.change_settings(replace(one.settings, language=language))
        qtbot.waitUntil(lambda old=gone[-1]: one.window is not old(), timeout=20_000)
        qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
        counted.append(without_parent())
    assert [old() for old in gone] == [None] * len(gone)
    assert counted[1] == counted[3]


def test_a_window_made_while_modules_are_passed_over_goes_as_well(program, backend, qtbot):
    one = program(backend)
    one.warm()
    gone = []
    for language in ("de", "en", "de"):
        qtbot.waitUntil(lambda: one._warming.resting and one.library.idle, timeout=20_000)
        assert gc.get_freeze_count()
        gone.append(weakref.ref(one.window))
        one.window.change_settings(replace(one.settings, language=language))
        qtbot.waitUntil(lambda old=gone[-1]: one.window is not old(), timeout=20_000)
    qtbot.waitUntil(lambda: one._warming.resting and one.library.idle, timeout=20_000)
    given_up()
    assert [old() for old in gone[:-1]] == [None, None]


def test_what_ends_after_a_change_of_language_is_told_in_the_new_window(program, backend, qtbot):
    go_on = threading.Event()
    one = program(backend)
    old = one.window
    report = old.commands.report
    report.busy = True  # its answers are being gathered
    saved: list[None] = []
    one.library.write(
        lambda: go_on.wait(30), lambda _done: saved.append(old.announce("Saved as a.png."))
    )
    one.window.change_settings(replace(one.settings, language="de"))
    qtbot.waitUntil(lambda: one.window is not old, timeout=20_000)
    banner = one.window.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=20_000)
    assert "report" in banner.text.text() or "Bericht" in banner.text.text()
    assert not report.busy
    report._begin(([], []))  # the answers come all the same
    assert report._pages is None
    given_up()
    go_on.set()
    qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
    assert banner.text.text() == "Saved as a.png."
    assert one.problems.dialog is None


def test_the_oldest_steps_are_let_go(qapp):
    history = History()
    for number in range(MOST_STEPS + 7):
        history.add(Step(str(number), lambda: None, lambda: None))
    names = []
    while step := history.next_undo:
        names.append(step.name)
        history.undo()
    assert len(names) == MOST_STEPS
    assert names[0] == str(MOST_STEPS + 6)
