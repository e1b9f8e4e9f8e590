from __future__ import annotations

from reachdesk.storage.database import APPLICATION_ID, connect, create_private, prepare
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import MIGRATIONS, VERSION


def test_steps_are_numbered_without_gaps(library):
    applied = [each.name for each in MIGRATIONS.applied(library.database())]
    assert [name.split("_")[0] for name in applied] == [
        f"m{number:03}" for number in range(1, VERSION + 1)
    ]
    assert MIGRATIONS.pending(library.database()) == []


def test_a_library_of_the_first_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.reachdesk"
    create_private(path)
    old = connect(path)
    prepare(old)
    MIGRATIONS.apply(old, stop_before="m002_kept")
    old.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.conn.execute("PRAGMA user_version = 1")
    old.conn.execute("INSERT INTO decision VALUES ('person', 'x', '1', 'x', '2', 1, 5)")
    old.conn.commit()
    old.close()
    with open_library(path) as library:
        db = library.database()
        assert db.conn.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert db.conn.execute("SELECT count(*) FROM decision").fetchone()[0] == 1
        assert db.conn.execute("SELECT count(*) FROM kept").fetchone()[0] == 0
    assert (tmp_path / "old.reachdesk.before-version-2").exists()
