"""The records of `window.YTD.tweets.part0 = [ … ]` and its kin, block by block.

Records are decoded in runs at the speed of the JSON library: each block is cut at the last place
where one record ends and the next begins, known from how the first two records are set. Only where
a run does not decode is it walked record by record (`record_scan`), so that a bad record costs
itself and nothing else. Memory holds a block or a record, whichever is longer.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, Generic, NamedTuple, TypeVar

import msgspec

from reachdesk.i18n import N_
from reachdesk.importers.loose_records import loosely
from reachdesk.importers.record_scan import Failure, Separator, Walk, learn_separator, reason_of
from reachdesk.importers.wording import worded

BLOCK = 1 << 20
MAX_RECORD = 48 << 20  # a conversation of a hundred thousand messages is one record
_HEAD = 4096
_LEADING = re.compile(rb"\s*(?:[A-Za-z_$][\w$.\[\]\"']*\s+)?[A-Za-z_$][\w$.\[\]\"']*\s*=\s*")

T = TypeVar("T")


class Chunk(NamedTuple, Generic[T]):
    """A run of records: `values[i]` is record number `first + i`, counted from 1.

    `failures` are records that could not be read; `position` is the number of bytes read so far.
    """

    first: int
    values: list[T]
    failures: list[Failure]
    position: int


def read_records(stream: BinaryIO, kind: type[T]) -> Iterator[Chunk[T]]:
    """The records of a script or JSON file as `kind` (a msgspec Struct), in runs.

    Reads UTF-8 and UTF-16, with or without mark, a list or one single object. A record that is no
    `kind` is a failure with its reason; so is the rest of a file that breaks off. Numbers may be
    written as strings, and ids as numbers. Raises `UserError` where the stream does.
    """
    yield from _Reader(stream, kind).run()


def decode_single(content: bytes, kind: type[T]) -> T | None:
    """The first record of a small file, None where there is none or it is broken.

    Ids and times may be written as numbers, which programs that pass such files on do.
    """
    body = _without_lead(to_utf8(content)).strip().rstrip(b";")
    try:
        found = msgspec.json.decode(body)
        if isinstance(found, list):
            found = found[0] if found else None
        return None if found is None else loosely(found, kind)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError):
        return None


def to_utf8(content: bytes) -> bytes:
    """Text in UTF-8 without mark, from any of the encodings that `read_records` reads."""
    name = _encoding_of(content)
    return (
        content.decode(name, "replace").encode() if name else content.removeprefix(b"\xef\xbb\xbf")
    )


def _encoding_of(head: bytes) -> str | None:
    """The encoding of a file that is not UTF-8, by its mark or by where its zeros stand."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = head[:64]
    if len(start) >= 8 and start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    if len(start) >= 8 and start[::2].count(0) > len(start) // 3:
        return "utf-16-be"
    return None


def _without_lead(content: bytes) -> bytes:
    lead = _LEADING.match(content[:_HEAD])
    return content[lead.end() :] if lead else content


class _Reader(Generic[T]):
    """One pass over one file."""

    def __init__(self, stream: BinaryIO, kind: type[T]) -> None:
        self._stream = stream
        self._decoder: codecs.IncrementalDecoder | None = None
        self._many = msgspec.json.Decoder(list[kind], strict=False)  # type: ignore[valid-type]
        self._one = msgspec.json.Decoder(kind, strict=False)
        self._next = 1
        self._position = 0
        self._separator: Separator | None = None
        self._learn_at = 0
        self._failed_last = False

    def run(self) -> Iterator[Chunk[T]]:
        rest = self._start()
        if rest[:1] == b"{":
            yield from self._single(rest)
            return
        if rest[:1] != b"[":
            if rest:
                yield self._failed(worded(N_("not a list of records")))
            return
        rest = rest[1:]
        while block := self._block():
            rest += block
            cut = self._cut(rest)
            if cut:
                end, following = cut
                whole = yield from self._decode(rest[:end])
                if whole is None:
                    self._read_out()
                    return
                rest = rest[following if whole == end else whole :]
            elif len(rest) > MAX_RECORD:
                yield self._failed(worded(N_("longer than any record should be")))
                rest = self._skip()
        yield from self._finish(rest)

    def _start(self) -> bytes:
        content = self._stream.read(BLOCK)
        self._position += len(content)
        name = _encoding_of(content)
        if name:
            self._decoder = codecs.getincrementaldecoder(name)("replace")
            content = self._decoder.decode(content).encode()
        return _without_lead(content.removeprefix(b"\xef\xbb\xbf")).lstrip()

    def _block(self) -> bytes:
        content = self._stream.read(BLOCK)
        self._position += len(content)
        if self._decoder is None:
            return content
        while content and not (text := self._decoder.decode(content)):
            content = self._stream.read(BLOCK)
        return text.encode() if content else b""

    def _cut(self, rest: bytes) -> tuple[int, int] | None:
        """Where the last whole record in `rest` ends, and where the one after it begins."""
        found = self._separator.last(rest) if self._separator else None
        if found is None and len(rest) > self._learn_at:
            self._separator = learn_separator(rest) or self._separator
            self._learn_at = 2 * len(rest)
            found = self._separator.last(rest) if self._separator else None
        if found is not None:
            self._learn_at = 2 * BLOCK
        return found

    def _decode(self, body: bytes) -> Generator[Chunk[T], None, int | None]:
        """Yields the records of `body`; the value is how much of it they were, None at the end."""
        try:
            values = self._many.decode(b"[" + body + b"]")
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return (yield from self._walk(body, patient=len(body) < 4 * BLOCK))
        yield self._chunk(values)
        return len(body)

    def _walk(self, body: bytes, *, patient: bool) -> Generator[Chunk[T], None, int | None]:
        walk = Walk(body, self._one, self._separator, patient=patient)
        values: list[T] = []
        for found in walk:
            if isinstance(found, Failure):
                yield self._chunk(values)
                values = []
                yield self._failed(found.why)
            else:
                values.append(found)
        yield self._chunk(values)
        return None if walk.ended else walk.rest

    def _finish(self, rest: bytes) -> Iterator[Chunk[T]]:
        text = rest.rstrip().rstrip(b";").rstrip()
        try:
            yield self._chunk(self._many.decode(b"[" + text))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            whole = yield from self._walk(text, patient=False)
            ends_badly = whole == len(text) and self._failed_last
            if whole is not None and not ends_badly:
                yield self._failed(worded(N_("the file breaks off here")))

    def _single(self, rest: bytes) -> Iterator[Chunk[T]]:
        while len(rest) <= MAX_RECORD and (block := self._block()):
            rest += block
        try:
            yield self._chunk([self._one.decode(rest.rstrip().rstrip(b";"))])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield self._failed(reason_of(error))

    def _skip(self) -> bytes:
        """Read on to the next record and return what has been read of it."""
        tail = b""
        while block := self._block():
            tail += block
            following = self._separator.next_beginning(tail) if self._separator else None
            if following is not None:
                return tail[following:]
            tail = tail[-_HEAD:]
        return b"]"

    def _read_out(self) -> None:
        """Read to the end, where a zip compares its checksum: a damaged one must not pass."""
        while self._stream.read(BLOCK):
            pass

    def _chunk(self, values: list[T]) -> Chunk[T]:
        first = self._next
        self._next += len(values)
        self._failed_last = self._failed_last and not values
        return Chunk(first, values, [], self._position)

    def _failed(self, why: str) -> Chunk[T]:
        self._next += 1
        self._failed_last = True
        return Chunk(self._next, [], [Failure(self._next - 1, why)], self._position)
