from __future__ import annotations

import threading

import pytest

from reachdesk.services.memory import Memory


def test_a_result_is_made_once():
    memory, made = Memory(), []
    for _ in range(3):
        assert memory.recall("key", lambda: made.append(1) or 7) == 7
    assert made == [1]


def test_nothing_is_remembered_of_a_failure():
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.recall("key", lambda: 1 / 0)
    assert memory.recall("key", lambda: 3) == 3


def test_a_maker_may_recall_other_keys():
    memory = Memory()
    assert memory.recall("outer", lambda: memory.recall("inner", lambda: 2) + 1) == 3


def test_the_least_recently_used_goes_first():
    memory, made = Memory(most=2), []

    def ask(key):
        memory.recall(key, lambda: made.append(key))

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]


def test_two_threads_wait_for_one_computation():
    memory, entered, leave, made = Memory(), threading.Event(), threading.Event(), []

    def slow():
        entered.set()
        assert leave.wait(20)
        made.append(1)
        return "result"

    results = []
    first = threading.Thread(target=lambda: results.append(memory.recall("key", slow)))
    second = threading.Thread(target=lambda: results.append(memory.recall("key", slow)))
    first.start()
    assert entered.wait(20)
    second.start()
    leave.set()
    first.join(20)
    second.join(20)
    assert results == ["result", "result"]
    assert made == [1]


def test_what_was_under_way_when_everything_was_forgotten_is_not_kept():
    memory = Memory()

    def outdated():
        memory.clear()
        return "old"

    assert memory.recall("key", outdated) == "old"
    assert memory.recall("key", lambda: "new") == "new"
