"""Times as X writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
DAY_MS = 86_400_000
_EARLIEST_MS = 1_104_537_600_000  # 2005: before the first post on any network that is read here
_LATEST_MS = 4_102_444_800_000  # 2100


def parse_time(text: str | None) -> int | None:
    """UTC milliseconds of a time in any of X's styles, None where it is no time.

    `Sat Dec 23 06:51:52 +0000 2006` (month names by table: they are English whatever the locale),
    `2009-07-30 00:00:00 +0000`, ISO 8601 with or without zone (UTC), and seconds or milliseconds
    since 1970 as digits.
    """
    if not text:
        return None
    if len(text) == 30 and text[19:26] == " +0000 ":
        try:
            clock = int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19])
            ms = _day_ms(text[26:30], text[4:7], text[8:10]) + clock * 1000
        except (ValueError, KeyError):
            return None
        return ms if _EARLIEST_MS <= ms <= _LATEST_MS else None
    return _other_style(text.strip())


@lru_cache(maxsize=4096)
def _day_ms(year: str, month: str, day: str) -> int:
    return int(datetime(int(year), _MONTHS[month], int(day), tzinfo=UTC).timestamp()) * 1000


def _other_style(text: str) -> int | None:
    if text.isdecimal():
        number = int(text) if len(text) < 15 else 0
        number = number * 1000 if number < _EARLIEST_MS // 10 else number
        return number if _EARLIEST_MS <= number <= _LATEST_MS else None
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    ms = round(moment.timestamp() * 1000)
    return ms if _EARLIEST_MS <= ms <= _LATEST_MS else None
