"""Libraries as older versions of the program left them."""

from __future__ import annotations

from pathlib import Path

from reachdesk.storage.database import APPLICATION_ID, connect, create_private, prepare
from reachdesk.storage.migrations import MIGRATIONS

_STOP_BEFORE = {1: "m002_kept", 2: "m003_people_reading", 3: None}


def old_library(path: Path, version: int) -> Path:
    """A library of schema 1, 2 or 3 with an import, a person, a post and the owner's word."""
    create_private(path)
    old = connect(path)
    prepare(old)
    MIGRATIONS.apply(old, stop_before=_STOP_BEFORE[version])
    for statement in (
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {version}",
        "INSERT INTO decision VALUES ('person', 'x', '1', 'x', '2', 1, 5)",
        (
            "INSERT INTO source VALUES (1, 'x', '7', 'ana', 'Ana', 'a.zip', 'print', 'made_up',"
            " '1', 10, 20, 1, '{}')"
        ),
        "INSERT INTO person_ref VALUES (1, 'x', '8')",
        (
            "INSERT INTO account (id, network, public_id, native_id, handle, name)"
            " VALUES (1, 'x', 'x:ana', '7', 'ana', 'Ana')"
        ),
        "INSERT INTO alias VALUES (1, 1)",
        (
            "INSERT INTO post_fact (source_id, post_id, created_ms, precision, kind, text)"
            " VALUES (1, '100', 5, 'ms', 'original', 'hello')"
        ),
        (
            "INSERT INTO person_fact (source_id, person_id, handle, place)"
            " VALUES (1, 1, 'bob', 'Leeds')"
        ),
    ):
        old.conn.execute(statement)
    if version > 1:
        old.conn.execute("INSERT INTO kept VALUES ('scenario', 'a', '{}', 5)")
    old.conn.commit()
    old.close()
    return path
