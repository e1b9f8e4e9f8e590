"""What was said of columns is kept where there is room, and costs nothing where there is none."""

from __future__ import annotations

import errno
from pathlib import Path

from reachdesk.importers import table_memory


def test_what_was_kept_is_recalled(monkeypatch, tmp_path):
    monkeypatch.setattr("reachdesk.paths.settings_file", lambda: tmp_path / "settings.json")
    table_memory.keep("shape", {"target": "people"})
    assert table_memory.recall("shape") == {"target": "people"}


def test_a_full_disk_leaves_what_was_there_and_no_half_file(monkeypatch, tmp_path):
    monkeypatch.setattr("reachdesk.paths.settings_file", lambda: tmp_path / "settings.json")
    table_memory.keep("shape", {"target": "people"})
    before = list(tmp_path.iterdir())

    def no_room(_path: Path, _target: Path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    table_memory.keep("other", {"target": "posts"})
    assert list(tmp_path.iterdir()) == before
    assert table_memory.recall("shape") == {"target": "people"}
    assert table_memory.recall("other") is None
