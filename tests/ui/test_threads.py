"""The GUI thread opens no file and no database, whatever the owner does."""

import builtins
import io
import json
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from reachdesk.settings import Settings
from reachdesk.ui.app import Program
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.import_preview import ImportPreview

ALLOWED = (".py", ".pyc", ".mo")  # modules and catalogues, which Python reads when first used


@pytest.fixture
def opened(monkeypatch):
    """Everything that the GUI thread opens from now on."""
    me = threading.get_ident()
    seen: list[str] = []

    def watched(real):
        def call(what, *arguments, **named):
            if threading.get_ident() == me and not str(what).endswith(ALLOWED):
                seen.append(str(what))
            return real(what, *arguments, **named)

        return call

    monkeypatch.setattr(builtins, "open", watched(builtins.open))
    monkeypatch.setattr(io, "open", watched(io.open))
    monkeypatch.setattr(os, "open", watched(os.open))
    monkeypatch.setattr(os, "scandir", watched(os.scandir))
    monkeypatch.setattr(sqlite3, "connect", watched(sqlite3.connect))  # noqa: TID251
    return seen


def test_the_watch_sees_what_this_thread_opens(opened, tmp_path):
    path = tmp_path / "x"
    path.write_text("x", encoding="utf-8")
    with path.open(encoding="utf-8"):
        sqlite3.connect(":memory:").close()  # noqa: TID251
    assert str(path) in opened
    assert ":memory:" in opened


def archive(folder: Path) -> Path:
    data = folder / "archive" / "data"
    data.mkdir(parents=True)
    (data / "account.js").write_text(
        'window.YTD.account.part0 = [{"account": {"username": "ana", "accountId": "7",'
        ' "createdAt": "2011-03-01T09:00:00.000Z", "accountDisplayName": "Ana"}}]',
        encoding="utf-8",
    )
    tweets = [
        {
            "tweet": {
                "id_str": str(1_500_000_000_000_000_000 + day),
                "created_at": f"Tue Mar {day:02d} 09:00:00 +0000 2022",
                "full_text": "words",
                "favorite_count": "1",
                "retweet_count": "2",
            }
        }
        for day in range(1, 29)
    ]
    written = f"window.YTD.tweets.part0 = {json.dumps(tweets)}"
    (data / "tweets.js").write_text(written, encoding="utf-8")
    return folder / "archive"


def test_a_whole_session_opens_nothing_on_the_gui_thread(qapp, qtbot, tmp_path, opened):
    source = archive(tmp_path)
    backend = ServicesBackend(tmp_path / "library.reachdesk")
    program = Program(qapp, backend, Settings(theme="light", calm=True))
    window, library = program.window, program.library
    del opened[:]  # building the window reads preferences, icons and pages
    with qtbot.waitSignal(library.opened, timeout=20000):
        program.open()
    window.import_paths((source,))
    inspector = window.frame.stage.inspector
    qtbot.waitUntil(lambda: isinstance(inspector.contents, ImportPreview), timeout=20000)
    with qtbot.waitSignal(library.changed, timeout=20000):
        inspector.contents.import_button.click()
    for key in window.specs:
        window.show_page(key)
        page = window.frame.stage.page
        qtbot.waitUntil(lambda p=page: all(card.loaded for card in p.charts), timeout=20000)
    qtbot.waitUntil(lambda: library.idle, timeout=20000)
    window.change_settings(Settings(theme="dark"))
    with qtbot.waitSignal(library.changed, timeout=20000):
        window.commands.undo()
    qtbot.waitUntil(lambda: library.idle, timeout=20000)
    assert opened == []
    assert library.contents.empty
    program.end()
    window.deleteLater()
    program.theme.deleteLater()


def test_the_backend_is_never_called_on_the_gui_thread(window, backend, qtbot):
    for key in window.specs:
        window.show_page(key)
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    assert backend.asked
    assert threading.get_ident() not in backend.threads
