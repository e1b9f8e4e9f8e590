"""What the owner changes in the program joins Ctrl+Z."""

from __future__ import annotations


def test_a_change_is_made_undone_and_made_again(window, backend, qtbot):
    backend.desk = []
    with qtbot.waitSignal(window.library.changed):
        window.library.act(
            "scenario “Autumn”",
            lambda desk: desk.append("autumn") or len(desk),
            lambda desk, made: desk.remove("autumn") if made == 1 else None,
            lambda desk, made: desk.append(f"again {made}"),
        )
    qtbot.waitUntil(lambda: window.history.next_undo is not None)
    assert backend.desk == ["autumn"]
    assert window.history.next_undo.name == "scenario “Autumn”"
    with qtbot.waitSignal(window.library.changed):
        window.commands.undo()
    assert backend.desk == []
    with qtbot.waitSignal(window.library.changed):
        window.commands.redo()
    assert backend.desk == ["again 1"]


def test_a_change_that_fails_is_no_step(window, backend, qtbot):
    backend.desk = []
    with qtbot.waitSignal(window.library.problem):
        window.library.act("x", lambda desk: desk.remove("x"), lambda *_: None, lambda *_: None)
    assert window.history.next_undo is None


def test_a_look_answers_on_the_windows_thread(window, backend, qtbot):
    backend.desk = ["autumn"]
    with qtbot.waitCallback() as seen:
        window.library.look("test", list, seen)
    assert seen.args == [["autumn"]]
