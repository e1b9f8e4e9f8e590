"""Bad input: one plain sentence, exit 2, and a library that is as it was."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.commands.calls import assert_one_sentence, call, ended, start
from tests.importers.archives import many_posts, write_archive, zip_of


def wrong(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text("Dear all,\nnothing to see here.\n", encoding="utf-8")
    return path


def binary(folder: Path) -> Path:
    path = folder / "picture.png"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.zip"
    path.touch()
    return path


def truncated(folder: Path) -> Path:
    path = zip_of(write_archive(folder / "export", posts=many_posts(300)))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def damaged(folder: Path) -> Path:
    path = zip_of(write_archive(folder / "export", posts=many_posts(3000)))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 300] = bytes(300)
    path.write_bytes(content)
    return path


def encrypted(folder: Path) -> Path:
    """The flag of encryption set on every member, as a zip with a password has it."""
    path = zip_of(write_archive(folder / "export", posts=many_posts(20)))
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            flags = struct.unpack_from("<H", content, place + offset)[0]
            struct.pack_into("<H", content, place + offset, flags | 1)
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    return path


def bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/tweets.js", b"window.YTD.tweets.part0 = [ " + b" " * 40_000_000)
    return path


def nested(folder: Path) -> Path:
    inner = zip_of(write_archive(folder / "export", posts=many_posts(5)))
    path = folder / "outer.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "inner.zip")
    return path


def climbing(folder: Path) -> Path:
    path = folder / "climbing.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.js", "window.YTD.tweets.part0 = [ ]")
    return path


def missing(folder: Path) -> Path:
    return folder / "not-there.zip"


def bare_folder(folder: Path) -> Path:
    path = folder / "holiday"
    path.mkdir()
    (path / "notes.txt").write_text("sun, sea", encoding="utf-8")
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "nothing"
    path.mkdir()
    return path


def broken_script(folder: Path) -> Path:
    path = folder / "tweets.js"
    path.write_bytes(b"\x00\xff\xfe window")
    return path


BAD = (
    wrong, binary, empty, truncated, damaged, encrypted, bomb, nested, climbing, missing,
    bare_folder, empty_folder, broken_script,
)  # fmt: skip


@pytest.fixture
def library(tmp_path, capsys):
    path = tmp_path / "library.reachdesk"
    archive = zip_of(write_archive(tmp_path / "first", posts=many_posts(12), followers=["21"]))
    assert call(capsys, "import", archive, "--library", path).code == 0
    return path


def contents(path: Path) -> dict:
    with open_library(path) as library:
        return logical_dump(library.database())


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_bad_input_is_refused_in_a_sentence(capsys, library, tmp_path, make):
    folder = tmp_path / "bad"
    folder.mkdir()
    path = make(folder)
    before = contents(library)
    said = call(capsys, "import", path, "--library", library, "--json")
    assert said.code == 2
    assert_one_sentence(said.err)
    assert said.record["sources"] == []
    assert len(said.record["refused"]) == 1
    assert contents(library) == before
    assert not (tmp_path / "outside.js").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_rights(capsys, library, tmp_path):
    path = zip_of(write_archive(tmp_path / "export", posts=many_posts(5)))
    path.chmod(0)
    said = call(capsys, "import", path, "--library", library)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_a_library_that_is_none(capsys, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_text("not a library at all, but long enough to be looked at" * 20, encoding="utf-8")
    said = call(capsys, "sources", "--library", path)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_a_library_that_is_a_folder(capsys, tmp_path):
    said = call(capsys, "import", tmp_path, "--library", tmp_path)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_a_backup_does_not_write_over_a_file(capsys, library, tmp_path):
    target = tmp_path / "copy.reachdesk"
    assert call(capsys, "backup", target, "--library", library).code == 0
    assert contents(target) == contents(library)
    said = call(capsys, "backup", target, "--library", library)
    assert said.code == 2
    assert_one_sentence(said.err)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of Unix")
def test_a_disk_without_room(library, tmp_path):
    import resource

    folder = write_archive(tmp_path / "large", posts=many_posts(9000, "2022-01-01T09:00:00"))
    larger, before = zip_of(folder), contents(library)
    most = library.stat().st_size + 200_000

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    said = ended(start("import", larger, "--library", library, preexec_fn=little_room))
    assert said.code == 2
    assert_one_sentence(said.err)
    assert contents(library) == before
