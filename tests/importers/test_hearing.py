"""Reading files is heard between any two blocks."""

from __future__ import annotations

import tarfile
import threading

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.importers.hearing import heard, look
from reachdesk.importers.source import open_sources


def stop():
    raise Cancelled


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("handle,name\n" + "ana,Ana\n" * 300_000)
    return path


def test_nobody_is_heard_outside():
    look()
    with heard(stop), pytest.raises(Cancelled):
        look()
    look()


def test_another_thread_is_not_stopped():
    with heard(stop):
        other = threading.Thread(target=look)
        other.start()
        other.join()


@pytest.mark.parametrize("act", ["fingerprint", "head", "open"])
def test_every_way_of_reading_is_heard(table, act):
    [source], _refused = open_sources([table])
    looks = []
    with source:
        name = source.members()[0].name
        with heard(lambda: looks.append(1)):
            if act == "fingerprint":
                source.fingerprint()
            elif act == "head":
                source.head(name)
            else:
                with source.open(name) as stream:
                    stream.read()
        assert looks
        if act != "head":  # known by now
            with heard(stop), pytest.raises(Cancelled):
                source.fingerprint()


def test_a_tar_and_the_files_of_a_folder_are_heard(table, tmp_path):
    with tarfile.open(tmp_path / "one.tar.gz", "w:gz") as archive:
        archive.add(table, "people.csv")
    with heard(stop), pytest.raises(Cancelled):
        open_sources([tmp_path / "one.tar.gz"])
    (tmp_path / "folder").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "folder" / name).write_bytes(table.read_bytes())
    [source], _refused = open_sources([tmp_path / "folder"])
    with source, heard(stop), pytest.raises(Cancelled):
        source.fingerprint()


def test_what_was_opened_before_is_let_go(table, tmp_path, monkeypatch):
    from reachdesk.importers import source as sources

    closed = []
    monkeypatch.setattr(
        sources.Files, "close", lambda self: closed.append(self.paths[0].name), raising=False
    )
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_bytes(table.read_bytes())
    with tarfile.open(tmp_path / "one.tar.gz", "w:gz") as archive:
        archive.add(table, "people.csv")
    with heard(stop), pytest.raises(Cancelled):
        open_sources([tmp_path / "folder", tmp_path / "one.tar.gz"])
    assert closed == ["folder"]
