import errno
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication

from reachdesk import paths
from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.storage.problems import DamagedError
from reachdesk.ui.problems import Problems, crash_links


@pytest.fixture
def problems(theme, qtbot):
    made = Problems(theme)
    made.told = []
    made.warn = made.told.append
    yield made
    if made.dialog is not None:
        made.dialog.reject()
    made.deleteLater()


def test_the_users_matter_becomes_a_banner(problems, qtbot):
    problems.report(UserError("The disk is full."))
    qtbot.waitUntil(lambda: problems.told == ["The disk is full."], timeout=5000)
    assert problems.dialog is None


def test_damage_is_told_to_somebody_who_has_the_library_open(problems, qtbot):
    problems.report(DamagedError("Run «reachdesk rescue»."))
    qtbot.waitUntil(lambda: bool(problems.told), timeout=5000)
    assert problems.told[0].startswith("The library is damaged: close ReachDesk and open it again.")


def test_a_full_disk_becomes_a_banner(problems, qtbot):
    problems.report(OSError(errno.ENOSPC, "No space left on device"))
    qtbot.waitUntil(lambda: bool(problems.told), timeout=5000)
    assert problems.told == ["The disk is full: make room and try again."]
    assert problems.dialog is None


def test_a_wish_to_stop_is_no_problem(problems, qapp):
    problems.report(Cancelled())
    qapp.processEvents()
    assert problems.told == []
    assert problems.dialog is None


def test_our_fault_opens_one_dialog_with_details(problems, qtbot):
    problems.report(ValueError("first"))
    problems.report(ValueError("second"))
    qtbot.waitUntil(lambda: problems.dialog is not None, timeout=5000)
    assert "ValueError: first" in problems.dialog.details
    assert not problems.dialog.isModal() or problems.dialog.isVisible()
    problems.dialog.copy_details()
    assert "ValueError: first" in QGuiApplication.clipboard().text()
    problems.dialog.reject()
    assert problems.dialog is None


def test_an_exception_on_a_worker_thread_reaches_the_gui_thread(problems, qtbot):
    seen = []
    problems.warn = lambda text: seen.append((text, threading.get_ident()))

    def work():
        error = UserError("from a worker")
        problems.hook(type(error), error, None)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == [("from a worker", threading.get_ident())]


def test_the_hook_catches_what_a_slot_raises(problems, qtbot):
    def boom():
        raise UserError("raised in a slot")

    before = sys.excepthook
    sys.excepthook = problems.hook
    try:
        QTimer.singleShot(0, boom)
        with qtbot.captureExceptions():
            sys.excepthook = problems.hook
            qtbot.waitUntil(lambda: bool(problems.told), timeout=5000)
    finally:
        sys.excepthook = before
    assert problems.told == ["raised in a slot"]


def test_install_and_uninstall(problems):
    before = sys.excepthook
    problems.install()
    assert sys.excepthook == problems.hook
    problems.uninstall()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


def test_control_c_is_left_to_python(problems, monkeypatch, qapp):
    passed_on = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed_on.append(error[0]))
    problems.hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qapp.processEvents()
    assert passed_on == [KeyboardInterrupt]
    assert problems.told == []


def test_the_trace_of_a_crash_can_be_copied_and_its_folder_opened(qapp, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    (_copy, copy), (_open, show) = crash_links("Fatal Python error")
    copy()
    assert QGuiApplication.clipboard().text() == "Fatal Python error"
    show()
    assert [url.toLocalFile() for url in opened] == [str(paths.log_folder())]
