"""The watchdog of the tests: it notices what holds the window up, and watches a walk through it."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QTimer

from tests.ui.demo_window import demo_file, demo_window  # noqa: F401 - fixtures
from tests.ui.watchdog import Watchdog


def hold_up(dog) -> None:
    """Keep the event loop busy until the guard has seen it so."""
    while not held(dog._seen) and not dog._ended.is_set():
        pass


def held(stack) -> bool:
    return any("test_watchdog.py" in call and "hold_up" in call for call in stack)


def test_a_stall_is_noticed_with_its_length_and_its_stack(qapp, qtbot):
    with Watchdog() as dog:
        dog.note("a test that holds the loop up")
        QTimer.singleShot(0, lambda: hold_up(dog))
        qtbot.waitUntil(lambda: any(held(one.stack) for one in dog.stalls), timeout=20_000)
    stall = next(one for one in dog.since(0) if held(one.stack))
    assert stall.milliseconds >= 50
    assert stall.own_ms > 0
    assert stall.during == "a test that holds the loop up"
    assert dog.longest >= stall.milliseconds
    assert "hold_up" in str(stall)


def test_waits_are_told_by_the_clock_and_short_ones_are_not_stalls(qapp):
    seconds = iter((0.0, 0.004, 0.104, 0.130, 0.135))
    dog = Watchdog(least_ms=50, clock=lambda: next(seconds))
    dog._last = dog._clock()
    for _beat in range(4):
        dog.beat()
    assert [round(stall.milliseconds) for stall in dog.stalls] == [95]
    assert round(dog.longest) == 95
    assert dog.beats == 4


def test_the_stalls_of_a_stretch_come_longest_first(qapp):
    steps = count()
    dog = Watchdog(least_ms=50, clock=lambda: next(steps) ** 2 / 10)
    dog._last = dog._clock()
    for _beat in range(3):
        dog.beat()
    lengths = [round(stall.milliseconds) for stall in dog.since(1)]
    assert lengths == [495, 295]


def test_a_watched_walk_through_every_page(demo_window, watchdog, qtbot):  # noqa: F811 - fixture
    window = demo_window
    for _round in range(2):
        for key in window.specs:
            watchdog.note(key)
            beats = watchdog.beats
            window.show_page(key)
            qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)
            qtbot.waitUntil(lambda seen=beats: watchdog.beats > seen + 3, timeout=20_000)
    assert watchdog.longest > 0
    assert all(stall.during in window.specs or not stall.during for stall in watchdog.stalls)
