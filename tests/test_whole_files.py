"""A file that finds no room leaves the one that was there."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.whole_files import write_parts, write_whole


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "a.csv"
    for content in (b"one", b"two"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


class Small(io.FileIO):
    """A file on a disk with room for three bytes."""

    def writelines(self, parts):
        self.write(next(iter(parts))[:3])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"precious")
    opened = Path.open

    def small(self, mode="r", **named):
        return Small(self, "w") if mode == "wb" else opened(self, mode, **named)

    monkeypatch.setattr(Path, "open", small)
    with pytest.raises(UserError) as caught:
        write_whole(path, b"a longer text")
    assert "No space left" in str(caught.value)
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone(tmp_path):
    with pytest.raises(UserError) as caught:
        write_whole(tmp_path / "absent" / "a.csv", b"x")
    assert str(caught.value).count("\n") == 0


def test_parts_are_written_one_after_the_other(tmp_path):
    path = tmp_path / "a.csv"
    write_parts(path, (part for part in (b"one", b"", b" two")))
    assert path.read_bytes() == b"one two"
    assert list(tmp_path.iterdir()) == [path]


def test_parts_that_are_not_wanted_any_more_leave_the_old_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"precious")

    def parts():
        yield b"new"
        raise Cancelled

    with pytest.raises(Cancelled):
        write_parts(path, parts())
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]
