"""The events of a calendar file: day, name, kind and link; nothing else of an entry is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reachdesk.domain.records import EventFact
from reachdesk.i18n import N_
from reachdesk.importers.calendar_lines import (
    Line,
    Moment,
    duration_of,
    line_of,
    moment_of,
    unfolded,
    words_of,
)
from reachdesk.importers.event_words import event_id, link_in, named
from reachdesk.importers.wording import worded

_PROPERTIES = (
    "UID SUMMARY DTSTART DTEND DURATION CATEGORIES URL STATUS RRULE RDATE RECURRENCE-ID DTSTAMP"
    " LAST-MODIFIED"
)
_WANTED = frozenset(_PROPERTIES.split())


class Entry(NamedTuple):
    """One entry: its number in the file, its event or why there is none, whether it repeats, and
    when it was last written (UTC milliseconds, None: not said)."""

    number: int
    event: EventFact | None
    why: str
    repeats: bool
    written_ms: int | None


def is_calendar(head: bytes) -> bool:
    """Whether a file that begins with `head` is a calendar."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def entries(stream: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a calendar in their order; tasks and time zones are no events."""
    lines = filter(None, map(line_of, unfolded(stream)))
    zone: str | None = None
    number = 0
    for line in lines:
        if line.name == "X-WR-TIMEZONE":
            zone = line.value.strip()
        elif _is(line, "BEGIN", "VEVENT"):
            number += 1
            said = _said(lines)
            if said is None:
                why = worded(N_("the file ends in the middle of it"))
                yield Entry(number, None, why, repeats=False, written_ms=None)
            else:
                yield _entry(number, said, zone)


def _is(line: Line, name: str, value: str) -> bool:
    return line.name == name and line.value.strip().upper() == value


def _said(lines: Iterator[Line]) -> dict[str, Line] | None:
    """The properties up to the end of an entry, without those of an alarm inside it."""
    said: dict[str, Line] = {}
    inside = 0
    for line in lines:
        if _is(line, "END", "VEVENT"):
            return said
        if line.name in ("BEGIN", "END"):
            inside += 1 if line.name == "BEGIN" else -1
        elif not inside and line.name in _WANTED:
            said.setdefault(line.name, line)
    return None


def _entry(number: int, said: dict[str, Line], zone: str | None) -> Entry:
    event, why = _event(said, zone)
    repeats = "RRULE" in said or "RDATE" in said
    return Entry(number, event, why, repeats, _written(said))


def _event(said: dict[str, Line], zone: str | None) -> tuple[EventFact | None, str]:
    label = named(words_of(said["SUMMARY"].value)) if "SUMMARY" in said else ""
    begin = moment_of(said["DTSTART"], zone) if "DTSTART" in said else None
    if begin is None:
        return None, worded(N_("it has no date that can be read"))
    if not label:
        return None, worded(N_("it has no name"))
    if "STATUS" in said and said["STATUS"].value.strip().upper() == "CANCELLED":
        return None, worded(N_("it was called off"))
    day = begin.clock.date()
    last = _last_day(said, begin, zone)
    kind = words_of(said["CATEGORIES"].value) if "CATEGORIES" in said else None
    return EventFact(
        event_id=_id(said) or event_id(day.isoformat(), label),
        day=day.isoformat(),
        label=label,
        kind=kind or None,
        link=link_in(said["URL"].value) if "URL" in said else None,
        end_day=last.isoformat() if last > day else None,
    ), ""


def _last_day(said: dict[str, Line], begin: Moment, zone: str | None) -> dt.date:
    """The last day of an entry; its end is the first moment after it (RFC 5545, 3.6.1)."""
    end = moment_of(said["DTEND"], zone) if "DTEND" in said else None
    if end is not None:
        after = end.clock
    else:
        length = duration_of(said["DURATION"].value) if "DURATION" in said else None
        try:
            after = begin.clock + (length or dt.timedelta())
        except OverflowError:
            after = begin.clock
    last = after - dt.timedelta(seconds=1) if after > begin.clock else after
    return max(last.date(), begin.clock.date())


def _id(said: dict[str, Line]) -> str | None:
    """A number for the entry's id, which often looks like an e-mail address and is not kept."""
    if "UID" not in said or not said["UID"].value.strip():
        return None
    words = [said[name].value.strip() for name in ("UID", "RECURRENCE-ID") if name in said]
    return hashlib.sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:24]


def _written(said: dict[str, Line]) -> int | None:
    """The later of the two times at which the entry was written, which are in UTC."""
    found = [
        moment.clock.replace(tzinfo=dt.UTC).timestamp()
        for name in ("DTSTAMP", "LAST-MODIFIED")
        if name in said and (moment := moment_of(said[name], None)) and moment.clock.year > 1990
    ]
    return round(max(found)) * 1000 if found else None
