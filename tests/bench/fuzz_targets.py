"""What a fuzzer calls: readers of files and of words, each with bytes that may be anything.

A target returns None and raises nothing for whatever it is given: a `UserError` of a reader is
caught here, since that is how readers refuse. Anything else that comes out is a finding. Archives
are given as their members, each below a line `=== name`, so that a changed byte is a changed byte
of a member and not of what packs it.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO

from reachdesk.domain.errors import UserError
from reachdesk.importers.base import RECORD_KINDS, Importer, Outline
from reachdesk.importers.source import Source, open_sources
from reachdesk.importers.zips import clean_name
from reachdesk.services import formats
from reachdesk.services.desk import Desk
from reachdesk.services.importing import recognise, run
from reachdesk.services.recognising import tried_out
from reachdesk.services.table_columns import of_table
from reachdesk.storage.check import check_library
from reachdesk.storage.library import open_library
from tests.bench import fuzz_words
from tests.importers.reading import OF_KIND

_NAME = re.compile(rb"(?:^|\n)=== ([^\n]{1,200})\n")
_WORDS = re.compile(rb"\?\?\? ([^\n]{1,200})\n")
_MEMORY = Path("/dev/shm")  # where there is no such place, the disk will do


class Memory:
    """Members that lie in memory."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.paths = (Path("given.zip"),)
        self._members = dict(members)
        self.entries = {name: len(content) for name, content in self._members.items()}

    def open_raw(self, name: str) -> IO[bytes]:
        return io.BytesIO(self._members[name])

    def check(self, name: str) -> None:
        """Nothing is packed."""

    def checksum(self, name: str) -> int:
        return len(name)

    def is_changed(self, _name: str) -> bool:
        return False

    def close(self) -> None:
        """Nothing is held open."""


def packed(members: Mapping[str, bytes]) -> bytes:
    """Members as the bytes that `unpacked` takes apart."""
    return b"\n".join(b"=== " + name.encode() + b"\n" + text for name, text in members.items())


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members in some bytes; one of its own name where no line names any."""
    pieces = _NAME.split(data)
    if len(pieces) == 1:
        return {"given.bin": data}
    names = (name.decode("utf-8", "replace") for name in pieces[1::2])
    return {
        clean_name(name, "given.zip"): text for name, text in zip(names, pieces[2::2], strict=True)
    }


@contextmanager
def _given(members: Mapping[str, bytes]) -> Iterator[Source]:
    """Members as a source: a file by itself, or what a zip holds."""
    alone = next(iter(members)) if len(members) == 1 else None
    with Source(alone or "given.zip", [Memory(members)]) as source:
        yield source


def _drained(source: Source, importer: Importer, outline: Outline) -> None:
    """Read everything; every record must be a fact or be listed, and the share read must grow."""
    read: Counter[str] = Counter()
    made: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    fraction = 0.0
    for batch in importer.read(source, outline):
        assert batch.kind in RECORD_KINDS, batch.kind
        assert fraction <= batch.fraction <= 1, (fraction, batch.fraction)
        fraction = batch.fraction
        read[batch.kind] += batch.read
        if batch.kind in OF_KIND:
            made[batch.kind] += sum(isinstance(one, OF_KIND[batch.kind]) for one in batch.facts)
        for one in batch.skipped:
            assert one.count > 0
            assert str(one.where) or str(one.why)
            listed[one.kind] += one.count
    for kind in OF_KIND:  # several records can be one fact, and one of them several
        assert listed[kind] <= read[kind], (importer.key, kind)
        assert not read[kind] or made[kind] + listed[kind], (importer.key, kind)


def _read_by_all(source: Source) -> None:
    """Let every importer look at a source, and each that knows it read it."""
    known = 0
    source.fingerprint()
    for importer in formats.importers().values():
        with suppress(UserError):
            if importer.recognise(source) is None:
                continue
            known += 1
            _drained(source, importer, importer.outline(source))
    for importer in () if known else formats.importers().values():
        asked = getattr(importer, "why_not", None)
        with suppress(UserError):
            assert asked is None or asked(source) is None or asked(source)


def members(data: bytes) -> None:
    """Readers of records: X, Mastodon, Meta, LinkedIn, Bluesky, calendars, tables of a folder."""
    with suppress(UserError), _given(unpacked(data)) as source:
        _read_by_all(source)


def table(data: bytes) -> None:
    """A table: recognised, mapped and read; lines `??? COLUMN=FIELD` at its top are the owner's."""
    words = []
    while found := _WORDS.match(data):
        words.append(found[1].decode("utf-8", "replace"))
        data = data[found.end() :]
    with suppress(UserError), _given({"given.csv": data}) as source:
        _read_by_all(source)
        made = of_table(source, words)
        if made is not None:
            _drained(source, made.importer, made.outline)


