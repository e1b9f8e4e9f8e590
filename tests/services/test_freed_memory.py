from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from reachdesk.services import freed_memory


@pytest.fixture(autouse=True)
def asked_anew():
    freed_memory._glibc.cache_clear()
    yield
    freed_memory._glibc.cache_clear()


PROGRAM = """
import sys
import numpy as np
from reachdesk.services.freed_memory import give_back_large_arrays
assert give_back_large_arrays()
def held():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * 4096 // 2**20
arrays = [np.ones(12 << 20, np.uint8) for _ in range(3)]
kept = []
for _ in range(8):
    arrays = [np.ones(12 << 20, np.uint8) for _ in range(3)]
    kept.append(bytes(100_000))
before = held()
del arrays
sys.stdout.write(str(before - held()))
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="needs glibc")
def test_what_is_let_go_is_given_back():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True)
    assert int(done.stdout) >= 30


def test_elsewhere_nothing_is_changed(monkeypatch):
    monkeypatch.setattr(freed_memory.sys, "platform", "win32")
    assert not freed_memory.give_back_large_arrays()
    assert not freed_memory.give_back()


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert not freed_memory.give_back_large_arrays()
    assert not freed_memory.give_back()
