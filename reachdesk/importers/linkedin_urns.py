"""LinkedIn's ids: the number in a link to a post, and the time within that number.

The upper bits are milliseconds since 1970: they agreed to the second with the dates of 259 shares
of two real exports. One post has several ids (`share`, `ugcPost`, `activity`): the last is given
0 to 1 second after the others, so ids of one account that are that close mean one post.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_URN = re.compile(r"urn:li:([A-Za-z]+):\(?(?:[A-Za-z:]*?)([\d-]+)")
_ACTIVITY = re.compile(r"\b(activity|share|ugcPost)[-:](\d{15,})")
_EARLIEST_MS = 1_262_304_000_000  # 2010, before the first id of this kind
_LATEST_MS = 4_102_444_800_000


def number_in(link: str) -> str | None:
    """The number of the post, share or group post that a link names; None where it names none."""
    plain = unquote(link)
    found = _URN.search(plain) or _ACTIVITY.search(plain)
    number = found[2].rpartition("-")[2] if found else ""
    return number or None


def moment_of(number: str) -> int | None:
    """UTC milliseconds at which an id was given; None for a number that holds no time."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 19):
        return None
    at_ms = int(number) >> 22
    return at_ms if _EARLIEST_MS <= at_ms <= _LATEST_MS else None
