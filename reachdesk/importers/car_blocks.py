"""CAR files: a header, then blocks of DAG-CBOR, each under the hash of its bytes.

Source: the CAR v1 and CID specifications of IPLD. Blocks are read one by one, so a file of any size
fits; libipld decodes them, strictly and with bounds of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple, cast

MAX_BLOCK = 4 << 20
_MOST_VARINT = 10
_SHA_256 = 0x12
_DAG_CBOR = 0x71


class Block(NamedTuple):
    """A block: its CID as bytes, its content, and how many bytes of the file were read with it."""

    cid: bytes
    content: bytes
    position: int


class BrokenBlockError(ValueError):
    """A block that cannot be read; the blocks after it may be sound."""


class CarReader:
    """The blocks of one file.

    `roots` are the CIDs that the header names. Raises `ValueError` for what is no CAR file.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.position = 0
        size = self._varint()
        if size is None or size > MAX_BLOCK:
            raise ValueError("no header")
        header = decode(self._take(size))
        if not isinstance(header, dict) or header.get("version") != 1:
            raise ValueError("no header of a CAR file")
        roots = header.get("roots")
        self.roots = [root for root in roots if isinstance(root, bytes)] if roots else []

    def blocks(self) -> Iterator[Block | BrokenBlockError]:
        """All blocks, broken ones as errors. Raises `EOFError` where the file breaks off."""
        while (size := self._varint()) is not None:
            if size > MAX_BLOCK:
                self._pass_over(size)
                yield BrokenBlockError("too large")
                continue
            section = self._take(size)
            try:
                end = _end_of_cid(section)
            except ValueError as error:
                yield BrokenBlockError(str(error))
                continue
            cid, content = section[:end], section[end:]
            if not _is_genuine(cid, content):
                yield BrokenBlockError("does not match its hash")
                continue
            yield Block(cid, content, self.position)

    def _varint(self) -> int | None:
        """A number of seven bits a byte; None at the end of the file."""
        value = shift = 0
        for _count in range(_MOST_VARINT):
            byte = self._stream.read(1)
            if not byte:
                if shift:
                    raise EOFError
                return None
            self.position += 1
            value |= (byte[0] & 0x7F) << shift
            if byte[0] < 0x80:
                return value
            shift += 7
        raise EOFError

    def _take(self, size: int) -> bytes:
        content = self._stream.read(size)
        self.position += len(content)
        if len(content) < size:
            raise EOFError
        return content

    def _pass_over(self, size: int) -> None:
        while size:
            size -= len(self._take(min(size, 1 << 20)))


def decode(content: bytes) -> Any:
    """The value of a block; links to other blocks are bytes. Raises `ValueError`."""
    try:
        return _decoder()(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


@cache
def _decoder() -> Callable[[bytes], Any]:
    return cast("Callable[[bytes], Any]", import_module("libipld").decode_dag_cbor)


def _end_of_cid(section: bytes) -> int:
    """Where the CID at the beginning of a section ends. Raises `ValueError`."""
    if section[:2] == b"\x12\x20":
        return 34
    at = 0
    parts = []
    for _part in range(4):  # version, codec, hash, length of the hash
        value, at = _number(section, at)
        parts.append(value)
    end = at + parts[3]
    if parts[0] != 1 or end > len(section):
        raise ValueError("no CID")
    return end


def _number(section: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    for place in range(at, min(at + _MOST_VARINT, len(section))):
        value |= (section[place] & 0x7F) << shift
        if section[place] < 0x80:
            return value, place + 1
        shift += 7
    raise ValueError("no CID")


def _is_genuine(cid: bytes, content: bytes) -> bool:
    """Whether a block of DAG-CBOR has the SHA-256 that its CID says; other kinds are believed."""
    if cid[:4] != bytes((1, _DAG_CBOR, _SHA_256, 32)):
        return True
    return hashlib.sha256(content).digest() == cid[4:]
