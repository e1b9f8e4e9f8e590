"""Questions of a window that gives way to another while they are being answered."""

from __future__ import annotations

import dataclasses
import threading

from shiboken6 import isValid

from reachdesk.services.reporting import tell
from reachdesk.ui.widgets import under_way
from tests.ui.backends import MemoryBackend, report_of


def test_cards_that_went_with_the_language_hear_no_answer(program, qtbot, monkeypatch):
    monkeypatch.setattr(under_way, "SHOW_AFTER_MS", 0)
    backend = MemoryBackend(sources=[report_of(1, "a.zip")])
    one = program(backend)
    qtbot.waitUntil(lambda: one.library.idle, timeout=30_000)
    gate, inside = threading.Event(), threading.Event()

    def slow(_key, _request):
        inside.set()
        while not gate.wait(0.01):
            tell(0.3, "Counting people")

    backend.answer_of = slow
    one.window.show_page("score")
    page = one.window.page("score")
    page.refresh()
    qtbot.waitUntil(inside.is_set, timeout=30_000)
    one.window.change_settings(dataclasses.replace(one.settings, language="de"))
    card = page.charts[0]
    qtbot.waitUntil(lambda: not isValid(card), timeout=60_000)
    gate.set()
    qtbot.waitUntil(lambda: one.library.idle, timeout=60_000)
    assert one.problems.dialog is None
