"""`install-desktop` writes to the user's own folder, and takes it all back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.commands.calls import assert_one_sentence, call

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menus of Linux")


@pytest.fixture
def share(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def test_install_and_remove(capsys, share):
    said = call(capsys, "install-desktop", "--json")
    assert said.code == 0
    files = [Path(name) for name in json.loads(said.out)["files"]]
    assert share / "applications" / "reachdesk.desktop" in files
    assert all(path.is_file() for path in files)
    entry = (share / "applications" / "reachdesk.desktop").read_text(encoding="utf-8")
    assert f'Exec="{sys.executable}" "-m" "reachdesk" %F' in entry

    gone = call(capsys, "install-desktop", "--remove", "--json")
    assert sorted(gone.record["files"]) == sorted(map(str, files))
    assert not [path for path in files if path.exists()]
    assert call(capsys, "install-desktop", "--remove", "--json").record["files"] == []


def test_a_folder_that_cannot_be_written(capsys, tmp_path, monkeypatch):
    (tmp_path / "share").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    said = call(capsys, "install-desktop")
    assert said.code == 2
    assert_one_sentence(said.err)


def test_elsewhere_it_is_not_needed(capsys, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    said = call(capsys, "install-desktop")
    assert said.code == 2
    assert_one_sentence(said.err)
