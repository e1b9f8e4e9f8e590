"""Finding where records begin and end in a list that does not decode as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

import msgspec

from reachdesk.i18n import N_, _
from reachdesk.importers.loose_records import loosely
from reachdesk.importers.wording import worded

T = TypeVar("T")

# Quantifiers are possessive, so that a quote without its partner costs one pass and no more.
_TOKEN = re.compile(rb'[^"{}\[\]]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|([{}\[\]])|("))', re.DOTALL)
_BETWEEN = re.compile(rb'\}(\s*,\s*)\{(\s*"[^"\\]{1,80}")')
_OPENING = re.compile(rb'\s*(\{)\s*("[^"\\]{1,80}")')
_WORD = re.compile(rb'[^\s,"{}\[\]]+|"[^"\\]*"')
_TRIES = 20
_BLANK = re.compile(rb"[\s,]*")
_PAIR = rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SURROGATES = re.compile(rb"(" + _PAIR + rb")|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|(\\\\)")
_PATH = re.compile(r"at `\$(?:\.\.\.|\[[^\]]*\])*\.?([^`]*)`")


class Failure(NamedTuple):
    """A record that could not be read: its number, from 1, and why."""

    number: int
    why: str


class Separator(NamedTuple):
    """What stands between two records of a file.

    `text`: the exact bytes from the closing brace to the first key; `closing` and `opening` are
    where in them one record ends and the next begins; `loose` finds a beginning however it is set.
    """

    text: bytes
    closing: int
    opening: int
    loose: re.Pattern[bytes]

    def last(self, content: bytes) -> tuple[int, int] | None:
        """Where the last whole record ends and the next begins; None where there is no such."""
        at = content.rfind(self.text)
        return None if at < 0 else (at + self.closing, at + self.opening)

    def next_beginning(self, content: bytes, start: int = 0) -> int | None:
        """Where the first record after `start` seems to begin, None where none does."""
        found = self.loose.search(content, start)
        return found.start(1) if found else None


def end_of_record(content: bytes, start: int) -> int | None:
    """Where the object or list that begins at `start` ends; None where it never closes."""
    depth = 0
    for token in _TOKEN.finditer(content, start):
        bracket = token[1]
        if token[2] is not None:
            return None
        if bracket in (b"{", b"["):
            depth += 1
        elif bracket is not None:
            depth -= 1
            if depth <= 0:
                return token.end()
    return None


def learn_separator(content: bytes) -> Separator | None:
    """How two neighbours of a list are set apart; None where there are not two whole ones yet.

    Where the first record is broken, the next ones that begin with the same key are tried.
    """
    lead = _OPENING.match(content)
    if lead is None:
        return None
    separator = _separator_after(content, lead.start(1))
    tries = 0
    for loose in _BETWEEN.finditer(content):
        if separator is not None or tries == _TRIES:
            break
        if loose[2].strip() == lead[2]:
            tries += 1
            separator = _separator_after(content, loose.start(2) - 1)
    return separator


def _separator_after(content: bytes, start: int) -> Separator | None:
    end = end_of_record(content, start)
    found = _BETWEEN.match(content, end - 1) if end else None
    if found is None:
        return None
    before = content[: found.start()]
    indent = before[len(before.rstrip()) :]
    opening = len(indent) + 1 + len(found[1])
    loose = _loose_before(found[2].strip())
    return Separator(indent + found[0], len(indent) + 1, opening, loose)


def _loose_before(key: bytes) -> re.Pattern[bytes]:
    return re.compile(rb",\s*(\{)\s*" + re.escape(key))


def _loose_after(content: bytes) -> re.Pattern[bytes]:
    lead = _OPENING.match(content)
    return _loose_before(lead[2] if lead else b'"')


def reason_of(error: Exception) -> str:
    """Why a record did not decode, for the report."""
    if isinstance(error, RecursionError):
        return worded(N_("nested too deeply"))
    if isinstance(error, msgspec.ValidationError):
        path = _PATH.search(str(error))
        field = path[1].rpartition(".")[2] if path else ""
        if field:
            return _("{field}: not the kind of value that belongs there").format(field=field)
        return worded(N_("not a record"))
    return worded(N_("not valid JSON"))


def repaired(record: bytes) -> bytes:
    """The record with stray surrogates replaced and, where it is not UTF-8, read as cp1252."""
    try:
        record.decode()
    except UnicodeDecodeError:
        record = record.decode("cp1252", "replace").encode()
    return _SURROGATES.sub(lambda found: found[1] or found[2] or b"\\ufffd", record)


class Walk(Generic[T]):
    """Iterates over the records of a piece of a list, failures among them.

    After a broken record it goes on at the next place where one record seems to end and another to
    begin. `ended` tells whether the closing bracket of the list was met, `rest` where a last record
    begins that does not end within the piece (its length where there is none). `patient` takes a
    record that does not end for one that goes on in the next block, not for a broken one.
    """

    def __init__(
        self,
        content: bytes,
        decoder: msgspec.json.Decoder[T],
        separator: Separator | None,
        *,
        patient: bool,
    ) -> None:
        self.ended = False
        self.rest = len(content)
        self._content = content
        self._decoder = decoder
        self._loose = separator.loose if separator else _loose_after(content)
        self._patient = patient

    def __iter__(self) -> Iterator[T | Failure]:
        content = self._content
        at = self._skip_blank(0)
        while at < len(content):
            if content[at : at + 1] == b"]":
                self.ended = True
                if content[at + 1 :].strip(b" \t\r\n;"):
                    yield Failure(0, worded(N_("unexpected text after the last record")))
                return
            if content[at : at + 1] != b"{":
                yield Failure(0, worded(N_("not a record")))
                at = self._past_junk(at)
                continue
            end = end_of_record(content, at)
            if end is None:
                following = None if self._patient else self._resume(at, None)
                if following is None:
                    self.rest = at
                    return
                yield Failure(0, worded(N_("not valid JSON")))
                at = following
                continue
            value = self._value(content[at:end])
            yield value
            at = self._after(at, end, failed=isinstance(value, Failure))

    def _value(self, record: bytes) -> T | Failure:
        try:
            return self._decoder.decode(record)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as first:
            try:
                return self._loosely(repaired(record))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                return Failure(0, reason_of(first))

    def _loosely(self, record: bytes) -> T:
        try:
            return self._decoder.decode(record)
        except msgspec.ValidationError:
            found: T = loosely(msgspec.json.decode(record), self._decoder.type)
            return found

    def _past_junk(self, at: int) -> int:
        if self._content[at : at + 1] == b"[":
            end = end_of_record(self._content, at)
        else:
            word = _WORD.match(self._content, at)
            end = word.end() if word else None
        if end is not None:
            following = self._skip_blank(end)
            if self._content[following : following + 1] in (b"{", b"]", b""):
                return following
        resumed = self._resume(at, None)
        return len(self._content) if resumed is None else resumed

    def _after(self, at: int, end: int, *, failed: bool) -> int:
        """Where to go on: behind the record, or within it where it swallowed its neighbours."""
        if failed:
            inner = self._resume(at, end)
            if inner is not None:
                return inner
        following = self._skip_blank(end)
        while self._content[following : following + 1] == b"}":
            following = self._skip_blank(following + 1)
        return following

    def _resume(self, at: int, end: int | None) -> int | None:
        """Where the next record begins, after `at` and before `end`; None where none does."""
        found = self._loose.search(self._content, at)
        if found is None or (end is not None and found.start(1) >= end):
            return None
        return found.start(1)

    def _skip_blank(self, at: int) -> int:
        blank = _BLANK.match(self._content, at)
        return blank.end() if blank else at
