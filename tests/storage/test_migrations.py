from __future__ import annotations

from reachdesk.storage.migrations import MIGRATIONS, VERSION


def test_steps_are_numbered_without_gaps(library):
    applied = [each.name for each in MIGRATIONS.applied(library.database())]
    assert [name.split("_")[0] for name in applied] == [
        f"m{number:03}" for number in range(1, VERSION + 1)
    ]
    assert MIGRATIONS.pending(library.database()) == []
