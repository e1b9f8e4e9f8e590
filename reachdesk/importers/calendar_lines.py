"""The lines of a calendar file (RFC 5545): unfolded, and cut into name, parameters and value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MOST_BYTES = 1 << 16  # of one line: longer ones are descriptions, which nobody reads here
_HEAD = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[^=:;]+=(?:\"[^\"]*\"|[^\";:]*))*):")
_PARAMETER = re.compile(r";([^=:;]+)=(\"[^\"]*\"|[^\";:]*)")
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$")
_DURATION = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6})S)?)?$"
)
_ESCAPED = re.compile(r"\\(.)")


class Line(NamedTuple):
    """One property: its name in capitals, its parameters (names in capitals), its raw value."""

    name: str
    parameters: Mapping[str, str]
    value: str


class Moment(NamedTuple):
    """When something is: on the clock of its place, and whether a time of day was written."""

    clock: dt.datetime
    has_time: bool


def unfolded(stream: Iterable[bytes]) -> Iterator[str]:
    """Whole lines, out of pieces of any size. They are joined as bytes, since a fold may cut a
    letter in two, and cut after 64 KiB."""
    held = b""
    ended = True
    for raw in stream:
        pieces = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for number, piece in enumerate(pieces):
            goes_on = not number and not ended
            if goes_on or piece[:1] in (b" ", b"\t"):
                held += (piece if goes_on else piece[1:]) if len(held) < _MOST_BYTES else b""
            elif piece:
                if held:
                    yield _text(held)
                held = piece[:_MOST_BYTES]
        ended = raw.endswith((b"\n", b"\r"))
    if held:
        yield _text(held)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def line_of(text: str) -> Line | None:
    """The property in a line; None for what is none."""
    found = _HEAD.match(text)
    if found is None:
        return None
    parameters = {
        name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found["parameters"])
    }
    return Line(found["name"].upper(), parameters, text[found.end() :])


def words_of(value: str) -> str:
    """A text without its escapes, on one line."""
    plain = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(plain.split())


def moment_of(line: Line, zone: str | None) -> Moment | None:
    """The moment that a property states; None for none.

    A time with a zone of its own or with none stands on the clock of its place already; one in UTC
    is put on the clock of the calendar's `zone`, where that is known.
    """
    found = _TIME.match(line.value.strip())
    if found is None:
        return None
    numbers = [int(part) for part in found.groups()[:6] if part is not None]
    try:
        clock = dt.datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - of its own place
    except ValueError:
        return None
    if found[7] and zone:
        # with an unknown zone the time stays as it is written
        with suppress(ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
            clock = clock.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Moment(clock, found[4] is not None)


def duration_of(value: str) -> dt.timedelta | None:
    """How long a duration such as "PT1H30M" is; None for none."""
    found = _DURATION.match(value.strip())
    if found is None:
        return None
    return dt.timedelta(**{name: int(part) for name, part in found.groupdict().items() if part})
