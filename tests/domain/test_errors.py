"""Which failures of the system are a full disk."""

from __future__ import annotations

import errno
import tempfile

import pytest

from reachdesk.domain.errors import UserError, wants_room


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_room(number):
    assert wants_room(OSError(number, "x"))


def test_no_folder_for_temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "absent")])
    with pytest.raises(FileNotFoundError) as caught:
        tempfile.mkdtemp()
    assert wants_room(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "No such file", "temporary directory"),
        OSError(errno.EIO, "x"),
        UserError("The disk is full."),
        ValueError(errno.ENOSPC),
    ],
)
def test_anything_else(error):
    assert not wants_room(error)
