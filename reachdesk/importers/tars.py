"""A tar, packed by gzip or not, as a place of members: Mastodon packs its archives so.

A tar can only be read from front to back. Its texts are taken once, packed in memory, and opened
from there; pictures and films are passed over. Nothing is unpacked to disk.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits
from reachdesk.importers.containers import is_leftover, signature, unreadable
from reachdesk.importers.hearing import HeardFile
from reachdesk.importers.zips import clean_name

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import WriteableBuffer

MAX_PACKED = 128 << 20
"""Bytes of texts held in memory, packed."""

_BLOCK = 1 << 20
_MAGIC_AT = 257
_BROKEN = (*limits.BROKEN, tarfile.TarError, ValueError)


class _Text(NamedTuple):
    """A member's bytes, packed in blocks, and their CRC-32."""

    blocks: list[bytes]
    checksum: int


def is_tar(path: Path) -> bool:
    """Whether a file is a tar, packed by gzip or not. Raises `UserError` where it is unreadable."""
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
            if start[:2] == b"\x1f\x8b":
                stream.seek(0)
                with gzip.open(stream) as unpacked:
                    start = unpacked.read(512)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return False
    except OSError as error:
        raise unreadable(path, error) from error
    return start[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar"


class Tar:
    """The members of one tar. Raises `UserError` for one that must not or cannot be read."""

    def __init__(self, path: Path) -> None:
        self.paths: tuple[Path, ...] = (path,)
        self.entries: dict[str, int] = {}
        self._path = path
        self._signature = signature(path)
        self._texts: dict[str, _Text] = {}
        self._packed = 0
        self._unpacked = 0
        try:
            with io.BufferedReader(HeardFile(path), 1 << 18) as raw:
                self._take_all(raw)
        except PermissionError as error:
            raise unreadable(path, error) from error
        except _BROKEN as error:
            raise limits.damaged(path.name) from error

    def open_raw(self, name: str) -> IO[bytes]:
        """A member's bytes, unpacked as they are read. Raises `UserError` for a picture or film."""
        if name not in self._texts:
            raise UserError(
                _("{file} holds {member}, which is not read.").format(
                    file=self._path.name, member=name
                )
            )
        return io.BufferedReader(_Unpacking(self._texts[name].blocks), _BLOCK)

    def check(self, name: str) -> None:
        """Limits were held when the tar was read."""

    def checksum(self, name: str) -> int:
        """The CRC-32 of a member's bytes."""
        return self._texts[name].checksum

    def is_changed(self, name: str) -> bool:
        """Whether the tar was written to since it was read."""
        try:
            return signature(self._path) != self._signature
        except UserError:
            return True

    def close(self) -> None:
        """Let the texts go."""
        self._texts = {}

    def _take_all(self, raw: IO[bytes]) -> None:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        stream = gzip.GzipFile(fileobj=raw) if packed else raw
        media = passed = 0
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
            for info in archive:
                name = clean_name(info.name, self._path.name)
                if not name or not info.isreg() or info.issparse() or is_leftover(name):
                    continue
                media += limits.is_media(name)
                passed += info.size if limits.is_media(name) else 0
                if passed > limits.RATIO_FROM + limits.MAX_RATIO * self._signature[0]:
                    raise limits.too_large(self._path.name)
                if len(self.entries) - media > limits.MAX_MEMBERS or media > limits.MAX_MEDIA:
                    raise limits.too_large(self._path.name)
                self.entries[name] = info.size
                member = None if limits.is_media(name) else archive.extractfile(info)
                if member is not None:
                    self._texts[name] = self._pack(member, info.size)
        while stream.read(_BLOCK):  # a gzip proves its checksum at its end
            pass

    def _pack(self, member: IO[bytes], size: int) -> _Text:
        self._unpacked += size
        if self._unpacked > limits.MAX_READ:
            raise limits.too_large(self._path.name)
        blocks: list[bytes] = []
        checksum, left = 0, size
        while left and (block := member.read(min(left, _BLOCK))):
            left -= len(block)
            checksum = zlib.crc32(block, checksum)
            blocks.append(zlib.compress(block, 1))
            self._packed += len(blocks[-1])
            if self._packed > MAX_PACKED:
                raise limits.too_large(self._path.name)
        if left:
            raise limits.damaged(self._path.name)
        return _Text(blocks, checksum)


class _Unpacking(io.RawIOBase):
    """A text from its packed blocks."""

    def __init__(self, blocks: list[bytes]) -> None:
        super().__init__()
        self._blocks: Iterator[bytes] = iter(blocks)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        if not self._rest:
            block = next(self._blocks, None)
            self._rest = b"" if block is None else zlib.decompress(block)
        content, self._rest = self._rest[: len(target)], self._rest[len(target) :]
        target[: len(content)] = content
        return len(content)
