"""Seeds for `fuzz_readers`: every made-up file that the tests of readers put together.

The tests are run with an eye on `Source`: what they open is small, made up, and of every format,
era and fault that has a test. Real exports are left out.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from reachdesk.importers.source import Source
from tests.bench.fuzz_targets import packed
from tests.conftest import SAMPLES

MOST_BYTES = 12_000
TESTS = (
    "tests/importers",
    "tests/services/test_importing.py",
    "tests/services/test_mixed_drops.py",
)
_CID, _BELIEVED = b"\x01\x71\x12\x20", b"\x01\x55\x12\x20"
WORDS = (
    "country:BE and not role:supplier",
    '(country:unknown or bio:plans) and not (tie:follower or list:"my \\"people\\"")',
    "met:mention or everybody and not nobody",
    "3/4/2024\n2024-03-01T09:00:00Z\n1,070\n12.3K\n8 fev. 2026\nSat Dec 23 06:51:52 +0000 2006",
    "@ana_example\nhttps://x.com/ana/status/1327601232462811136\nx132\nDTSTART;TZID=Europe/Paris:2",
    "Leeds, UK\nNot a founder, planner at Foam Ltd. Living in Antwerp \U0001f1e7\U0001f1ea",
    "52.37,4.89 | São Paulo, Brasil\nJournaliste et consultante à Lyon; ex-médecin",
    "Dank je wel! Thanks so much, muito obrigado <p>Hello &amp; <a href='#'>you</a></p>",
)


class _Collector:
    """Writes what sources hold, once each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pytest_sessionstart(self) -> None:
        begin = Source.__init__

        def watched(source: Source, name, containers) -> None:
            begin(source, name, containers)
            if containers and not any(path.is_relative_to(SAMPLES) for path in source.paths):
                self.keep(source)

        Source.__init__ = watched

    def keep(self, source: Source) -> None:
        if not 0 < source.size <= MOST_BYTES:
            return
        try:
            found = {one.name: self._content(source, one.name) for one in source.members()}
        except Exception:  # noqa: BLE001  # what cannot be read is kept as a file
            found = {}
        kind = "members"
        for content in found.values():
            if len(found) == 1 and content.startswith(b"PK"):
                kind = "workbook"
                self.write(kind, packed(_inside(content)))
            elif len(found) == 1 and content.lstrip()[:1] not in (b"[", b"{", b":"):
                self.write("table", content)
        self.write(kind, content if kind == "workbook" else packed(found))
        self.write("whole", packed(found))
        for path in source.paths:
            if path.is_file() and path.stat().st_size <= MOST_BYTES:
                self.write("archive", path.read_bytes())

    @staticmethod
    def _content(source: Source, name: str) -> bytes:
        with source.open(name) as stream:
            return stream.read().replace(_CID, _BELIEVED)

    def write(self, kind: str, content: bytes) -> None:
        folder = self._folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def _inside(workbook: bytes) -> dict[str, bytes]:
    """The members of a workbook, as far as they can be read."""
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
    return {}


def collect(folder: Path) -> None:
    """Fill a folder per target with seeds."""
    collector = _Collector(folder)
    for kind in ("values", "segment", "people"):
        for words in WORDS:
            collector.write(kind, words.encode())
    pytest.main(["-q", "-n0", "-m", "not samples", *TESTS], plugins=[collector])
