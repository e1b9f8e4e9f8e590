"""How far the owner's clock is from UTC, from local days set against known moments."""

from __future__ import annotations

from collections.abc import Sequence

_MS_A_MINUTE = 60_000
_MS_A_DAY = 86_400_000
_EARLIEST, _LATEST = -12 * 60, 14 * 60
_STEP = 30


def offset_minutes(days: Sequence[tuple[int, int]]) -> int | None:
    """The distance from UTC in minutes, in half hours, that puts most moments on their local day.

    `days` pairs a local day (days since 1970) with a moment (UTC ms). None where fewer than ten
    moments are given, where nothing tells UTC from its neighbours (a span over 10 hours fits
    equally well), or where under 90 % fit. Among equals the nearest to UTC is taken.
    """
    if len(days) < 10:
        return None
    fits = {
        minutes: sum((moment + minutes * _MS_A_MINUTE) // _MS_A_DAY == day for day, moment in days)
        for minutes in range(_EARLIEST, _LATEST + 1, _STEP)
    }
    most = max(fits.values())
    best = [minutes for minutes, count in fits.items() if count == most]
    if most < 0.9 * len(days) or best[-1] - best[0] > 600:
        return None
    return min(best, key=abs)
