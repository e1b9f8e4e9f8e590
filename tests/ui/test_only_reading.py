"""A window over a library that can only be read: said with a way on, shown, never written beside.

Whether it can be written to is made up here; `tests/storage/test_only_reading.py` has real rights.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.services import own_words
from reachdesk.storage import only_reading, problems
from reachdesk.ui import commands, weekly_copy
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.foreseen import Foreseen
from tests.storage.stories import Story, library_of

ACCOUNT = "x:mira_example"


@pytest.fixture
def locked(monkeypatch):
    """Whether the library is write-protected; a test may change that."""
    state = {"on": True}
    monkeypatch.setattr(only_reading, "write_protected", lambda _path: state["on"])
    return state


@pytest.fixture
def shelf(tmp_path, locked, monkeypatch):
    """A library alone in a folder, where every job of the window would find it."""
    monkeypatch.setattr(weekly_copy, "_AFTER_MS", 0)
    path = tmp_path / "shelf" / "mine.reachdesk"
    path.parent.mkdir()
    locked["on"] = False
    library_of(path, Story("a", 10, handle="mira_example")).close()
    locked["on"] = True
    return path


@pytest.fixture
def reading(program, shelf, qtbot):
    one = program(ServicesBackend(shelf))
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    return one


def said(one, qtbot) -> str:
    banner = one.window.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=20_000)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert one.problems.dialog is None
    words = banner.text.text()
    banner.close_banner()
    return words


def label(one) -> None:
    one.library.act(
        "label",
        lambda desk: own_words.say(desk, ACCOUNT, ["7"], {"note": "x"}),
        own_words.put_back,
        own_words.put_again,
    )


def test_it_is_said_at_the_opening_and_in_the_top_bar(reading, shelf, qtbot):
    assert said(reading, qtbot) == problems.ONLY_READ.format(file=shelf)
    assert reading.window.frame.top.library.text() == "can only be read"
    reading.window.show_page("sources")
    assert reading.window.page("sources").log.table.records.rowCount() == 1


CHANGES = {
    "a label": label,
    "an import": lambda one: one.window.import_paths(["any.zip"]),
    "files to choose": lambda one: one.window.choose_files(),
    "a folder to choose": lambda one: one.window.commands.choose_folder(),
    "an undone import": lambda one: one.window.undo_import(1),
    "the demo": lambda one: one.window.look_at_demo(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_says_the_sentence(change, reading, shelf, qtbot, monkeypatch):
    monkeypatch.setattr(commands, "file_choice", None)  # no dialog before a refusal
    before = shelf.read_bytes()
    said(reading, qtbot)
    CHANGES[change](reading)
    words = said(reading, qtbot)
    assert words == problems.ONLY_READ.format(file=shelf)
    assert reading.window.history.next_undo is None
    assert shelf.read_bytes() == before


def test_nothing_is_written_beside_it(program, shelf, qtbot):
    one = program(ServicesBackend(shelf), first_page="audience")
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    one.library.foreseen = Foreseen(shelf)  # as the program at its start
    one.weekly_copy.begin()
    for key in ("overview", "reach", "audience", "sources"):
        one.window.show_page(key)
        qtbot.waitUntil(lambda: one.library.idle and not one.weekly_copy.jobs.busy, timeout=20_000)
    one.end()
    assert [path.name for path in shelf.parent.iterdir()] == [shelf.name]


def test_trying_again_goes_on_with_writing_once_it_is_possible(reading, shelf, locked, qtbot):
    banner = reading.window.frame.banner
    again = banner._links[0]
    assert again.text() == "Try again"
    again.click()
    assert said(reading, qtbot) == problems.ONLY_READ.format(file=shelf)
    locked["on"] = False
    reading.library.try_writing()
    assert said(reading, qtbot) == "The library can be changed again."
    assert reading.window.frame.top.library.text() == ""
    with qtbot.waitSignal(reading.library.acted, timeout=20_000):
        label(reading)


def test_a_library_that_can_be_changed_says_nothing(program, shelf, locked, qtbot):
    locked["on"] = False
    one = program(ServicesBackend(shelf))
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    assert one.window.frame.banner.isHidden()
    assert one.window.frame.top.library.text() == ""


def test_what_if_is_played_without_being_kept(reading, shelf, qtbot):
    before = shelf.read_bytes()
    said(reading, qtbot)
    reading.window.show_page("reach")
    page = reading.window.page("reach")
    qtbot.waitUntil(lambda: reading.library.idle, timeout=20_000)
    page._moved(replace(page.assumptions, sessions_per_day=6.0))
    page.readers.keeper.hurry()
    qtbot.waitUntil(lambda: reading.library.idle, timeout=20_000)
    assert page.assumptions.sessions_per_day == 6.0
    assert reading.window.frame.banner.isHidden()
    assert reading.window.history.next_undo is None
    assert shelf.read_bytes() == before
