"""Verbs over a library that can only be read: those that read work, the others say why not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reachdesk.services import people_readings
from reachdesk.storage import only_reading, problems
from reachdesk.storage.library import open_library
from tests.commands.calls import call
from tests.importers.archives import write_archive, zip_of
from tests.storage.killed_steps import make_older

READING = {
    "check": [],
    "rescue": [],
    "summary": [],
    "sources": [],
    "score": [],
    "reach": [],
    "plan": [],
    "people": [],
    "audience": [],
    "roles": [],
    "segments": [],
    "events": [],
    "proposals": [],
    "export": ["activity_counts", "OUT/picture.svg"],
    "report": ["OUT/report.pdf"],
    "backup": ["OUT/copy.reachdesk"],
}
WRITING = {
    "import": ["ARCHIVE"],
    "forget": ["1"],
    "label": ["PERSON", "--role", "customer"],
    "segments": ["--save", "Home", "country:GB"],
    "events": ["--add", "2026-01-01", "Begun"],
    "restore": ["COPY"],
}


@pytest.fixture(scope="module")
def kept(demo_library, tmp_path_factory):
    """A library alone in its folder."""
    path = tmp_path_factory.mktemp("shelf") / "mine.reachdesk"
    shutil.copy(demo_library, path)
    return path


@pytest.fixture
def shelf(kept, monkeypatch):
    """It can only be read now; afterwards it lies there alone, as it was."""
    monkeypatch.setattr(only_reading, "write_protected", lambda path: path == kept)
    before = kept.read_bytes()
    yield kept
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert kept.read_bytes() == before


@pytest.mark.parametrize("verb", READING)
def test_a_verb_that_reads_works(verb, shelf, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    words = [word.replace("OUT", str(tmp_path)) for word in READING[verb]]
    said = call(capsys, verb, *words, "--library", shelf)
    assert (said.code, said.err) == (0, "")
    assert said.out or Path(words[-1]).stat().st_size


@pytest.mark.parametrize("verb", WRITING)
def test_a_verb_that_writes_says_why_not(verb, shelf, tmp_path, capsys):
    archive = zip_of(write_archive(tmp_path / "made"))
    copy = tmp_path / "copy.reachdesk"
    shutil.copy(shelf, copy)
    with open_library(copy) as library:
        handle = library.database().conn.execute("SELECT max(handle) FROM person").fetchone()[0]
    given = {"ARCHIVE": str(archive), "COPY": str(copy), "PERSON": f"@{handle}"}
    words = [given.get(word, word) for word in WRITING[verb]]
    said = call(capsys, verb, *words, "--library", shelf)
    assert said.code == 2
    assert said.err == f"reachdesk: {problems.ONLY_READ.format(file=shelf)}\n"


def test_people_read_by_older_rules_do_not_look_wrong(shelf, capsys, monkeypatch):
    real = people_readings.stored.outdated
    mine = lambda db: ["place"] if _file_of(db) == shelf.name else real(db)  # noqa: E731
    monkeypatch.setattr(people_readings.stored, "outdated", mine)
    assert call(capsys, "check", "--library", shelf).code == 0


def test_an_older_library_is_not_brought_up_to_date(tmp_path, demo_library, capsys, monkeypatch):
    path = tmp_path / "old.reachdesk"
    shutil.copy(demo_library, path)
    make_older(path)
    monkeypatch.setattr(only_reading, "write_protected", lambda _path: True)
    said = call(capsys, "summary", "--library", path)
    assert said.code == 2
    assert said.err == f"reachdesk: {problems.ONLY_READ_OLD.format(file=path)}\n"


def _file_of(db) -> str:
    return str(db.conn.execute("PRAGMA database_list").fetchone()[2]).rpartition("/")[2]
