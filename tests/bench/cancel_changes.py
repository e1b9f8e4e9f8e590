"""Jobs that change a library or leave it, each begun, cancelled and measured; `bench_cancel`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from reachdesk.services import keeping, roles
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report
from reachdesk.storage.database import connect, writing
from reachdesk.storage.library import open_library
from reachdesk.ui.backend import ServicesBackend
from tests.storage.killed_steps import make_older

Begin = Callable[[ServicesBackend, Report], object]


def changes(files: list[Path], folder: Path) -> Iterator[tuple[str, Begin]]:
    """Name and job; each is undone by its being cancelled, or writes beside the library."""
    for file in files:
        yield f"looking at {file.suffix}", lambda one, told, file=file: _look(one, file, told)
        yield f"import {file.suffix}", lambda one, told, file=file: _import(one, [file], told)
    yield "forget", lambda one, told: one.forget(_newest(one), told)
    yield "weekly copy", lambda one, told: one.keep_weekly_copy(told)
    yield "places and roles again", _read_again
    yield "role rules reset", lambda one, told: one.on_desk(lambda desk: _reset(desk, told))
    yield "restore", lambda one, told: one.restore(_copy(one, folder), told)
    yield "migration", lambda one, told: _open(_older(one, folder), told)
    yield "rescue", lambda one, told: keeping.rescue(_copy(one, folder), told)


def _strange(one: ServicesBackend) -> None:
    """Let the library not know the files that it was made from, which are to be read anew."""
    with one.desk.library.using() as db, writing(db):
        db.conn.execute("UPDATE source SET fingerprint = 'another ' || id")
    one.desk.forget_results()


def _look(one: ServicesBackend, file: Path, told: Report) -> None:
    _strange(one)
    one.recognise([file], told).close()


def _import(one: ServicesBackend, files: list[Path], told: Report) -> None:
    _strange(one)
    with one.recognise(files, lambda _share, _sentence: None) as found:
        one.run(found, range(len(found.previews)), told, one.accounts()[0].id)


def _newest(one: ServicesBackend) -> int:
    return max(source.source_id for source in one.reports())


def _read_again(one: ServicesBackend, told: Report) -> None:
    from reachdesk.services import people_readings

    with one.desk.library.using() as db, writing(db):
        db.conn.execute("DELETE FROM people_reading")
    one.on_desk(lambda desk: people_readings.renew(desk, told))


def _reset(desk: Desk, told: Report) -> None:
    roles.switch_rule(desk, roles.role_rules(desk)[0].rule.key, on=False, report=told)


def _copy(one: ServicesBackend, folder: Path) -> Path:
    target = folder / "copy.reachdesk"
    if not target.exists():
        shutil.copyfile(one.path, target)
    return target


def _older(one: ServicesBackend, folder: Path) -> Path:
    target = folder / "older.reachdesk"
    if not target.exists():
        shutil.copyfile(one.path, target)
        make_older(target)
        with connect(target).conn as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return target


def _open(path: Path, told: Report) -> None:
    open_library(path, look=lambda: told(0.0, "")).close()
