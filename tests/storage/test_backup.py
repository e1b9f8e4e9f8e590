from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PostFact
from reachdesk.storage import problems
from reachdesk.storage.backup import copy_library
from reachdesk.storage.database import connect, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.storage.stories import Story, take_in

STORY = Story("a", 10, [PostFact("1", 5, text="hello")], handle="ana")


def test_a_copy_is_the_same_library_for_its_owner_only(library, tmp_path):
    take_in(library, STORY)
    copy_library(library.database(), tmp_path / "copies" / "copy")
    assert (tmp_path / "copies" / "copy").stat().st_mode & 0o777 == 0o600
    with open_library(tmp_path / "copies" / "copy", create=False) as copy:
        assert logical_dump(copy.database()) == logical_dump(library.database())


def test_a_copy_made_while_another_writes_has_what_was_there(library, tmp_path):
    take_in(library, STORY)
    before = logical_dump(library.database())
    other = connect(library.path)
    with writing(other):
        other.conn.execute("DELETE FROM post")
        copy_library(library.database(), tmp_path / "copy")
    other.close()
    with open_library(tmp_path / "copy") as copy:
        assert logical_dump(copy.database()) == before


def test_nothing_is_written_over(library, tmp_path):
    (tmp_path / "copy").write_text("precious")
    with pytest.raises(UserError) as caught:
        copy_library(library.database(), tmp_path / "copy")
    assert str(caught.value) == problems.EXISTS.format(file=tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "precious"


SMALL_DISK = """
import resource, sys
from pathlib import Path
from reachdesk.domain.errors import UserError
from reachdesk.storage.backup import copy_library
from reachdesk.storage.library import open_library

with open_library(Path(sys.argv[1])) as library:
    db = library.database()
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
    try:
        copy_library(db, Path(sys.argv[2]))
    except UserError as error:
        sys.stdout.write(str(error))
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit on the size of files")
def test_a_copy_that_finds_no_room_leaves_no_file(library, tmp_path):
    take_in(library, STORY)
    found = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(library.path), str(tmp_path / "copy")],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    sentences = (problems.DISK_FULL, problems.DISK_FAILED)
    assert found.stdout in [each.format(file=tmp_path / "copy") for each in sentences]
    assert not (tmp_path / "copy").exists()
