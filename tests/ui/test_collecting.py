"""Cycles are collected on the thread of the window, and there only."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from reachdesk.ui.collecting import Collecting
from reachdesk.ui.jobs import JobRunner


class Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting(qapp):
    gc.enable()
    taken = Collecting()
    yield taken
    taken.end()
    assert gc.isenabled()


@pytest.fixture
def collections():
    """The names of threads on which a collection has run."""
    where: list[str] = []

    def heard(phase: str, _facts: dict[str, int]) -> None:
        if phase == "stop":
            where.append(threading.current_thread().name)

    gc.callbacks.append(heard)
    yield where
    gc.callbacks.remove(heard)


def test_a_busy_worker_collects_nothing(collecting, collections, qtbot):
    runner = JobRunner("collecting")
    ended: list[int] = []
    runner.start(
        lambda _report: len([Ring() for _ in range(20 * gc.get_threshold()[0])]), done=ended.append
    )
    qtbot.waitUntil(lambda: bool(ended))
    runner.shutdown()
    assert ended
    assert set(collections) <= {threading.main_thread().name}


def test_what_is_over_its_threshold_is_collected_here(collecting, collections):
    gc.collect()
    before = len(collections)
    lost = Ring()
    gone = weakref.ref(lost)
    del lost
    kept = [Ring() for _ in range(gc.get_threshold()[0] + 1)]
    collecting.look()
    assert gone() is None
    assert collections[before:] == [threading.current_thread().name]
    assert len(kept) > gc.get_threshold()[0]


def test_little_garbage_can_wait(collecting, collections):
    gc.collect()
    before = len(collections)
    collecting.look()
    assert len(collections) == before


def test_old_rounds_come_round_too(collecting, monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for count in ((701, 0, 0), (701, 11, 0), (0, 0, 11), (700, 10, 10)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        collecting.look()
    assert asked == [0, 1, 2]


def test_a_generation_without_a_threshold_is_never_due(collecting, monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (2000, 10, 0))
    for count in ((0, 0, 7), (2001, 3, 7)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        collecting.look()
    assert asked == [0]


def test_what_is_in_use_is_passed_over_until_it_is_looked_at_again(collecting):
    before = gc.get_freeze_count()
    lost = Ring()
    gone = weakref.ref(lost)
    collecting.spare_modules()
    assert gc.get_freeze_count() > before
    del lost
    gc.collect()
    assert gone() is not None  # passed over
    collecting.spare_modules()
    assert gone() is None
    collecting.end()
    assert gc.get_freeze_count() == 0


def test_a_program_spares_its_modules_once_they_are_loaded(program, backend, qtbot):
    program(backend).warm()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0, timeout=20_000)


def test_it_stays_off_where_it_was_off(qapp):
    gc.disable()
    Collecting().end()
    assert not gc.isenabled()


def test_every_program_collects_by_itself(program, backend):
    gc.enable()
    one = program(backend)
    assert not gc.isenabled()
    one.end()
    assert gc.isenabled()


def test_it_looks_by_itself(collecting, qtbot):
    gone = weakref.ref(Ring())
    rings = [Ring() for _ in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: gone() is None, timeout=30_000)
    assert rings
