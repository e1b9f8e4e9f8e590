"""What tests of the window stand on: a theme, a library in memory, a window, no modal box."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QMessageBox

from reachdesk import i18n
from reachdesk.settings import Settings
from reachdesk.ui.app import Program
from reachdesk.ui.collecting import collect_what_is_due
from reachdesk.ui.theme import Theme
from tests.stall_report import PROPERTY
from tests.ui.backends import MemoryBackend, report_of
from tests.ui.watchdog import Watchdog


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.choose_language("en")


@pytest.fixture(autouse=True)
def no_worker_collects() -> None:
    """What a test leaves may be widgets in cycles: deleted on a worker thread they end the run."""
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def no_widgets_for_the_next_module() -> None:
    """A thread of a later test may run the collector: no cycle with widgets is left to it."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def no_modal_dialogs(monkeypatch) -> None:
    """A modal box would hang a test, and the owner."""

    def forbidden(*_arguments, **_named):
        raise AssertionError("no modal dialog")

    monkeypatch.setattr(QDialog, "exec", forbidden)
    monkeypatch.setattr(QMessageBox, "exec", forbidden)


@pytest.fixture
def theme(qapp) -> Theme:
    made = Theme(qapp, Settings(theme="light", calm=True))
    yield made
    made.deleteLater()


@pytest.fixture
def backend() -> MemoryBackend:
    """A library in memory with one source in it."""
    return MemoryBackend(sources=[report_of(1, "first.zip")], next_id=2)


@pytest.fixture
def program(qapp, qtbot):
    """A factory of programs over a backend; they end with the test, jobs included."""
    made: list[Program] = []

    def build(backend: MemoryBackend, **preferences) -> Program:
        chosen = Settings(**{"theme": "light", "calm": True, **preferences})
        one = Program(qapp, backend, chosen)
        made.append(one)
        with qtbot.waitSignal(one.library.contents_known, timeout=5000):
            one.open()
        one.window.activateWindow()
        qtbot.waitUntil(one.window.isActiveWindow, timeout=5000)
        return one

    yield build
    for one in made:
        one.end()
        one.window.hide()
        one.window.deleteLater()
        one.theme.deleteLater()
        one.deleteLater()
    made.clear()
    # what was given up must be gone before the next test dresses the application anew
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(program, backend):
    """A window over the library with one source."""
    return program(backend).window


@pytest.fixture
def watchdog(qapp, record_property):
    """Watches the event loop during a test; `--watchdog` prints what it saw."""
    with Watchdog() as dog:
        yield dog
    record_property(PROPERTY, f"longest {dog.longest:.0f} ms ({dog.longest_own:.0f} own)")
    for stall in dog.since(0)[:5]:
        record_property(PROPERTY, str(stall))
