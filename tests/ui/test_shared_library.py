"""One library, several who use it, and disks that are slow or may only be read."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading

import pytest

from reachdesk.services import own_words, sources
from reachdesk.storage import library as stored
from reachdesk.storage import problems
from reachdesk.storage.database import writing
from reachdesk.storage.library import open_library
from reachdesk.ui import backend as backends
from reachdesk.ui import library as ui_library
from reachdesk.ui import weekly_copy
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.import_preview import ImportPreview
from tests.importers.archives import many_posts, write_archive, zip_of
from tests.storage.stories import Story, library_of
from tests.ui.backends import MemoryBackend, report_of

ACCOUNT = "x:mira_example"


@pytest.fixture
def shared(program, tmp_path, qtbot, monkeypatch):
    """A program over a small library, which waits for others no longer than a moment."""
    monkeypatch.setattr(weekly_copy, "_AFTER_MS", 10**9)
    monkeypatch.setattr(
        backends, "open_library", functools.partial(stored.open_library, busy_ms=40)
    )
    path = tmp_path / "library.reachdesk"
    library_of(path, Story("a", 10, handle="mira_example")).close()
    one = program(ServicesBackend(path))
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    return one, path


def label(one, word: str) -> None:
    one.library.act(
        f"label {word}",
        lambda desk: own_words.say(desk, ACCOUNT, ["7"], {"note": word}),
        own_words.put_back,
        own_words.put_again,
    )


def notes(path) -> list[str]:
    with open_library(path) as library:
        found = library.database().conn.execute("SELECT value FROM manual_word ORDER BY value")
        return [value for (value,) in found]


def said(one, qtbot) -> str:
    banner = one.window.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=30_000)
    qtbot.waitUntil(lambda: one.library.idle, timeout=30_000)
    assert one.problems.dialog is None
    return banner.text.text()


def test_a_label_while_another_writes_ends_in_a_sentence_and_loses_nothing(shared, qtbot):
    one, path = shared
    with open_library(path) as other, other.using() as db, writing(db):
        label(one, "first")
        assert said(one, qtbot) == problems.BUSY
        assert one.window.history.next_undo is None
    assert notes(path) == []
    with qtbot.waitSignal(one.library.acted, timeout=20_000):
        label(one, "second")
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert notes(path) == ["second"]


def shown(one) -> str:
    strip = one.window.frame.strip
    return strip.job.text() if strip.shows_job else ""


@pytest.fixture
def patient(shared, monkeypatch):
    """The same program, which waits for others as long as it takes."""
    one, path = shared
    one.library._backend.desk.library._busy_ms = 600_000
    one.library._backend.desk.library.reopen()
    return one, path


def test_a_label_says_that_it_waits_and_can_be_stopped(patient, qtbot):
    one, path = patient
    acted: list[object] = []
    one.library.acted.connect(acted.append)
    with open_library(path) as other, other.using() as db, writing(db):
        label(one, "first")
        qtbot.waitUntil(lambda: "Waiting for another program" in shown(one), timeout=20_000)
        with qtbot.waitSignal(one.library.ended, timeout=20_000):
            one.window.frame.strip.cancel.click()
        qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
        assert not one.library.busy
    assert (shown(one), acted, notes(path)) == ("", [], [])
    assert one.problems.dialog is None
    with qtbot.waitSignal(one.library.acted, timeout=20_000):
        label(one, "second")
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert notes(path) == ["second"]


def test_a_label_that_waited_is_made_once_the_other_is_done(patient, qtbot):
    one, path = patient
    with open_library(path) as other, other.using() as db, writing(db):
        label(one, "first")
        qtbot.waitUntil(lambda: "Waiting for another program" in shown(one), timeout=20_000)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert (shown(one), notes(path)) == ("", ["first"])
    assert one.window.history.next_undo is not None


def test_a_window_that_waits_for_another_program_closes(patient, qtbot):
    one, path = patient
    with open_library(path) as other, other.using() as db, writing(db):
        label(one, "first")
        qtbot.waitUntil(lambda: "Waiting for another program" in shown(one), timeout=20_000)
        one.end()
    assert notes(path) == []


def test_a_label_made_just_before_the_end_is_kept(shared, monkeypatch):
    one, path = shared
    monkeypatch.setattr(ui_library, "_LAST_CHANGES_SECONDS", 60)  # on a machine as slow as it may
    label(one, "last")
    one.end()
    assert notes(path) == ["last"]


def test_an_import_that_waits_for_another_can_be_stopped(shared, tmp_path, qtbot):
    one, path = shared
    archive = zip_of(write_archive(tmp_path / "made", posts=many_posts(20)))
    one.window.import_paths((archive,))
    inspector = one.window.frame.stage.inspector
    qtbot.waitUntil(lambda: isinstance(inspector.contents, ImportPreview), timeout=30_000)
    with open_library(path) as other, other.using() as db, writing(db):
        inspector.contents.import_button.click()
        assert one.library.busy
        with qtbot.waitSignal(one.library.ended, timeout=30_000):
            one.library.cancel()
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert len(one.library.contents.sources) == 1
    with open_library(path) as library:
        count = library.database().conn.execute("SELECT count(*) FROM source").fetchone()
        assert count == (1,)


def test_a_command_line_imports_while_the_window_labels(shared, tmp_path, qtbot):
    one, path = shared
    archive = zip_of(write_archive(tmp_path / "made", posts=many_posts(400)))
    words = ["import", str(archive), "--account", ACCOUNT, "--library", str(path)]
    other = subprocess.Popen(
        [sys.executable, "-m", "reachdesk", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    heard: list[object] = []
    one.library.acted.connect(heard.append)
    one.library.problem.connect(heard.append)
    tried = 0
    while other.poll() is None:
        tried += 1
        label(one, f"word {tried}")
        qtbot.waitUntil(lambda wanted=tried: len(heard) >= wanted, timeout=60_000)
    assert other.returncode == 0, other.stdout.read()
    refused = [str(each) for each in heard if isinstance(each, Exception)]
    assert set(refused) <= {problems.BUSY}
    with qtbot.waitSignal(one.library.acted, timeout=20_000):
        label(one, "last")
    with qtbot.waitCallback() as seen:
        one.library.look("test", sources.reports, seen)
    assert [source.file for source in seen.args[0]][1:] == [archive.name]
    assert notes(path) == ["last"]
    qtbot.waitUntil(lambda: one.library.idle, timeout=30_000)


def test_a_library_that_may_only_be_read_is_said_and_still_shown(shared, qtbot):
    one, path = shared
    read_only = lambda desk: desk.database().conn.execute("PRAGMA query_only = ON").fetchall()  # noqa: E731
    one.library._change_own(read_only)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    label(one, "first")
    assert said(one, qtbot) == problems.READ_ONLY.format(file=path)
    assert one.window.history.next_undo is None
    assert notes(path) == []
    one.window.show_page("sources")
    assert one.window.page("sources").log.table.records.rowCount() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be moved")
def test_a_label_in_a_folder_that_vanished_is_said(shared, tmp_path, qtbot):
    one, path = shared
    away = path.rename(tmp_path / "away.reachdesk")
    label(one, "first")
    assert said(one, qtbot) == problems.GONE.format(file=path)
    assert not path.exists()
    one.window.show_page("audience")  # goes on, with a sentence in its cards
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert one.problems.dialog is None
    away.rename(path)
    with qtbot.waitSignal(one.library.acted, timeout=20_000):
        label(one, "second")
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)


@pytest.fixture
def slow(program, qtbot):
    """A program over a library on a slow file system, whose every call waits until the test lets
    it go on; and the two events: a call is inside, and it may go on."""
    backend = MemoryBackend(sources=[report_of(1, "a.zip")])
    one = program(backend)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    inside, go_on = threading.Event(), threading.Event()

    def held(*_asked):
        inside.set()
        go_on.wait(30)

    backend.answer_of = backend.during = held
    yield one, inside, go_on
    go_on.set()


def test_pages_can_be_changed_while_an_answer_takes_long(slow, qtbot):
    one, inside, go_on = slow
    one.window.show_page("score")
    qtbot.waitUntil(inside.is_set, timeout=10_000)
    one.window.show_page("sources")  # asks nothing that is slow
    table = one.window.page("sources").log.table
    qtbot.waitUntil(lambda: table.isVisible() and table.records.rowCount() == 1, timeout=10_000)
    assert not go_on.is_set()
    assert not one.library.idle
    go_on.set()
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    page = one.window.page("score")
    one.window.show_page("score")
    qtbot.waitUntil(lambda: all(card.loaded for card in page.charts), timeout=20_000)


def test_a_slow_import_shows_itself_and_can_be_stopped(slow, tmp_path, qtbot):
    one, inside, go_on = slow
    one.window.import_paths((tmp_path / "b.zip",))
    inspector = one.window.frame.stage.inspector
    qtbot.waitUntil(lambda: isinstance(inspector.contents, ImportPreview), timeout=10_000)
    inspector.contents.import_button.click()
    qtbot.waitUntil(inside.is_set, timeout=10_000)
    strip = one.window.frame.strip
    qtbot.waitUntil(lambda: strip.shows_job, timeout=10_000)
    strip.cancel.click()
    go_on.set()
    qtbot.waitUntil(lambda: not one.library.busy, timeout=10_000)
    assert not strip.shows_job
    assert [source.file for source in one.library.contents.sources] == ["a.zip"]
