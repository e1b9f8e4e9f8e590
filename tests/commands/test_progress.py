from __future__ import annotations

import io

import pytest

from reachdesk.commands import progress
from reachdesk.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes on by hand."""

    class Clock:
        now = 100.0

    monkeypatch.setattr(progress.time, "monotonic", lambda: Clock.now)
    return Clock


def test_nothing_is_written_without_a_terminal():
    stream = io.StringIO()
    shown = Progress(stream)
    shown(0.5, "Importing")
    shown.clear()
    assert stream.getvalue() == ""


def test_a_line_is_written_over(clock):
    stream = Terminal()
    shown = Progress(stream)
    shown(0.5, "Importing archive.zip")
    clock.now += 1
    shown(1.4, "Importing archive.zip")
    written = stream.getvalue()
    assert written.count("\r") == 2
    assert "\n" not in written
    assert " 50% Importing archive.zip" in written
    assert "100% Importing archive.zip" in written


def test_at_most_every_fifty_milliseconds(clock):
    stream = Terminal()
    shown = Progress(stream)
    for step in range(100):
        clock.now += 0.001
        shown(step / 100, "Importing")
    assert stream.getvalue().count("\r") == 2


def test_the_line_is_taken_away(clock):
    stream = Terminal()
    shown = Progress(stream)
    shown(0.5, "Importing")
    shown.clear()
    assert stream.getvalue().endswith("\r")
    length = len(stream.getvalue())
    shown.clear()
    assert len(stream.getvalue()) == length
