from __future__ import annotations

import zipfile

import pytest

from reachdesk.importers.parts import top_folder
from reachdesk.importers.source import open_sources
from tests.importers.archives import write_archive, write_manifest, zip_of


@pytest.mark.parametrize(
    ("names", "top"),
    [
        (["a.js", "b.js"], ""),
        (["x/a.js", "x/b.js"], "x/"),
        (["x/y/a.js", "x/y/z/b.js"], "x/y/"),
        (["data/a.js", "data/b.js"], ""),
        (["x/data/a.js", "x/data/b.js"], "x/"),
        (["x/a.js", "y/b.js"], ""),
        (["x/a.js", "x"], ""),
        (["only.js"], ""),
        ([], ""),
    ],
)
def test_the_folder_around_everything(names, top):
    assert top_folder(names) == top


def test_a_zip_of_nothing_but_an_archives_pictures_belongs_to_it(tmp_path):
    folder = write_archive(tmp_path / "archive")
    types = {"tweetsMedia": {"mediaDirectory": "data/tweets_media", "files": []}}
    write_manifest(folder / "data" / "manifest.js", types)
    pictures = tmp_path / "pictures.zip"
    with zipfile.ZipFile(pictures, "w") as archive:
        archive.writestr("data/tweets_media/1.jpg", b"x")
        archive.writestr("data/tweets_media/2.jpg", b"x")
    sources, refused = open_sources([zip_of(folder), pictures])
    assert refused == []
    assert len(sources) == 1


def test_a_zip_that_two_archives_could_want_stays_alone(tmp_path):
    zips = []
    for number in (1, 2):
        folder = write_archive(
            tmp_path / str(number),
            as_of=f"2023-0{number}-01T00:00:00.000Z",
            leave_out=["data/tweets.js"],
        )
        zips.append(zip_of(folder))
    lost = tmp_path / "lost.zip"
    with zipfile.ZipFile(lost, "w") as archive:
        archive.writestr("data/tweets.js", "window.YTD.tweets.part0 = [ ]")
    assert len(open_sources([*zips, lost])[0]) == 3
    assert len(open_sources([zips[0], lost])[0]) == 1
