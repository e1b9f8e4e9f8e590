"""The numbered steps that bring a library up to date. A step is never edited once released."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from reachdesk.storage import schema_001, schema_002, schema_003

MIGRATIONS = Migrations("reachdesk")
VERSION = 3  # the number of the last step below; kept in the file as its user_version


@MIGRATIONS()
def m001_facts_and_derived(db: Database) -> None:
    """Facts with their source, what follows from them, and the owner's own word."""
    for statement in schema_001.STATEMENTS:
        db.conn.execute(statement)


@MIGRATIONS()
def m002_kept(db: Database) -> None:
    """What the owner makes in the program."""
    for statement in schema_002.STATEMENTS:
        db.conn.execute(statement)


@MIGRATIONS()
def m003_people_reading(db: Database) -> None:
    """What is read out of the words about people."""
    for statement in schema_003.STATEMENTS:
        db.conn.execute(statement)
