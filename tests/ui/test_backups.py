"""Backups in the settings, the weekly copy, and a damaged library in the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PostFact
from reachdesk.storage import damage
from reachdesk.storage.backups import Backup, BackupKind, backups
from reachdesk.storage.library import open_library
from reachdesk.ui import weekly_copy
from reachdesk.ui.backend import ServicesBackend
from tests.storage.stories import Story, library_of, take_in

NOW = 1_800_000_000_000
COPY = Backup(Path("l.automatic.reachdesk"), BackupKind.AUTOMATIC, NOW, 12_400_000)
BROKEN = Backup(Path("l.damaged"), BackupKind.DAMAGED, NOW - 1, 5)


def idle(window, qtbot):
    qtbot.waitUntil(lambda: window.library.idle, timeout=10_000)


def section(window, qtbot):
    window.commands.open_settings()
    found = window.frame.stage.inspector.contents.backups
    idle(window, qtbot)
    return found


def texts(widget) -> str:
    return "\n".join(
        label.text() for label in widget.findChildren(object) if hasattr(label, "text")
    )


def test_each_backup_stands_with_date_and_size(program, backend, qtbot):
    backend.copies = (COPY, BROKEN)
    found = section(program(backend).window, qtbot)
    assert "12.4 MB" in texts(found)
    assert "2027" in texts(found)
    assert len(found.buttons) == 1, "a damaged library is not offered"


def test_restoring_asks_once_and_can_be_undone(program, backend, qtbot):
    backend.copies = (COPY,)
    window = program(backend).window
    found = section(window, qtbot)
    found.buttons[0].click()
    assert found.question.isVisibleTo(found)
    assert backend.restored == []
    found.no.click()
    assert not found.question.isVisibleTo(found)
    found.buttons[0].click()
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        found.yes.click()
    idle(window, qtbot)
    assert backend.restored == [COPY.path]
    banner = window.frame.banner
    assert "2027" in banner.text.text()
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        banner._links[0].click()
    assert backend.restored == [COPY.path, Path("aside.reachdesk")]


def test_the_weekly_copy_is_written_in_the_background(program, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(weekly_copy, "_AFTER_MS", 1)
    path = tmp_path / "library.reachdesk"
    library_of(path, Story("a", 10, [PostFact("1", 5, text="hello")], handle="ana")).close()
    one = program(ServicesBackend(path))
    qtbot.waitUntil(lambda: len(backups(path)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not one.weekly_copy.jobs.busy, timeout=5000)
    one.weekly_copy.begin()
    qtbot.waitUntil(lambda: not one.weekly_copy.jobs.busy, timeout=5000)
    assert len(backups(path)) == 1


def test_a_weekly_copy_that_fails_is_said_in_a_banner(program, backend, qtbot):
    def fails(_report):
        raise UserError("The disk is full.")

    backend.keep_weekly_copy = fails
    one = program(backend)
    one.weekly_copy.begin()
    qtbot.waitUntil(lambda: "disk is full" in one.window.frame.banner.text.text(), timeout=5000)


def test_a_restored_library_is_shown_at_once(program, tmp_path, qtbot):
    path = tmp_path / "library.reachdesk"
    with library_of(path, Story("a", 10, [PostFact("1", 5)], handle="ana")) as library:
        library.database().conn.execute("VACUUM INTO ?", (str(tmp_path / "copy"),))
        take_in(library, Story("b", 20, [PostFact("2", 6)], handle="bea"))
    window = program(ServicesBackend(path)).window
    idle(window, qtbot)
    assert len(window.library.contents.accounts) == 2
    done = []
    window.library.restore(tmp_path / "copy", done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    idle(window, qtbot)
    assert len(window.library.contents.accounts) == 1
    assert done[0].parent.name == "backups"


def test_a_damaged_library_opens_with_what_could_be_saved(program, tmp_path, qtbot):
    path = tmp_path / "library.reachdesk"
    facts = [PostFact(str(n), n, text=f"words {n} " * 20) for n in range(2000)]
    library_of(path, Story("a", 10, facts, handle="ana")).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3 // 4096 * 4096])
    window = program(ServicesBackend(path)).window
    idle(window, qtbot)
    said = window.frame.banner.text.text()
    assert "was damaged" in said
    assert "could not be read" in said
    assert len(window.library.contents.sources) == 1
    with open_library(path) as library:
        posts = library.database().conn.execute("SELECT count(*) FROM post").fetchone()[0]
    assert 100 < posts < 2000


def test_a_library_that_cannot_be_opened_can_be_replaced_by_a_backup(program, tmp_path, qtbot):
    path = tmp_path / "library.reachdesk"
    copy = tmp_path / "copy.reachdesk"
    library_of(copy, Story("a", 10, [PostFact("1", 5)], handle="ana")).close()
    whole = copy.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096 * 10))
    one = ServicesBackend(path)
    with pytest.raises(UserError):
        one.open()
    assert one.restore(copy, lambda _share, _text: None).exists()
    assert len(one.reports()) == 1
    one.close()


def test_a_library_that_is_damaged_while_it_is_open_can_be_replaced_by_a_backup(tmp_path):
    path = tmp_path / "library.reachdesk"
    copy = tmp_path / "copy.reachdesk"
    library_of(copy, Story("a", 10, [PostFact("1", 5)], handle="ana")).close()
    library_of(path).close()
    one = ServicesBackend(path)
    one.open()
    assert one.reports() == ()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    damage.mark(path)
    aside = one.restore(copy, lambda _share, _text: None)
    assert aside.read_bytes()[:4096] == whole[:4096]
    assert len(one.reports()) == 1
    one.close()
    with open_library(path) as library:
        assert library.database().conn.execute("SELECT count(*) FROM post").fetchone() == (1,)
