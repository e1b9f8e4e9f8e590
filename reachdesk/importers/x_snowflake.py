"""The time in an X id.

Source: X's published snowflake layout; ids from 2010-11-04 22:00 UTC on carry the milliseconds
since 1288834974657 in all but their lowest 22 bits. It agreed with `created_at` in every archive
checked (see formats.md, section 0).
"""

from __future__ import annotations

_EPOCH_MS = 1_288_834_974_657
_FIRST = 29_700_000_000
_LARGEST = 1 << 63


def moment_of(post_id: str) -> int | None:
    """UTC milliseconds at which an id was given; None for ids without a time and for no ids."""
    if not post_id.isascii() or not post_id.isdigit() or len(post_id) > 19:
        return None
    return moment_in(int(post_id))


def moment_in(number: int) -> int | None:
    """The same for an id that is a number already."""
    return (number >> 22) + _EPOCH_MS if _FIRST < number < _LARGEST else None
