"""Freed memory goes back to the system after a long job, where the system knows how."""

from __future__ import annotations

import ctypes
import linecache
import sys

import numpy as np
import pytest

from reachdesk.ui import freed_memory, jobs


@pytest.fixture(autouse=True)
def asked_anew():
    freed_memory._trim.cache_clear()
    yield
    freed_memory._trim.cache_clear()


def test_a_system_that_does_not_know_it_is_not_asked(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not freed_memory.give_back()


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert not freed_memory.give_back()


def test_it_is_asked_after_long_jobs_only(qapp, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "give_back", lambda: asked.append(True))
    done = []
    runner = jobs.JobRunner("tests")
    try:
        runner.start(lambda _report: 1, done=done.append)
        qtbot.waitUntil(lambda: done == [1], timeout=20_000)
        assert asked == []
        monkeypatch.setattr(jobs, "_LONG_SECONDS", 0.0)
        runner.start(lambda _report: float(np.sort(np.arange(100_000)[::-1])[0]), done=done.append)
        qtbot.waitUntil(lambda: done == [1, 0.0], timeout=20_000)
        assert asked == [True]
    finally:
        runner.shutdown()


def test_no_source_is_kept_but_each_can_be_read(monkeypatch):
    monkeypatch.setattr(linecache, "cache", {})
    freed_memory.keep_no_sources()
    assert linecache.getline(__file__, 1).startswith('"""Freed memory')
    assert not linecache.cache


def test_lines_that_no_file_has_are_still_found(monkeypatch):
    monkeypatch.setattr(linecache, "cache", {})
    freed_memory.keep_no_sources()

    class Loader:
        def get_source(self, _name):
            return "one\ntwo\n"

    told = {"__name__": "made_up", "__loader__": Loader()}
    assert linecache.getline("made-up.py", 2, told) == "two\n"
    assert linecache.getline("made-up.py", 1) == "one\n"
