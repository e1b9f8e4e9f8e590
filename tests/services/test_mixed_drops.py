"""Folders that hold several exports, folders within folders, and what is refused among them."""

from __future__ import annotations

import json
import zipfile

import pytest

from reachdesk.importers.source import Source
from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise, run
from reachdesk.storage.library import open_library
from tests.importers.gathering import write_csv
from tests.importers.workbook_files import write_workbook

CONNECTIONS = ("First Name", "Last Name", "URL", "Company", "Position", "Connected On")
POST, WRITTEN = "1327601232462811136", "Sat Nov 14 13:07:00 +0000 2020"
ANA = ("Ana", "Prado", "https://www.linkedin.com/in/ana-prado", "", "", "08 Feb 2026")


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as library:
        yield Desk(library)


def linkedin(folder):
    """An export of which two files are of no use, with a workbook beside it."""
    write_csv(folder / "Connections.csv", CONNECTIONS, [ANA])
    write_csv(folder / "Company Follows.csv", ("Organization", "Followed On"), [("Foam", "x")])
    (folder / "letter.txt").write_text("Dear all", encoding="utf-8")
    rows = [["Date", "Impressions", "Engagements"], ["3/1/2024", 120, 7]]
    write_workbook(folder / "figures.xlsx", {"Tab": rows})


def facebook(folder):
    folder.mkdir(parents=True, exist_ok=True)
    post = {"timestamp": 1_700_000_000, "data": [{"post": "Hello"}]}
    (folder / "posts.json").write_text(json.dumps([post]), encoding="utf-8")


def test_a_refused_piece_does_not_keep_the_others_out(desk, tmp_path):
    linkedin(tmp_path / "drop")
    with recognise([tmp_path / "drop"], desk) as found:
        report = run(desk, found)
    assert {source.format for source in report.sources} == {"linkedin_export", "linkedin_analytics"}
    assert [refused.file for refused in report.refused] == ["drop/Company Follows.csv"]
    notes = [note for source in report.sources for note in source.notes]
    assert any("letter.txt" in note for note in notes)


def test_folders_within_folders_are_sorted_out(desk, tmp_path):
    linkedin(tmp_path / "drop" / "2024" / "work")
    facebook(tmp_path / "drop" / "2024" / "private" / "old")
    facebook(tmp_path / "drop" / "again")
    with recognise([tmp_path / "drop"], desk) as found:
        assert sorted(preview.format for preview in found.previews) == [
            "facebook_export",
            "facebook_export",
            "linkedin_analytics",
            "linkedin_export",
        ]
        report = run(desk, found)
    assert len(report.sources) == 4


def test_a_folder_of_nothing_useful_names_every_file(desk, tmp_path):
    linkedin(tmp_path / "drop")
    for name in ("Connections.csv", "figures.xlsx"):
        (tmp_path / "drop" / name).unlink()
    with recognise([tmp_path / "drop"], desk) as found:
        assert found.previews == ()
        assert sorted(refused.file for refused in found.refused) == [
            "drop/Company Follows.csv",
            "drop/letter.txt",
        ]
        assert all(refused.why.endswith(".") for refused in found.refused)


def instagram_with_threads(folder):
    """An Instagram export in which Threads has posts too, as a zip."""
    posts = {"media": [{"uri": "a.jpg", "creation_timestamp": 1_700_000_000, "title": "Post"}]}
    threads = {"media": [{"creation_timestamp": 1_700_000_100, "title": "Thread"}]}
    user = {"string_map_data": {"Username": {"value": "ines.c"}}}
    members = {
        "your_instagram_activity/media/posts_1.json": [posts],
        "your_instagram_activity/threads/threads_and_replies.json": {
            "text_post_app_text_posts": [threads]
        },
        "personal_information/personal_information.json": {"profile_user": [user]},
        "your_instagram_activity/other/notes.json": [{"text": "rosters"}],
    }
    path = folder / "instagram.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, json.dumps(content))
        archive.writestr("media/a.jpg", b"\xff\xd8")
    return path


def test_one_zip_of_two_networks_is_two_imports(desk, tmp_path):
    path = instagram_with_threads(tmp_path)
    with recognise([path], desk) as found:
        assert [one.format for one in found.previews] == ["instagram_export", "threads_export"]
        assert [one.account for one in found.previews] == ["instagram:ines.c", "threads:ines.c"]
        report = run(desk, found)
    assert not report.refused
    assert {source.account for source in report.sources} == {"instagram:ines.c", "threads:ines.c"}
    assert [source.records[0].new for source in report.sources] == [1, 1]
    assert report.sources[0].ignored == (
        "your_instagram_activity/other/notes.json",
        "media/a.jpg",
    )
    with recognise([path], desk) as again:
        assert [preview.already for preview in again.previews] == [True, True]


def test_only_one_of_two_networks_may_be_taken(desk, tmp_path):
    with recognise([instagram_with_threads(tmp_path)], desk) as found:
        report = run(desk, found, [1])
    assert [source.format for source in report.sources] == ["threads_export"]


def test_analytics_in_the_folder_of_an_archive_are_found(desk, tmp_path):
    data = tmp_path / "drop" / "data"
    data.mkdir(parents=True)
    account = [{"account": {"accountId": "1", "username": "ana"}}]
    tweet = [{"tweet": {"id_str": POST, "full_text": "x", "created_at": WRITTEN}}]
    for name, records in (("account", account), ("tweets", tweet)):
        text = f"window.YTD.{name}.part0 = {json.dumps(records)}"
        (data / f"{name}.js").write_text(text, encoding="utf-8")
    header = ("Post id", "Date", "Post text", "Post Link", "Impressions")
    row = (POST, "", "x", f"https://x.com/ana/status/{POST}", "77")
    write_csv(tmp_path / "drop" / "figures.csv", header, [row])
    write_csv(tmp_path / "drop" / "friends.csv", ("name", "place"), [("Bo", "Leeds")])
    with recognise([tmp_path / "drop"], desk) as found:
        assert [one.format for one in found.previews] == ["x_archive", "x_analytics_posts"]
        report = run(desk, found)
    assert "friends.csv" in report.sources[0].ignored
    assert "figures.csv" not in report.sources[0].ignored


def test_films_by_themselves_are_never_opened(desk, tmp_path, monkeypatch):
    path = tmp_path / "films.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30):
            archive.writestr(f"films/{number}.mp4", b"film")

    def never(*_arguments):
        raise AssertionError

    monkeypatch.setattr(Source, "head", never)
    monkeypatch.setattr(Source, "open", never)
    with recognise([path], desk) as found:
        assert not found.previews
        assert len(found.refused) == 1
