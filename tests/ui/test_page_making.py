import dataclasses

import pytest

from reachdesk import i18n
from reachdesk.ui.history import Step
from tests.ui.backends import MemoryBackend

BIT_BY_BIT = ("score", "reach", "audience")


@pytest.mark.parametrize("key", BIT_BY_BIT)
def test_a_page_is_made_in_several_turns_and_shown_when_it_is_whole(window, qtbot, key):
    window.show_page("overview")
    before = window.frame.stage.page
    window.go(key)
    assert window.page_key == key
    assert window.frame.stage.page is before
    turns = []
    while not window.making.make_more(key):
        turns.append(key)
    assert turns
    assert window.frame.stage.page is before
    qtbot.waitUntil(lambda: window.frame.stage.page is window.pages[key], timeout=10_000)
    qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)
    assert all(card.loaded for card in window.pages[key].charts)


def test_a_page_that_is_asked_for_at_once_is_whole(window):
    window.making.make_more("score")
    assert not window.making.is_whole("score")
    assert window.page("score").whole
    assert window.making.is_whole("score")


def test_the_page_asked_for_last_is_shown(window, qtbot):
    window.show_page("overview")
    window.go("score")
    window.go("reach")
    qtbot.waitUntil(lambda: window.frame.stage.page is window.pages.get("reach"), timeout=10_000)
    window.go("audience")
    window.show_page("overview")
    qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)
    assert window.frame.stage.page is window.pages["overview"]
    assert window.page_key == "overview"


def test_an_empty_library_has_nothing_to_be_made(program):
    window = program(MemoryBackend()).window
    window.go("score")
    assert window.frame.stage.pages.currentWidget() is window.welcome
    assert window.pages == {}


def changed(one, language: str) -> None:
    """Change the language as the owner does."""
    one.window.change_settings(dataclasses.replace(one.settings, language=language))


def test_undo_outlives_a_change_of_language(program, backend, qtbot):
    one, called = program(backend), []
    step = Step(
        lambda: i18n._("assumptions of reach"),
        lambda: called.append("undo"),
        lambda: called.append("redo"),
    )
    one.library.acted.emit(step)
    old = one.window
    assert old.history.next_undo.name == "assumptions of reach"
    changed(one, "de")
    qtbot.waitUntil(lambda: one.window is not old, timeout=10_000)
    window = one.window
    assert window.history.next_undo is step
    assert step.name == i18n._("assumptions of reach") != "assumptions of reach"
    assert window.actions_by_key["undo"].text().endswith(step.name)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    window.commands.undo()
    window.commands.redo()
    assert called == ["undo", "redo"]


def test_a_change_after_a_change_of_language_is_one_step(program, backend, qtbot):
    one = program(backend)
    old = one.window
    changed(one, "de")
    qtbot.waitUntil(lambda: one.window is not old, timeout=10_000)
    one.library.acted.emit(Step("step", lambda: None, lambda: None))
    one.window.history.undo()
    assert one.window.history.next_undo is None


def test_an_import_is_taken_back_after_a_change_of_language(program, backend, qtbot, tmp_path):
    one = program(backend)
    old = one.window
    file = tmp_path / "second.zip"
    file.write_bytes(b"export")
    old.import_paths((file,))
    stage = old.frame.stage
    qtbot.waitUntil(lambda: stage.inspector.contents is not None, timeout=5000)
    stage.inspector.contents.primary.click()
    qtbot.waitUntil(lambda: old.history.next_undo is not None, timeout=5000)
    changed(one, "de")
    qtbot.waitUntil(lambda: one.window is not old, timeout=10_000)
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
    there = len(one.library.contents.sources)
    one.window.undo()
    qtbot.waitUntil(lambda: len(one.library.contents.sources) == there - 1, timeout=5000)
    qtbot.waitUntil(lambda: not one.window.frame.banner.isHidden(), timeout=5000)


def test_whoever_goes_on_meanwhile_is_followed(program, backend, qtbot):
    one = program(backend)
    old = one.window
    old.show_page("score")
    changed(one, "de")
    qtbot.waitUntil(lambda: one._succession is not None, timeout=5000)
    old.show_page("sources")
    qtbot.waitUntil(lambda: one.window is not old, timeout=10_000)
    assert one.window.page_key == "sources"
    assert one.window.frame.stage.page is one.window.pages["sources"]


def test_two_changes_in_a_row_end_in_the_second(program, backend, qtbot):
    one = program(backend)
    old = one.window
    changed(one, "de")
    qtbot.waitUntil(lambda: one._succession is not None, timeout=5000)
    changed(one, "nl")
    qtbot.waitUntil(lambda: one.window is not old, timeout=10_000)
    assert i18n.language() == "nl"
    assert one.window.context.settings.language == "nl"
    assert one.window.isVisible()


def test_a_window_closed_meanwhile_ends_the_program(program, backend, qtbot):
    one = program(backend)
    old, ended = one.window, []
    one.closed.connect(lambda: ended.append(1))
    changed(one, "de")
    qtbot.waitUntil(lambda: one._succession is not None, timeout=5000)
    old.close()
    assert ended == [1]
    assert one.window is old
    assert one._succession is None
