"""Is the library whole, and does every derived row follow from the facts?"""

from __future__ import annotations

import sqlite3
import tempfile
from itertools import zip_longest
from pathlib import Path

from sqlite_utils import Database

from reachdesk.i18n import _
from reachdesk.storage import derive, dump
from reachdesk.storage.backup import copy_library
from reachdesk.storage.database import connect, prepare, writing

# Where numbers of people and accounts stand that no foreign key guards.
_PEOPLE = (
    "person_fact.person_id",
    "snapshot_fact.person_id",
    "list_member_fact.person_id",
    "exchange_fact.person_id",
    "alias.ref_id",
    "alias.person_id",
    "post.reply_to_person",
    "post.reposted_person",
    "post.quoted_person",
    "person.person_id",
    "account_person.person_id",
    "list_member.person_id",
    "exchange.person_id",
)
_ACCOUNTS = (
    "source.account_id",
    "post.account_id",
    "account_person.account_id",
    "snapshot.account_id",
    "count.account_id",
    "list.account_id",
    "list_member.account_id",
    "exchange.account_id",
    "reading.account_id",
    "event.account_id",
)
_POST_FACTS = ("post.text_fact", "post.mentioned_fact")


def check_library(db: Database) -> list[str]:
    """What is wrong with the library, a sentence each; empty when it is whole.

    Looks for damage (`problems`) and derives everything anew in a copy in the temporary folder, to
    compare row by row. Raises `UserError` where there is no room for the copy.
    """
    found = problems(db)
    return found or _differences(db)


def problems(db: Database) -> list[str]:
    """Damage of the file and rows that point nowhere, a sentence each. Reads the whole file."""
    found = [_("The file is damaged: {detail}.").format(detail=one) for one in _damage(db)]
    if found:
        return found
    if db.conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
        found.append(_("Some facts belong to no source."))
    for columns, target in (
        (_PEOPLE, "person_ref"),
        (_ACCOUNTS, "account"),
        (_POST_FACTS, "post_fact"),
    ):
        found += [
            _("{count} rows of {column} point nowhere.").format(count=count, column=column)
            for column in columns
            if (count := _dangling(db, column, target))
        ]
    return found


def _damage(db: Database) -> list[str]:
    """SQLite's words for what is damaged; from 3.53 on the check itself may fail on a bad page."""
    found: list[str] = []
    try:
        for (detail,) in db.conn.execute("PRAGMA integrity_check(20)"):
            found.append(detail)
    except sqlite3.DatabaseError as error:
        if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
            raise
        found.append(str(error))
    return [detail for detail in found if detail != "ok"]


def _dangling(db: Database, place: str, target: str) -> int:
    table, column = place.split(".")
    found = db.conn.execute(
        f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL"
        f" AND {column} NOT IN (SELECT id FROM {target})"
    )
    return int(found.fetchone()[0])


def _differences(db: Database) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="reachdesk-check-") as folder:
        path = Path(folder) / "copy.reachdesk"
        copy_library(db, path)
        copy = connect(path)
        try:
            prepare(copy)
            with writing(copy):
                derive.everything(copy)
            return [
                _("The table {table} does not follow from the imports.").format(table=table)
                for table in dump.DERIVED
                if _table_differs(db, copy, table)
            ]
        finally:
            copy.close()


def _table_differs(one: Database, other: Database, table: str) -> bool:
    pairs = zip_longest(dump.dump_rows(one, table), dump.dump_rows(other, table))
    return any(left != right for left, right in pairs)
