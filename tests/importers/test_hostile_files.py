"""Every hostile file: exit 0 or 2, one sentence, nothing outside, and a whole library."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reachdesk.services import keeping
from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library
from tests.commands.calls import assert_one_sentence, call
from tests.importers.hostile_files import HOSTILE


def files_of(folder: Path) -> set[str]:
    found: set[str] = set()
    for where, folders, files in os.walk(folder):
        found |= {str(Path(where) / name) for name in (*folders, *files)}
    return found


def test_there_are_sixty_and_more():
    assert len(HOSTILE) >= 60


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as Unix has them")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_does_no_harm(name, tmp_path, capsys):
    given = tmp_path / "given"
    given.mkdir()
    path = HOSTILE[name](given)
    library = tmp_path / "library" / "l.reachdesk"
    before = files_of(tmp_path)
    said = call(capsys, "import", path, "--library", library)
    assert said.code in (0, 2), said
    if said.code:
        assert_one_sentence(said.err)
    else:
        assert said.err == ""
    assert "Traceback" not in said.out
    written = files_of(tmp_path) - before
    assert all(Path(one).is_relative_to(library.parent) for one in written), written
    for outside in (tmp_path.parent, Path("/tmp"), Path.cwd()):
        assert not list(outside.glob("outside.js*"))
    with open_library(library) as opened:
        assert keeping.problems(Desk(opened)) == ()
        execute = opened.database().conn.execute
        for text in ("%root:%", "%secret%"):
            assert execute(
                "SELECT count(*) FROM post_fact WHERE text LIKE ?", (text,)
            ).fetchone() == (0,)
