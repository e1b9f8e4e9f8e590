"""Pictures of every page; each call in a process of its own, as it needs a whole program."""

from __future__ import annotations

import struct

import pytest

from tests.commands.calls import assert_one_sentence, call, ended, start
from tests.importers.archives import many_posts, write_archive


def size_of(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


def test_every_page_of_the_demo(tmp_path):
    said = ended(start("screenshots", tmp_path / "light", "--demo", "--size", "1000x700"))
    assert (said.code, said.err) == (0, "")
    pictures = sorted((tmp_path / "light").iterdir())
    assert {"overview.png", "score.png", "reach.png", "audience.png", "sources.png"} <= {
        path.name for path in pictures
    }
    assert {size_of(path) for path in pictures} == {(1000, 700)}
    assert said.out.splitlines() != []
    assert len(said.out.splitlines()) == len(pictures)

    dark = ended(start("screenshots", tmp_path / "dark", "--demo", "--theme", "dark"))
    assert dark.code == 0
    assert size_of(tmp_path / "dark" / "score.png") == (1360, 860)


def test_the_pages_of_a_library(capsys, tmp_path):
    library = tmp_path / "library.reachdesk"
    folder = write_archive(tmp_path / "archive", posts=many_posts(60), followers=["21", "22"])
    assert call(capsys, "import", folder, "--library", library).code == 0
    said = ended(start("screenshots", tmp_path / "pictures", "--library", library))
    assert (said.code, said.err) == (0, "")
    assert len(list((tmp_path / "pictures").iterdir())) >= 5


@pytest.mark.parametrize("size", ["big", "10x10", "1360", "99999x10"])
def test_a_wrong_size(capsys, tmp_path, size):
    said = call(capsys, "screenshots", tmp_path / "pictures", "--demo", "--size", size)
    assert said.code == 2
    assert_one_sentence(said.err)


def test_without_a_library(capsys, tmp_path):
    missing = tmp_path / "missing.reachdesk"
    said = call(capsys, "screenshots", tmp_path / "pictures", "--library", missing)
    assert said.code == 2
    assert_one_sentence(said.err)
