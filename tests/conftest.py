"""What every test stands on: no socket, an offscreen screen, the sample folder where it exists."""

from __future__ import annotations

import faulthandler
import os
import signal
import socket
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell lets what it starts in the background ignore Ctrl-C: tests of it need the usual answer
    signal.signal(signal.SIGINT, signal.default_int_handler)

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

from tests.stall_report import pytest_addoption, pytest_terminal_summary  # noqa: F401 - hooks

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real exports beside the checkout; the test is skipped where it is absent."""
    if not SAMPLES.is_dir():
        pytest.skip("the folder of real exports is not here")
    return SAMPLES


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch) -> Path:
    """Every test has a home of its own: nothing touches the user's library or settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REACHDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch) -> None:
    """ReachDesk uses no network: an internet socket in a test is a failure."""
    real = socket.socket

    class Forbidden(real):  # type: ignore[misc, valid-type]
        def __init__(self, family=socket.AF_INET, *arguments, **named):
            if family in (socket.AF_INET, socket.AF_INET6):
                raise AssertionError("ReachDesk must not open a socket")
            super().__init__(family, *arguments, **named)

    monkeypatch.setattr(socket, "socket", Forbidden)


@pytest.fixture(autouse=True)
def crashes_leave_a_trace(pytestconfig) -> None:
    """A test that starts the program's own watch for crashes ends pytest's: it begins again."""
    yield
    if not faulthandler.is_enabled():
        faulthandler.enable(pytestconfig.stash[fault_handler_stderr_fd_key])
