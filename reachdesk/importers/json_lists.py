"""Lists within JSON files, found and read as streams, whatever the size of the file.

A file is a list of records, or an object some of whose values are such lists. Where a key stands
twice, as in Mastodon's outbox, the last one counts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeVar, cast

import msgspec

from reachdesk.importers.javascript import Chunk, read_records, to_utf8
from reachdesk.importers.record_scan import end_of_record
from reachdesk.importers.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

T = TypeVar("T")

_BLOCK = 1 << 20
_LONGEST_STRING = 16 << 20
_PEEK = 65_536
_SMALL = 4 << 20
_KEPT = 1_024
# Everything up to the next bracket outside of strings; all quantifiers are possessive.
_PLAIN = re.compile(
    rb'[^"{}\[\]]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}\[\]]*+)*+',
    re.DOTALL,
)
_KEY = re.compile(rb'"((?:[^"\\]|\\.){0,200})"\s*:\s*$', re.DOTALL)


class Span(NamedTuple):
    """Where a list stands in a file, in bytes; `end` is None where it never closes.

    `key` is the name under which it stands at the top, "" for a file that is a list itself.
    """

    key: str
    start: int
    end: int | None


class Peek(NamedTuple):
    """The beginning of a list: the name it stands under, and its first record.

    `key` is "" for a list at the top; `first` is {} where the list is empty or the record is cut
    off by the end of what was looked at.
    """

    key: str
    first: dict[str, Any]


def peek(source: Source, member: str) -> list[Peek]:
    """The lists that a member begins with; empty where that is no JSON list or object."""
    head = to_utf8(source.head(member, _PEEK)).lstrip()
    if head[:1] not in (b"[", b"{"):
        return []
    spans = _Scan(io.BytesIO(head)).run()
    return [Peek(span.key, _first_record(head, span.start + 1) or {}) for span in spans]


def _first_record(content: bytes, at: int) -> dict[str, Any] | None:
    begin = re.compile(rb"\s*(?=\{)").match(content, at)
    end = end_of_record(content, begin.end()) if begin else None
    if begin is None or end is None:
        return None
    try:
        return msgspec.json.decode(content[begin.end() : end], type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def small_object(source: Source, member: str) -> dict[str, Any]:
    """The object that a small member is; {} for anything else."""
    with source.open(member) as stream:
        content = stream.read(_SMALL + 1)
    if len(content) > _SMALL:
        return {}
    try:
        return msgspec.json.decode(to_utf8(content), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def read_lists(
    source: Source, member: str, keys: tuple[str, ...], kind: type[T]
) -> Iterator[Chunk[T]]:
    """The records of the lists under these keys ("" is the file itself) as `kind`, in runs.

    Of two lists under one key the last counts. Broken records are failures of the chunks. Raises
    `UserError` for a damaged or hostile file.
    """
    with source.open(member) as stream:
        spans = {span.key: span for span in _Scan(stream).run() if span.key in keys}
    for span in spans.values():
        with source.open(member) as stream:
            part = _Part(stream, span.start, span.end)
            yield from read_records(cast("BinaryIO", io.BufferedReader(part, _BLOCK)), kind)


class _Scan:
    """One pass over a file that finds its lists."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._depth = 0
        self._base = 0
        self._lead = b""
        self._open: tuple[str, int] | None = None
        self._top = b""

    def run(self) -> Iterator[Span]:
        rest = b""
        while block := self._stream.read(_BLOCK):
            content = rest + block
            at = 0
            while True:
                plain = _PLAIN.match(content, at)
                end = plain.end() if plain else at
                if self._depth == 1:
                    self._lead = (self._lead + content[at:end])[-_KEPT:]
                at = end
                if at >= len(content) or content[at : at + 1] == b'"':
                    break
                yield from self._bracket(content[at : at + 1], self._base + at)
                at += 1
            rest = content[at:]
            self._base += at
            if len(rest) > _LONGEST_STRING:
                return
        if self._open is not None:
            yield Span(*self._open, None)

    def _bracket(self, sign: bytes, position: int) -> Iterator[Span]:
        if sign in b"[{":
            if self._depth == 0 and not self._top:
                self._top = sign
                if sign == b"[":
                    self._open = ("", position)
            elif self._depth == 1 and self._top == b"{" and sign == b"[":
                key = _KEY.search(self._lead)
                self._open = (key[1].decode("utf-8", "replace") if key else "", position)
            self._depth += 1
            self._lead = b""
            return
        self._depth -= 1
        closed = 0 if self._top == b"[" else 1
        if sign == b"]" and self._depth == closed and self._open is not None:
            yield Span(*self._open, position + 1)
            self._open = None


class _Part(io.RawIOBase):
    """The bytes of a stream from `start` to `end` (None: to its end)."""

    def __init__(self, stream: BinaryIO, start: int, end: int | None) -> None:
        super().__init__()
        self._stream = stream
        self._left = None if end is None else end - start
        while start and (block := stream.read(min(start, _BLOCK))):
            start -= len(block)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        size = len(target) if self._left is None else min(len(target), self._left)
        content = self._stream.read(size)
        if self._left is not None:
            self._left -= len(content)
        target[: len(content)] = content
        return len(content)
