"""What the window says when the disk is full or the library's folder is taken away."""

from __future__ import annotations

import dataclasses
import sys

import pytest

from reachdesk import settings
from reachdesk.storage import problems
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.ui import weekly_copy
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.import_preview import ImportPreview
from tests.importers.archives import many_posts, write_archive, zip_of
from tests.storage.stories import Story, library_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and files as of Unix")


@pytest.fixture
def opened(program, tmp_path, qtbot, monkeypatch):
    """A program over a small library in a folder of its own, which writes no weekly copy."""
    monkeypatch.setattr(weekly_copy, "_AFTER_MS", 10**9)
    path = tmp_path / "folder" / "library.reachdesk"
    path.parent.mkdir()
    library_of(path, Story("a", 10, handle="mira_example")).close()
    one = program(ServicesBackend(path))
    qtbot.waitUntil(lambda: one.library.idle, timeout=10_000)
    return one, path


@pytest.fixture
def archive(tmp_path):
    return zip_of(write_archive(tmp_path / "made", posts=many_posts(900)))


def said(one, qtbot) -> str:
    """The words of the banner, once there is one."""
    banner = one.window.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden() and not one.library.busy, timeout=30_000)
    assert one.problems.dialog is None
    return banner.text.text()


def offered(one, path, qtbot):
    one.window.import_paths((path,))
    inspector = one.window.frame.stage.inspector
    qtbot.waitUntil(lambda: isinstance(inspector.contents, ImportPreview), timeout=30_000)
    return inspector.contents


def test_an_import_without_room_is_said_and_changes_nothing(opened, archive, qtbot):
    import resource

    one, path = opened
    with open_library(path) as library:
        before = logical_dump(library.database())
    panel = offered(one, archive, qtbot)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        panel.import_button.click()
        words = said(one, qtbot)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert words in [text.format(file=path) for text in (problems.DISK_FULL, problems.DISK_FAILED)]
    with open_library(path) as library:
        assert logical_dump(library.database()) == before


def test_a_library_that_is_taken_away_is_said_at_the_next_import(opened, archive, tmp_path, qtbot):
    one, path = opened
    panel = offered(one, archive, qtbot)
    path.parent.rename(tmp_path / "away")
    panel.import_button.click()
    assert said(one, qtbot) == problems.GONE.format(file=path)
    assert not path.exists()
    with open_library(tmp_path / "away" / path.name) as library:
        posts = library.database().conn.execute("SELECT count(*) FROM post_fact")
        assert posts.fetchone() == (0,)


def test_preferences_without_room_are_said(opened, monkeypatch, qtbot):
    one, _path = opened

    def no_room(_settings):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings, "save", no_room)
    one.window.settings_changed.emit(dataclasses.replace(one.settings, text_percent=110))
    assert said(one, qtbot) == "The disk is full: make room and try again."
