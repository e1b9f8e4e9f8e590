"""What the owner assumes on the reach page outlasts the window, can be undone, and stays in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from reachdesk.__main__ import main
from reachdesk.domain.reach.depth import Fixed
from reachdesk.services import demo
from reachdesk.ui.backend import ServicesBackend
from tests.ui.test_pages import demo_file, settle, shown

__all__ = ["demo_file", "shown"]


def rest(one, page, qtbot) -> None:
    """The knobs have rested, and everything is written and answered."""
    page.readers.keeper.hurry()
    settle(one, qtbot)


@pytest.fixture
def again(program, qtbot):
    """A second start on the same library."""

    def build(first):
        path = first.library._backend.path
        first.end()
        one = program(ServicesBackend(path))
        one.window.show_page("reach")
        settle(one, qtbot)
        return one, one.window.pages["reach"]

    return build


def moved(page):
    return replace(page.assumptions, sessions_per_day=6.0, depth=Fixed(80))


def test_what_was_moved_is_there_at_the_next_start(shown, again, qtbot):
    one, page = shown("reach")
    page._moved(moved(page))
    rest(one, page, qtbot)
    assumed, chance = page.assumptions, page.answer.answer.chance
    _one, page = again(one)
    assert page.assumptions == assumed
    assert page.answer.answer.chance == chance
    assert "Moved by you" in page.controls.sentence.text()
    assert page.what_if.reset_button.isEnabled()


def test_the_chosen_preset_is_there_at_the_next_start(shown, again, qtbot):
    one, page = shown("reach")
    page.controls.switch.choose("seed")
    rest(one, page, qtbot)
    _one, page = again(one)
    assert page.readers.preset == page.controls.switch.key == "seed"
    assert page.answer.answer.model == "simple"


def test_reset_goes_back_to_the_defaults_for_good(shown, again, qtbot):
    one, page = shown("reach")
    usual = page.assumptions
    page._moved(moved(page))
    rest(one, page, qtbot)
    page.what_if.reset_button.click()
    rest(one, page, qtbot)
    one, page = again(one)
    assert page.assumptions == usual
    assert not page.what_if.reset_button.isEnabled()


def test_a_move_is_undone_and_redone(shown, qtbot):
    one, page = shown("reach")
    usual = page.assumptions
    for rate in (2.0, 4.0, 6.0):  # a knob that is drawn along is one step
        page._moved(replace(page.assumptions, sessions_per_day=rate))
    rest(one, page, qtbot)
    history = one.window.history
    assert history.next_undo.name == "assumptions of reach"
    history.undo()
    settle(one, qtbot)
    assert page.assumptions == usual
    assert history.next_undo is None
    history.redo()
    settle(one, qtbot)
    assert page.assumptions.sessions_per_day == 6.0
    assert page.answer.answer.assumptions.sessions_per_day == 6.0


def test_keeping_makes_nobody_compute_anything_again(shown, qtbot):
    one, page = shown("reach")
    desk = one.library._backend.desk
    made = []
    one.library.look("a", lambda d: d.remember("a thing", lambda: made.append(1)), lambda _n: None)
    page._moved(moved(page))
    rest(one, page, qtbot)
    one.library.look("b", lambda d: d.remember("a thing", lambda: made.append(2)), lambda _n: None)
    settle(one, qtbot)
    assert made == [1]
    assert desk.library.path.exists()


def test_the_command_line_keeps_its_defaults(shown, qtbot, capsys):
    one, page = shown("reach")
    call = ["--library", str(one.library._backend.path), "reach", "--account", demo.ACCOUNT]
    page.controls.switch.choose("seed")
    rest(one, page, qtbot)
    assert main([*call, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["assumptions"]["rule"] == "full"
    assert said["assumptions"]["sessions_per_day"] == 1.5


def test_a_step_is_undone_in_a_window_of_another_language(shown, qtbot):
    one, page = shown("reach")
    before = page.assumptions
    page._moved(moved(page))
    rest(one, page, qtbot)
    old = one.window
    old.change_settings(replace(one.settings, language="de"))
    qtbot.waitUntil(lambda: one.window is not old, timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(one, qtbot)
    page = one.window.pages["reach"]
    assert page.assumptions != before
    one.window.undo()
    settle(one, qtbot)
    assert page.assumptions == before
