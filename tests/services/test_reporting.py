"""Who hears how far a job is, and who may end it."""

from __future__ import annotations

import threading

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.services.reporting import (
    Listener,
    part_of,
    still_wanted,
    tell,
    tell_of_waiting,
    to_the_end,
    told_by,
)


class Ear:
    """Keeps what it hears."""

    def __init__(self):
        self.heard = []

    def __call__(self, share, sentence):
        self.heard.append((share, sentence))


def stop(*_told):
    raise Cancelled


def test_nobody_hears_and_nobody_stops_outside():
    tell(0.5, "far")
    tell_of_waiting()
    still_wanted()


def test_the_listener_hears_and_stops():
    ear = Ear()
    with told_by(ear):
        tell(0.5, "far")
        still_wanted()
    tell(0.6, "nobody hears")
    assert ear.heard == [(0.5, "far")]
    with told_by(ear, stop), pytest.raises(Cancelled):
        still_wanted()
    still_wanted()


def test_another_thread_is_told_of_nothing():
    ear = Ear()
    with told_by(ear, stop):
        other = threading.Thread(target=lambda: (still_wanted(), tell(1.0, "")))
        other.start()
        other.join()
    assert ear.heard == []


def test_what_must_be_done_goes_on_and_is_told_at_last():
    first, last = Ear(), Ear()
    with told_by(first, stop, Listener(last)):
        with to_the_end():
            still_wanted()
            tell(0.2, "putting it right")
        with pytest.raises(Cancelled):
            still_wanted()
    assert (first.heard, last.heard) == ([], [(0.2, "putting it right")])


def test_the_end_of_the_program_ends_that_too():
    with told_by(stop, stop, Listener(stop, stop)), to_the_end(), pytest.raises(Cancelled):
        still_wanted()


def test_a_part_is_told_as_a_share_of_the_whole():
    ear = Ear()
    with told_by(ear, stop):
        with part_of(0.5, 0.75, "whole"):
            tell(0.0, "piece")
            tell(1.0, "piece")
            with pytest.raises(Cancelled):
                still_wanted()
        tell(1.0, "after")
    assert ear.heard == [(0.5, "whole"), (0.5, "whole"), (0.75, "whole"), (1.0, "after")]


def test_a_cancelled_part_stops():
    with told_by(stop), pytest.raises(Cancelled), part_of(0.0, 1.0, "whole"):
        pytest.fail("nobody wants it")
