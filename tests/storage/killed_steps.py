"""Steps that are killed: `python -m tests.storage.killed_steps STEP LIBRARY MOMENT`.

MOMENT is the number of the statement of SQLite, counted over all connections, before which the
process kills itself; 0: never, and the number of statements is printed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from reachdesk.domain.records import ExchangeFact, PersonFact, PostFact, SnapshotFact
from reachdesk.services import keeping
from reachdesk.services.desk import Desk
from reachdesk.storage import database, manual, restoring
from reachdesk.storage import library as library_module
from reachdesk.storage.backups import BackupKind, backups, keep_copy
from reachdesk.storage.database import connect, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.storage.manual import Word
from reachdesk.storage.migrations import VERSION
from tests.storage.stories import Story, library_of, take_in

NOW = 1_800_000_000_000
Dump = dict


def story(name: str, seed: int) -> Story:
    """A source of some thousand facts, about posts and people that others name too."""
    chance = random.Random(seed)
    facts: list = []
    for number in range(900):
        person = str(chance.randrange(300))
        post = str(1000 + chance.randrange(1400))
        facts += [
            PostFact(post, number, text=f"words {number} " * 20, likes=chance.randrange(9)),
            PersonFact(person, f"name{person}", place="Leeds", seen_ms=number),
            SnapshotFact("follower", person),
            ExchangeFact(post, "mention", "in", number, person),
        ]
    return Story(name, seed, facts, native_id="1", handle="ana")


def prepare(step: str, path: Path) -> None:
    """The library before the step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with library_of(path, story("first", 1)) as library:
        if step == "forget":
            take_in(library, story("second", 2))
        if step == "restore":
            keep_copy(library.database(), path, BackupKind.AUTOMATIC, NOW - 1000)
            take_in(library, story("second", 2))
    if step == "migrate":
        make_older(path)


def make_older(path: Path) -> None:
    """Take a library back to schema 1, with all it holds."""
    db = connect(path)
    with writing(db):
        db.conn.execute(
            "UPDATE person SET country = said_country, city = said_city, zone = said_zone,"
            " roles = said_roles"
        )
        for table in ("kept", "people_reading"):
            db.conn.execute(f"DROP TABLE {table}")
        for column in ("said_country", "said_city", "said_zone", "said_roles"):
            db.conn.execute(f"ALTER TABLE person DROP COLUMN {column}")
        for column in ("region", "place_by", "place_words", "role_words"):
            db.conn.execute(f"ALTER TABLE person DROP COLUMN {column}")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name > 'm002'")
        db.conn.execute("PRAGMA user_version = 1")
    db.close()


def _import(path: Path) -> None:
    with open_library(path) as library:
        take_in(library, story("second", 2), pieces=8)


def _forget(path: Path) -> None:
    with open_library(path) as library:
        library.forget(2)


def _label(path: Path) -> None:
    people = [("x", str(number)) for number in range(200)]
    wanted = {
        (network, person, field): Word(network, person, field, value, None, 5)
        for network, person in people
        for field, value in (("roles", "supplier"), ("city", "York"))
    }
    with open_library(path) as library, library.using() as db:
        manual.change_words(db, wanted)


def _migrate(path: Path) -> None:
    open_library(path).close()


def _backup(path: Path) -> None:
    with open_library(path) as library:
        keep_copy(library.database(), path, BackupKind.AUTOMATIC, NOW)


def _restore(path: Path) -> None:
    [copy] = [each for each in backups(path) if each.kind is BackupKind.AUTOMATIC]
    restoring.restore(path, copy.path, NOW)


STEPS: dict[str, Callable[[Path], None]] = {
    "import": _import,
    "forget": _forget,
    "label": _label,
    "migrate": _migrate,
    "backup": _backup,
    "restore": _restore,
}


def contents(path: Path) -> Dump:
    """What a library holds, after looking that it is whole."""
    with open_library(path, create=False) as library:
        found = keeping.problems(Desk(library))
        assert found == (), found
        return logical_dump(library.database())


def look(step: str, path: Path, before: Dump, after: Dump) -> bool:
    """Look that the step happened wholly or not at all after a kill; whether it happened."""
    raw = connect(path)
    version = raw.conn.execute("PRAGMA user_version").fetchone()[0]
    raw.close()
    assert version in ({1, VERSION} if step == "migrate" else {VERSION})
    for backup in backups(path):
        with_version = connect(backup.path)
        assert with_version.conn.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        with_version.close()
    found = contents(path)
    assert found in (before, after)
    if step == "backup":
        return bool(backups(path))
    return version == VERSION if step == "migrate" else found == after


def _kill_before(moment: int) -> list[int]:
    """From now on every statement counts; the list holds how many there were."""
    count = [0]

    def counting(_statement: str) -> None:
        count[0] += 1
        if count[0] == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(path: Path, **named: int) -> object:
        made = database.connect(path, **named)
        made.conn.set_trace_callback(counting)
        return made

    for module in (library_module, restoring):
        module.connect = watched
    return count


if __name__ == "__main__":
    COUNT = _kill_before(int(sys.argv[3]))
    STEPS[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write(f"{COUNT[0]}\n")
