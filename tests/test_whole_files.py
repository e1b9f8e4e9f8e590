"""A file that finds no room leaves the one that was there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.whole_files import write_whole


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "a.csv"
    for content in (b"one", b"two"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"precious")
    whole = Path.write_bytes

    def short(self, content):
        whole(self, content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", short)
    with pytest.raises(UserError) as caught:
        write_whole(path, b"a longer text")
    assert "No space left" in str(caught.value)
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone(tmp_path):
    with pytest.raises(UserError) as caught:
        write_whole(tmp_path / "absent" / "a.csv", b"x")
    assert str(caught.value).count("\n") == 0
