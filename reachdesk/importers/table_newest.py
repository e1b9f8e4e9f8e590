"""The newest date that a table states, which is the date that it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.importers.source import Source
from reachdesk.importers.table_cells import moment_of_cell
from reachdesk.importers.table_columns import Contents

_LEAST_DATES = 0.5
_SLACK_DAYS = 2
_FIRST_YEAR = 2006
_LENGTHS_OF_ISO = (10, 40)


class Newest:
    """Follows the dates of a table row by row; later ones than its file has are no dates of it."""

    def __init__(
        self,
        source: Source,
        member: str,
        columns: Sequence[Contents],
        day_first: bool | None,  # noqa: FBT001
    ) -> None:
        self._day_first = day_first
        self._file_ms = _changed_ms(source, member)
        last = dt.datetime.fromtimestamp(self._file_ms / 1000, dt.UTC)
        self._limit_ms = self._file_ms + _SLACK_DAYS * MILLISECONDS_A_DAY
        is_real = last.year >= _FIRST_YEAR
        limit = dt.datetime.fromtimestamp(self._limit_ms / 1000, dt.UTC)
        self._limit = limit.date().isoformat() if is_real else "2100"
        self._limit_ms = self._limit_ms if is_real else 4_102_444_800_000
        dated = [one for one in columns if one.values and one.dates >= _LEAST_DATES]
        self._plain = [one.place for one in dated if all(map(_is_iso, one.values))]
        self._other = [one.place for one in dated if one.place not in self._plain]
        self._best = dict.fromkeys(self._plain, "1")
        self._newest: int | None = None

    def add(self, cells: list[str]) -> None:
        """Look at the dates of a row. Dates of ISO 8601 compare as texts, which is quick."""
        width = len(cells)
        for place in self._plain:
            if place < width and self._best[place] < cells[place] < self._limit:
                self._best[place] = cells[place]
        for place in self._other:
            if place < width:
                self._take(cells[place])

    def _take(self, cell: str) -> None:
        found = moment_of_cell(cell, self._day_first)
        if found is not None and found <= self._limit_ms:
            self._newest = found if self._newest is None else max(self._newest, found)

    def at_ms(self) -> int:
        """The newest date so far, UTC milliseconds; without one the day the file was changed."""
        for cell in self._best.values():
            self._take(cell)
        if self._newest is not None:
            return self._newest
        return self._file_ms // MILLISECONDS_A_DAY * MILLISECONDS_A_DAY


def _is_iso(value: str) -> bool:
    least, most = _LENGTHS_OF_ISO
    return least <= len(value) <= most and value[4:5] == "-" and value[7:8] == "-"


def _changed_ms(source: Source, member: str) -> int:
    for path in (Path(source.whereabouts(member)), source.paths[0]):
        try:
            return path.stat().st_mtime_ns // 1_000_000
        except OSError:
            continue
    return 0
