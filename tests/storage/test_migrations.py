from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.services import keeping
from reachdesk.services.desk import Desk
from reachdesk.storage import derive
from reachdesk.storage.database import connect, writing
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import MIGRATIONS, VERSION
from reachdesk.storage.people import people
from tests.storage.old_libraries import old_library


def test_steps_are_numbered_without_gaps(library):
    applied = [each.name for each in MIGRATIONS.applied(library.database())]
    assert [name.split("_")[0] for name in applied] == [
        f"m{number:03}" for number in range(1, VERSION + 1)
    ]
    assert MIGRATIONS.pending(library.database()) == []


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_earlier_version_is_brought_up_to_date(tmp_path, version):
    path = old_library(tmp_path / "old.reachdesk", version)
    with open_library(path) as library:
        desk = Desk(library)
        db = library.database()
        assert db.conn.execute("PRAGMA user_version").fetchone()[0] == VERSION
        for table, rows in (("decision", 1), ("kept", int(version > 1)), ("post_fact", 1)):
            found = db.conn.execute(f"SELECT count(*) FROM {table}")
            assert found.fetchone()[0] == rows
        with writing(db):
            derive.everything(db)
        assert keeping.problems(desk) == ()
        assert [(one.country, one.city) for one in people(db)] == [("GB", "Leeds")]
    aside = tmp_path / f"old.reachdesk.before-version-{version + 1}"
    assert aside.exists() == (version < VERSION)


def test_a_newer_version_is_refused_with_the_version_it_needs(tmp_path):
    open_library(tmp_path / "l").close()
    newer = connect(tmp_path / "l")
    newer.conn.execute("PRAGMA user_version = 9")
    newer.close()
    with pytest.raises(UserError, match=rf"version 9, this one knows up to {VERSION}"):
        open_library(tmp_path / "l")
