"""The page that the last run left: painted before the library is opened, never a stale one."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reachdesk import i18n
from reachdesk.domain.errors import UserError
from reachdesk.services.desk import Request
from reachdesk.settings import Settings
from reachdesk.ui.app import Program
from reachdesk.ui.foreseen import NOTHING, Answered, Foreseen
from reachdesk.ui.library import Library
from reachdesk.ui.opening import Contents
from tests.ui.backends import ACCOUNT, LAST_DAY, MemoryBackend, report_of

CONTENTS = Contents((ACCOUNT,), (report_of(1, "first.zip"),))
ROWS = (("overview", "Overview", "overview", 10, False),)


class Asker:
    """Somebody who asks."""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "library.reachdesk"
    file.write_bytes(b"a library")
    return file


@pytest.fixture
def request_of():
    from reachdesk.domain.periods import last_days

    return Request("x:ana", last_days(90, LAST_DAY))


@pytest.fixture
def left(path, request_of):
    """A run that showed one answer and ended."""
    one = Foreseen(path)
    one.write(ROWS, CONTENTS, [Answered("some_card", request_of, one.stamp(), ("an", "answer"))])
    return path.with_name(f"{path.name}-page")


def test_the_next_run_foresees_it_once(path, left, request_of):
    found = Foreseen(path)
    assert found.read()
    assert (found.pages, found.contents) == (ROWS, CONTENTS)
    assert found.take("other_card", request_of) is NOTHING
    assert found.take("some_card", request_of) == ("an", "answer")
    assert found.take("some_card", request_of) is NOTHING


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_the_owner_may_read_it(left):
    assert left.stat().st_mode & 0o077 == 0


def written_to(path):
    path.write_bytes(b"another library")


def written_to_in_the_journal(path):
    path.with_name(f"{path.name}-wal").write_bytes(b"a page")


def with_another_time(path):
    os.utime(path, ns=(1, 1))


def in_another_language(_path):
    i18n.choose_language("de")


def by_another_version(_path, monkeypatch):
    monkeypatch.setattr("reachdesk.ui.foreseen.__version__", "0.0.0")


def with_another_page(_path, monkeypatch):
    monkeypatch.setattr("reachdesk.registry.names", lambda _package: ("overview",))


@pytest.mark.parametrize(
    "change", [written_to, written_to_in_the_journal, with_another_time, in_another_language]
)
def test_nothing_is_foreseen_of_another_library(path, left, change):
    change(path)
    assert not Foreseen(path).read()
    assert not left.exists()


@pytest.mark.parametrize("change", [by_another_version, with_another_page])
def test_nothing_is_foreseen_by_another_program(path, left, change, monkeypatch):
    change(path, monkeypatch)
    assert not Foreseen(path).read()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"holds": null}', "\x00"])
def test_a_damaged_page_is_taken_away(path, left, text):
    left.write_text(text)
    assert not Foreseen(path).read()
    assert not left.exists()


def test_a_record_of_another_form_is_taken_away(path, left):
    left.write_text(left.read_text().replace('"reachdesk.ui.opening:Contents"', '"os:Contents"'))
    assert not Foreseen(path).read()
    assert not left.exists()


def test_only_answers_of_the_present_library_are_left(path, request_of):
    foreseen, asker, other = Foreseen(path), Asker(), Asker()
    foreseen.keep(asker, Answered("some_card", request_of, foreseen.stamp(), 1))
    foreseen.keep(other, Answered("other_card", request_of, foreseen.stamp(), 2))
    assert [one.answer for one in foreseen.shown(lambda one: one is asker)] == [1]
    foreseen.asked(asker)
    assert [one.answer for one in foreseen.shown(lambda _one: True)] == [2]
    written_to(path)
    assert foreseen.shown(lambda _one: True) == []


def test_a_disk_without_room_is_left_as_it_was(path, request_of, monkeypatch):
    def full(_from, _to):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    one = Foreseen(path)
    one.write(ROWS, CONTENTS, [Answered("some_card", request_of, one.stamp(), "answer")])
    assert list(path.parent.iterdir()) == [path]


def test_without_a_library_nothing_is_foreseen(request_of):
    nothing = Foreseen()
    nothing.write(ROWS, CONTENTS, [])
    nothing.drop()
    assert not nothing.read()
    assert nothing.take("some_card", request_of) is NOTHING


@pytest.fixture
def library(path, left, qapp, qtbot):
    foreseen = Foreseen(path)
    foreseen.read()
    made = Library(MemoryBackend(sources=[report_of(1, "first.zip")]), None, foreseen)
    yield made
    made.close()


def test_a_foreseen_answer_is_told_at_once_and_a_new_one_after_opening(
    library, request_of, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(library._backend, "answer", lambda _key, _request: "another answer")
    assert library.foresee()
    assert library.contents == CONTENTS
    library.ask(Asker(), "some_card", request_of, told.append)
    assert told == [("an", "answer")]
    assert library.all_foreseen
    assert not library.is_open
    with qtbot.waitSignal(library.opened, timeout=5000):
        library.open()
    qtbot.waitUntil(lambda: library.idle, timeout=5000)
    assert told == [("an", "answer"), "another answer"]


def test_the_same_answer_is_not_told_twice(library, request_of, qtbot, monkeypatch):
    told, asker = [], Asker()
    monkeypatch.setattr(library._backend, "answer", lambda _key, _request: ("an", "answer"))
    library.foresee()
    library.ask(asker, "some_card", request_of, told.append)
    library.open()
    qtbot.waitUntil(lambda: library.is_open and library.idle, timeout=5000)
    assert told == [("an", "answer")]
    assert len(library.foreseen.shown(lambda _asker: True)) == 1


def test_other_questions_wait_until_the_library_is_open(library, request_of, qtbot):
    opened, told = threading.Event(), []
    library.foresee()
    library.ask(Asker(), "other_card", request_of, lambda _answer: told.append(opened.is_set()))
    library.opened.connect(opened.set)
    assert not library.all_foreseen
    library.open()
    qtbot.waitUntil(lambda: library.is_open and library.idle, timeout=5000)
    assert told == [True]


def test_a_library_that_does_not_open_is_empty_again(library, request_of, qtbot, monkeypatch):
    problems, told = [], []

    def refused(_report):
        raise UserError("it is damaged")

    monkeypatch.setattr(library._backend, "open", refused)
    library.not_opened.connect(problems.append)
    library.foresee()
    library.ask(Asker(), "other_card", request_of, told.append, problems.append)
    library.open()
    qtbot.waitUntil(lambda: library.idle, timeout=5000)
    assert [str(error) for error in problems] == ["it is damaged"]
    assert library.contents.empty
    assert told == []


def test_a_change_leaves_nothing_foreseen(library, left, qtbot):
    library.foresee()
    library.changed.emit(frozenset({"posts"}))
    assert not left.exists()


@pytest.fixture
def run(qapp, qtbot, path):
    """A run of the window over a library in memory that has a file; ends with the test."""
    made = []

    def start() -> tuple[Program, MemoryBackend]:
        foreseen = Foreseen(path)
        foreseen.read()
        backend = MemoryBackend(sources=[report_of(1, "first.zip")], next_id=2)
        one = Program(qapp, backend, Settings(theme="light", calm=True), foreseen=foreseen)
        made.append(one)
        one.open()
        return one, backend

    yield start
    for one in made:
        one.end()
        one.window.retire()


def settled(program):
    page = program.window.frame.stage.page
    library = program.library
    return library.is_open and library.idle and page and all(card.loaded for card in page.charts)


def test_the_page_is_full_before_the_library_is_open(run, qtbot):
    first, _backend = run()
    assert first.library.contents.empty
    qtbot.waitUntil(lambda: bool(settled(first)), timeout=10000)
    shown = {card.answer_key: card.answer for card in first.window.frame.stage.page.charts}
    titles = [spec.title() for spec in first.specs]
    first.end()
    second, backend = run()
    page = second.window.frame.stage.page
    assert not second.library.is_open
    assert all(card.loaded for card in page.charts)
    assert {card.answer_key: repr(card.answer) for card in page.charts} == {
        key: repr(answer) for key, answer in shown.items()
    }
    assert [spec.title() for spec in second.specs] == titles
    assert backend.asked == []
    qtbot.waitUntil(lambda: bool(settled(second)), timeout=10000)
    assert backend.asked
    second.window.show_page("sources")
    assert second.window.frame.stage.page is second.window.pages["sources"]


def test_files_that_come_before_the_library_is_open_wait_for_it(run, qtbot, tmp_path):
    first, _backend = run()
    qtbot.waitUntil(lambda: bool(settled(first)), timeout=10000)
    first.end()
    second, _backend = run()
    asked = []
    second.window.import_paths = asked.append
    second.take_files((tmp_path / "archive.zip",))
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=10000)
    assert asked == [(tmp_path / "archive.zip",)]
