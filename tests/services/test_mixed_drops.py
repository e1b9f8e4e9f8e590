"""Folders that hold several exports, folders within folders, and what is refused among them."""

from __future__ import annotations

import json

import pytest

from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise, run
from reachdesk.storage.library import open_library
from tests.importers.gathering import write_csv
from tests.importers.workbook_files import write_workbook

CONNECTIONS = ("First Name", "Last Name", "URL", "Company", "Position", "Connected On")
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
