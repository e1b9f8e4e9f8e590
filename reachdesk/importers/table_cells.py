"""What a single cell of somebody's table says: ids, handles, numbers, dates, words.

Ids never pass through a float: an id that a spreadsheet has rounded is none, and `None` comes back.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import lru_cache

from reachdesk.importers.written_times import moment_in
from reachdesk.importers.x_times import parse_time

EMPTY = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "null", "none", "nil", "#n/a", "(null)", "n.a.", "?"}
)
_NO_WORDS = frozenset({"nan", "NaN", "NA", "N/A", "#N/A", "null", "NULL", "None", "(null)"})
_ID = re.compile(r"x?(\d{1,25})(\.0+)?$")
_HANDLE = re.compile(r"@?([A-Za-z0-9_][\w.\-]{0,63})$")
_ADDRESS = re.compile(r"@([A-Za-z0-9_][\w.\-]{0,63}@[\w\-]+(?:\.[\w\-]+)+)$")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.|m\.)?"
    r"(?P<host>twitter|x|instagram|linkedin|threads|facebook|bsky)\.(?:com|net|app)/"
    r"(?:in/|profile/|_u/|#!/|@)?(?P<who>[\w.\-%]{1,100})/?(?:\?.*)?$",
    re.IGNORECASE,
)
_PAGES = "i intent home search hashtag share status company pub groups p"
_NO_PERSON = frozenset(_PAGES.split())
_NETWORKS = {"twitter": "x", "bsky": "bluesky"}
_GROUPS = re.compile(r"\d{1,3}(?:([.,\s’'])\d{3})(?:\1\d{3})*$")
_SHORT = re.compile(r"(\d+(?:[.,]\d+)?)\s*([KkMmBb])$")
_SHORT_OF = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_SAFE_WHOLE = 1 << 53
_WITH_ZONE = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?) ?([+-]\d\d:?\d\d|Z)$")
_WITH_WORDS = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) [^\d+-].*$")
_PLAIN_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = dt.date(1990, 1, 1).toordinal(), dt.date(2100, 1, 1).toordinal()


def id_in(cell: str) -> str | None:
    """A number of a person or post as text ("x132" of R and "132.0" of pandas give "132").

    None for anything else, and for what went through a float that cannot hold it.
    """
    if cell.isdecimal() and cell[0] != "0" and cell.isascii() and len(cell) <= 25:
        return cell  # nearly always, and quicker than a pattern
    found = _ID.match(cell)
    if found is None:
        return None
    number = found.group(1)
    if found.group(2) and int(number) >= _SAFE_WHOLE:
        return None
    return number.lstrip("0") or None


def handle_in(cell: str) -> str | None:
    """A handle without its @, in the case that it was written; None for what is none.

    `@ana@example.social` gives `ana@example.social`; without the first @ that is an e-mail address
    and gives None.
    """
    if cell in _NO_WORDS:
        return None
    if cell.isidentifier() and cell.isascii() and len(cell) <= 64:
        return cell
    found = _HANDLE.match(cell) or _ADDRESS.match(cell)
    if found:
        return found.group(1)
    profile = profile_in(cell)
    return profile[1] if profile else None


def profile_in(cell: str) -> tuple[str, str] | None:
    """Network and handle of a link to somebody's profile; None for any other text."""
    found = _PROFILE.match(cell)
    if found is None or found["who"].lower() in _NO_PERSON:
        return None
    host = found["host"].lower()
    return _NETWORKS.get(host, host), found["who"]


def count_in(cell: str) -> int | None:
    """A count: "1,070", "1.070", "1 070", "1938.0", "12.3K"; None for "N/A", "-" and nothing.

    Raises `ValueError` for any other text, and for what no account has.
    """
    text = cell.strip()
    if text.isascii() and text.isdigit():
        value = int(text[:20])
    elif text.lower() in EMPTY:
        return None
    elif _GROUPS.match(text):
        value = int(re.sub(r"\D", "", text))
    elif found := _SHORT.match(text):
        number = float(found.group(1).replace(",", "."))
        value = _whole(number * _SHORT_OF[found.group(2).lower()])
    else:
        value = _whole(_decimal(text))
    if not 0 <= value < 10**12:
        raise ValueError(cell)
    return value


def _whole(number: float) -> int:
    if not math.isfinite(number):
        raise ValueError(number)
    return round(number)


def score_in(cell: str) -> float | None:
    """A score with its decimals, by point or comma; None for nothing. Raises `ValueError`."""
    text = cell.strip()
    if text.lower() in EMPTY:
        return None
    value = _decimal(text.removesuffix("%").rstrip())
    if not 0 <= value < 10**9:
        raise ValueError(cell)
    return value


def _decimal(text: str) -> float:
    if "," in text:
        text = text.replace(",", "") if "." in text else text.replace(",", ".")
    value = float(text)
    if value != value:  # noqa: PLR0124 - not a number
        raise ValueError(text)
    return value


def words_in_cell(cell: str) -> str | None:
    """A text without outer blanks and zeros; None for nothing and for the words of programs that
    mean nothing, lists and records included."""
    text = cell.replace("\0", "").strip() if "\0" in cell else cell.strip()
    if not text or text in _NO_WORDS:
        return None
    if text[0] in "[{" and text[-1] in "]}" and (len(text) == 2 or text[1] in "'\"{["):
        return None
    return text


@lru_cache(maxsize=65_536)
def moment_of_cell(cell: str, day_first: bool | None = None) -> int | None:  # noqa: FBT001
    """UTC milliseconds of a date as any program writes it; None where it is none.

    `day_first` says how to read `3/4/2024`. Without it a date of two readings is none.
    """
    text = cell.strip()
    if found := _PLAIN_DAY.match(text):
        return _day(*map(int, found.groups()))
    if found := _WITH_ZONE.match(text):
        return parse_time("".join(found.groups()))
    if found := _WITH_WORDS.match(text):
        return parse_time(found.group(1))
    if text.isdecimal() or len(text) == 30:
        return parse_time(text) if len(text) in (10, 13, 30) else None
    undecided = day_first is None and numbers_of(text) is not None
    written = None if undecided else moment_in(text, day_first=day_first)
    return None if written is None else written.at_ms


_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d\d)(?=$|[\sT,]+\d{1,2}:)")


def numbers_of(cell: str) -> tuple[int, int] | None:
    """The first two numbers of a date that does not begin with the year; None for others."""
    found = _NUMBERS.match(cell.strip())
    return (int(found.group(1)), int(found.group(3))) if found else None


def _day(year: int, month: int, day: int) -> int | None:
    try:
        number = dt.date(year, month, day).toordinal()
    except ValueError:
        return None
    return (number - _EPOCH_DAY) * 86_400_000 if _FIRST_DAY <= number <= _LAST_DAY else None
