"""A window over a copy of the demo library, for tests of what pages do with real answers."""

from __future__ import annotations

import shutil

import pytest

from reachdesk.services import demo
from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library
from reachdesk.ui.backend import ServicesBackend


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo library, filled once."""
    path = tmp_path_factory.mktemp("demo") / "demo.reachdesk"
    with open_library(path) as library:
        demo.fill(Desk(library), lambda *_: None)
    return path


@pytest.fixture
def demo_window(program, demo_file, tmp_path, qtbot):
    """A window over its own copy."""
    path = tmp_path / "copy.reachdesk"
    shutil.copy(demo_file, path)
    window = program(ServicesBackend(path)).window
    qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)
    return window