def workbook(data: bytes) -> None:
    """A workbook made of the members that the bytes name, or the bytes as they are."""
    content = data if data.startswith(b"PK") else _stored(data)
    if content is None:
        return
    with suppress(UserError), _given({"given.xlsx": content}) as source:
        _read_by_all(source)
        made = of_table(source, ())
        if made is not None:
            _drained(source, made.importer, made.outline)


def _stored(data: bytes) -> bytes | None:
    """The members as an unpacked zip; None where they cannot be one."""
    held = io.BytesIO()
    with suppress(UserError, ValueError):
        with zipfile.ZipFile(held, "w") as archive:
            for name, content in unpacked(data).items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return held.getvalue()
    return None


@contextmanager
def _folder() -> Iterator[Path]:
    place = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="reachdesk-fuzz-", dir=place) as name:
        yield Path(name)


def archive(data: bytes) -> None:
    """A zip or tar as bytes: opened, and every member read to its end."""
    with _folder() as folder:
        path = folder / "given.zip"
        path.write_bytes(data)
        sources, refused = open_sources([path])
        assert sources or refused
        assert all(one.why for one in refused)
        for source in sources:
            with source:
                _read_through(source)
        assert list(folder.iterdir()) == [path]


def _read_through(source: Source) -> None:
    with suppress(UserError):
        source.fingerprint()
    for member in source.members():
        assert ".." not in member.name.split("/")
        with suppress(UserError):
            source.head(member.name)
            with source.open(member.name) as stream:
                while stream.read(1 << 16):
                    pass
    for piece in source.apart():
        assert piece.name


@cache
def _empty_library() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "l.reachdesk"
        open_library(path).close()
        return path.read_bytes()


def whole(data: bytes) -> None:
    """An archive from the file to the library and `check`: everything accounted for."""
    with _folder() as folder:
        path = _packed_file(data, folder)
        library = folder / "library" / "l.reachdesk"
        library.parent.mkdir()
        library.write_bytes(_empty_library())
        with open_library(library) as opened:
            desk = Desk(opened)
            with recognise([path], desk, offer_tables=True) as seen:
                tried_out(seen, desk)
                report = run(desk, seen)
            assert all(one.why and "\n" not in one.why for one in report.refused), report.refused
            for kind in (kind for made in report.sources for kind in made.records):
                told = kind.new + kind.changed + kind.unchanged + kind.skipped
                assert kind.read == told, kind
            with opened.using() as db:
                assert check_library(db) == []
        shutil.rmtree(library.parent)
        assert list(folder.iterdir()) == [path]


def _packed_file(data: bytes, folder: Path) -> Path:
    """The bytes as a zip of the members that they name, else as a table."""
    content = _stored(data) if _NAME.match(data) else None
    path = folder / ("given.csv" if content is None else "given.zip")
    path.write_bytes(data if content is None else content)
    return path


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (archive, members, table, workbook, *fuzz_words.TARGETS, whole)
}
