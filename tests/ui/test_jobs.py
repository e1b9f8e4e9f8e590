import threading

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from reachdesk.domain.errors import Cancelled
from reachdesk.services.reporting import still_wanted, tell, to_the_end
from reachdesk.ui import jobs
from reachdesk.ui.jobs import JobRunner


@pytest.fixture
def runner(qtbot):
    made = JobRunner()
    yield made
    made.shutdown()


def test_the_result_arrives(runner, qtbot):
    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(lambda report: 42, done=done)
    done.assert_called_with(42)
    assert not runner.busy


def test_a_cancelled_job_ends_with_cancelled(runner, qtbot):
    gate = threading.Event()
    told = []

    def work(report):
        report(0.0, "")
        gate.wait(5)
        report(0.5, "")

    with qtbot.waitCallback(timeout=5000) as cancelled:
        job = runner.start(work, done=told.append, failed=told.append, cancelled=cancelled)
        job.cancel()
        gate.set()
    assert told == []


def test_a_job_that_was_too_far_to_stop_tells_what_it_did(runner, qtbot):
    started, gate = threading.Event(), threading.Event()

    def work(report):
        started.set()
        gate.wait(5)
        return "written"

    with qtbot.waitCallback(timeout=5000) as done:
        job = runner.start(work, done=done)
        started.wait(5)
        job.cancel()
        gate.set()
    done.assert_called_with("written")


def test_an_error_arrives_as_it_was_raised(runner, qtbot):
    error = ValueError("x")

    def boom(report):
        raise error

    with qtbot.waitCallback(timeout=5000) as failed:
        runner.start(boom, failed=failed)
    assert failed.args == [error]


def test_progress_is_told_on_the_gui_thread(runner, qtbot):
    seen = []

    def work(report):
        for step in range(100):
            report(step / 99, "")

    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(
            work,
            done=done,
            progress=lambda fraction, _text: seen.append((fraction, threading.get_ident())),
        )
    assert seen[0][0] == 0.0
    assert seen[-1][0] == 1.0
    assert {thread for _fraction, thread in seen} == {threading.get_ident()}
    assert len(seen) < 100, "progress is told now and then, not at every step"


def test_a_newer_request_of_the_same_card_cancels_the_older(runner, qtbot):
    started, gate = threading.Event(), threading.Event()
    answers, cancelled = [], []

    def slow(report):
        started.set()
        gate.wait(5)
        return "old"

    runner.start(
        slow, done=answers.append, cancelled=lambda: cancelled.append(1), instead_of="card"
    )
    started.wait(5)
    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(lambda report: "waiting", done=answers.append, instead_of="card")
        runner.start(lambda report: "new", done=done, instead_of="card")
        gate.set()
    done.assert_called_with("new")
    assert answers == []
    assert cancelled == [1]


def test_other_cards_are_left_alone(runner, qtbot):
    answers = []
    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(lambda report: 1, done=answers.append, instead_of="one")
        runner.start(lambda report: 2, done=done, instead_of="two")
    assert answers == [1]


def test_what_runs_and_waits_can_be_dropped(runner, qtbot):
    gate, begun, answers, cancelled = threading.Event(), threading.Event(), [], []

    def slow(report):
        begun.set()
        gate.wait(5)
        report(0.5, "")
        return "running"

    def told(name):
        return lambda: cancelled.append(name)

    def waiting(_report):
        return "waiting"

    with qtbot.waitCallback(timeout=5000) as done:
        running = runner.start(
            slow, done=answers.append, cancelled=told("running"), instead_of="running"
        )
        running.stopped = told("by the owner")
        begun.wait(5)
        runner.start(waiting, done=answers.append, cancelled=told("waiting"), instead_of="waiting")
        runner.start(lambda report: "other", done=done, instead_of="other")
        assert runner.drop(lambda key: key in ("running", "waiting"))
        assert not runner.drop(lambda key: key == "nobody")
        gate.set()
    assert answers == []
    assert cancelled == ["running", "waiting"]
    done.assert_called_with("other")


def test_who_ended_a_job_is_told(runner, qtbot):
    gate, told = threading.Event(), []

    def slow(report):
        gate.wait(5)
        still_wanted()

    job = runner.start(slow, cancelled=lambda: told.append("cancelled"), instead_of="card")
    job.stopped = lambda: told.append("by the owner")
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)
    assert told == ["cancelled", "by the owner"]


