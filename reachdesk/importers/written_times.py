"""Dates and times as people's exports write them, in the languages of the program and some more.

No locale of the machine is asked: month names stand in a table, and which of two numbers is the
day is decided for a whole column at a time.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reachdesk.domain.records import Precision

_EARLIEST = 1990
_LATEST = 2100

# The first letters of each month, without accents, in en, nl, de, pt, es, fr and it.
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev", "fevr"),
    ("mar", "mrt", "maa", "mae"),
    ("apr", "abr", "avr"),
    ("may", "mei", "mai", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "ago", "aou"),
    ("sep", "set"),
    ("oct", "okt", "out", "ott"),
    ("nov",),
    ("dec", "dez", "dic"),
)
_MONTH_OF = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts}

_CLOCK = r"(?:[\sT,]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?"
_TAIL = r"\s*(?P<half>[aApP]\.?\s?[mM]\.?)?\s*(?:UTC|GMT|Z|\+00:?00)?$"
_NAME = r"(?P<name>[^\W\d_]{3,})"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _CLOCK + _TAIL
)
_NUMBERS = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)" + _CLOCK + _TAIL
)
_DAY_NAMED = re.compile(
    r"(?P<day>\d{1,2})\.?[\s-]+(?:de\s+)?" + _NAME + r"\.?,?[\s-]+(?:de\s+)?(?P<year>\d{4}|\d\d)"
    + _CLOCK + _TAIL
)  # fmt: skip
_NAMED_DAY = re.compile(
    r"(?:[^\W\d_]+,?\s+)?" + _NAME + r"\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})" + _CLOCK + _TAIL
)
_UNIX = re.compile(
    r"[^\W\d_]{3}\s+" + _NAME + r"\s+(?P<day>\d{1,2})\s+(?P<hour>\d\d):(?P<minute>\d\d):"
    r"(?P<second>\d\d)\s+(?:UTC|GMT|\+0000)\s+(?P<year>\d{4})(?P<half>)$"
)


class Moment(NamedTuple):
    """A time in UTC milliseconds and how exactly it was written."""

    at_ms: int
    precision: Precision


def moment_in(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The moment that a text states, None where it states none. Without a zone it is UTC.

    `day_first` says how to read `3/4/2024`; without it, a slash means that the month comes first,
    a full stop or dash that the day does.
    """
    plain = text.strip().replace("\u202f", " ").replace("\u00a0", " ")
    for pattern in (_YEAR_FIRST, _NUMBERS, _DAY_NAMED, _NAMED_DAY, _UNIX):
        found = pattern.match(plain)
        if found:
            return _moment(found, day_first=day_first)
    return None


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether the dates of a column, such as `3/4/2024`, name the day first; None: not to tell.

    A number above 12 settles it. Else the reading counts that makes neighbours one day apart.
    """
    pairs = [
        (int(found["one"]), int(found["two"]), _year(found["year"]))
        for found in map(_NUMBERS.match, (text.strip() for text in texts))
        if found
    ]
    if any(one > 12 for one, _two, _y in pairs):
        return True
    if any(two > 12 for _one, two, _y in pairs):
        return False
    first, second = (_neighbours(pairs, day_first=flag) for flag in (True, False))
    return None if first == second else first > second


def _neighbours(pairs: list[tuple[int, int, int]], *, day_first: bool) -> int:
    days = [
        dt.date(year, two if day_first else one, one if day_first else two).toordinal()
        for one, two, year in pairs
        if one and two
    ]
    return sum(abs(after - before) == 1 for before, after in pairwise(days))


def _moment(found: re.Match[str], *, day_first: bool | None) -> Moment | None:
    parts = found.groupdict()
    month, day = parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(_month(name))
    elif parts.get("one"):
        day, month = parts["one"], parts["two"]
        if not (parts["sign"] != "/" if day_first is None else day_first):
            day, month = month, day
    try:
        date = dt.date(_year(parts["year"]), int(month or 0), int(day or 0))
        hour = _hour(parts)
        minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
        moment = dt.datetime.combine(date, dt.time(hour, minute, second), dt.UTC)
    except ValueError:
        return None
    if not _EARLIEST <= date.year <= _LATEST:
        return None
    return Moment(round(moment.timestamp()) * 1000, _precision(parts))


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts.get("hour") or 0), (parts.get("half") or "").lower()
    return hour % 12 + (12 if half.startswith("p") else 0) if half else hour


def _precision(parts: dict[str, str | None]) -> Precision:
    if not parts.get("hour"):
        return Precision.DAY
    return Precision.SECOND if parts.get("second") else Precision.MINUTE


def _year(text: str | None) -> int:
    number = int(text or 0)
    return number if number > 99 else 2000 + number


@lru_cache(maxsize=512)
def _month(name: str) -> int:
    """The number of a month by its name; 0 for any other word."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _MONTH_OF.get(plain[:4]) or _MONTH_OF.get(plain[:3], 0)
