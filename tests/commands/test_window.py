"""What the words of a call open: exports are offered, a library is opened."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from reachdesk import paths
from reachdesk.commands import screen, window
from reachdesk.commands.base import Call
from reachdesk.commands.progress import Progress
from reachdesk.domain.errors import UserError


def calling(*names: str, library: str | None = None) -> Call:
    given = Path(library) if library else None
    options = Namespace(files=[Path(name) for name in names], library=given)
    return Call(options, given or paths.default_library(), Progress())


def test_exports_are_offered_to_the_owners_own_library():
    assert window.opened(calling("a.zip", "b.csv")) == (
        paths.default_library(),
        [Path("a.zip"), Path("b.csv")],
    )


def test_a_library_among_the_files_is_opened():
    opened = window.opened(calling("a.zip", "Old Years.ReachDesk"))
    assert opened == (Path("Old Years.ReachDesk"), [Path("a.zip")])


@pytest.mark.parametrize(
    "call", [calling("a.reachdesk", "b.reachdesk"), calling("a.reachdesk", library="b.reachdesk")]
)
def test_two_libraries_in_one_window_are_refused(call):
    with pytest.raises(UserError):
        window.opened(call)


def test_the_packed_program_brings_its_libraries(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(screen.sys, "platform", "linux")
    monkeypatch.setattr(screen.ctypes.util, "find_library", lambda _name: None)
    with pytest.raises(UserError):
        screen.check_window_libraries()
    monkeypatch.setattr(screen.sys, "frozen", True, raising=False)
    screen.check_window_libraries()