def test_what_a_cancelled_job_puts_right_is_told(runner, qtbot):
    begun, gate, seen = threading.Event(), threading.Event(), []

    def work(report):
        begun.set()
        gate.wait(5)
        try:
            report(0.9, "importing")
        finally:
            with to_the_end():
                still_wanted()
                tell(0.5, "taking back")

    with qtbot.waitCallback(timeout=5000) as cancelled:
        job = runner.start(work, progress=lambda *told: seen.append(told), cancelled=cancelled)
        begun.wait(5)
        job.cancel()
        gate.set()
    assert seen == [(0.5, "taking back")]


def test_a_thread_that_ends_puts_nothing_right(qtbot):
    runner, begun, gate, ended = JobRunner(), threading.Event(), threading.Event(), []

    def work(report):
        begun.set()
        gate.wait(5)
        with to_the_end():
            try:
                still_wanted()
            except Cancelled:
                ended.append(1)
                raise

    runner.start(work)
    begun.wait(5)
    threading.Timer(0.05, gate.set).start()
    runner.shutdown()
    assert ended == [1]


def test_all_can_be_cancelled_and_waited_for(runner, qtbot):
    begun, gate, answers = threading.Event(), threading.Event(), []

    def slow(report):
        begun.set()
        gate.wait(5)
        still_wanted()

    runner.start(slow, done=answers.append, cancelled=lambda: answers.append("stopped"))
    runner.start(lambda report: 2, done=answers.append, cancelled=lambda: answers.append("too"))
    begun.wait(5)
    runner.cancel_all()
    gate.set()
    runner.wait(5)
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)
    assert answers == ["stopped", "too"]
    runner.start(lambda report: 3, done=answers.append)
    runner.wait(5)
    qtbot.waitUntil(lambda: answers[-1] == 3, timeout=5000)


def test_waiting_for_a_slow_job_ends(runner, qtbot):
    gate = threading.Event()
    job = runner.start(lambda report: gate.wait(5))
    runner.wait(0.01)
    assert runner.busy
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)
    assert not job.stopping


@pytest.mark.parametrize("key", [lambda widget: widget, lambda widget: (widget, "lists")])
def test_a_widget_that_is_gone_hears_nothing(runner, qtbot, key):
    widget, inside, gate, heard = QWidget(), threading.Event(), threading.Event(), []

    def work(report):
        inside.set()
        gate.wait(5)
        report(1.0, "late")
        return "answer"

    asked = key(widget)
    runner.start(
        work, done=heard.append, progress=lambda *told: heard.append(told), instead_of=asked
    )
    inside.wait(5)
    delete(widget)
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)
    assert heard == []


def test_busy_is_told_once_each_way(runner, qtbot):
    seen = []
    runner.busy_changed.connect(seen.append)
    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(lambda report: 1)
        runner.start(lambda report: 2, done=done)
    assert seen == [True, False]


def test_shutdown_waits_and_nothing_is_called_afterwards(qtbot, qapp):
    runner = JobRunner()
    started = threading.Event()
    told, stopped = [], []

    def work(report):
        started.set()
        try:
            while True:
                report(0.5, "")
        finally:
            stopped.append(threading.get_ident())

    runner.start(work, done=told.append, cancelled=lambda: told.append("cancelled"))
    started.wait(5)
    runner.shutdown()
    assert len(stopped) == 1
    runner.start(lambda report: told.append("too late"), done=told.append)
    qapp.processEvents()
    assert told == []


@pytest.mark.parametrize("number", range(300))
def test_nothing_is_lost_however_often(runner, qtbot, number):
    with qtbot.waitCallback(timeout=5000) as done:
        runner.start(lambda report: (report(0.5, ""), number)[1], done=done)
    done.assert_called_with(number)


def test_freed_memory_is_given_back_after_long_jobs_only(runner, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "give_back", lambda: asked.append(True))
    done = []
    runner.start(lambda _report: 1, done=done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=20_000)
    assert asked == []
    monkeypatch.setattr(jobs, "_LONG_SECONDS", 0.0)
    runner.start(lambda _report: float(np.sort(np.arange(100_000)[::-1])[0]), done=done.append)
    qtbot.waitUntil(lambda: done == [1, 0.0], timeout=20_000)
    assert asked == [True]
