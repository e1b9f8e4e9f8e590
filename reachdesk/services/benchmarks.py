"""Benchmark lines: values that the owner enters, with the source they are from."""

from __future__ import annotations

import secrets

import msgspec
import numpy as np

from reachdesk.domain.answers.score import OverlayLine
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import Period, day_from_iso, iso_day
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.kept import KeptChange, all_kept, keep
from reachdesk.services.methods import read_only

KIND = "benchmark"
PREFIX = "benchmark:"
LEAST, MOST = 1.0, 100.0
"""The scale of the score; a benchmark beyond it cannot be drawn beside it."""


class Benchmark(msgspec.Struct, frozen=True):
    """A line to compare with. `account` is a public id, `source` the owner's words for where the
    values are from. `points` are (ISO date, value) in order of time; one without a date ("") holds
    for every day."""

    account: str
    name: str
    source: str
    points: tuple[tuple[str, float], ...]


def benchmarks(desk: Desk, account: str) -> dict[str, Benchmark]:
    """The benchmarks of an account by key."""
    owner = accounts.choose(desk, account).id
    found = all_kept(desk, KIND, Benchmark)
    return {key: one for key, one in found.items() if one.account == owner}


def check_benchmark(benchmark: Benchmark) -> Benchmark:
    """The benchmark without blanks round its words.

    Raises `UserError` without name, source or values, and for values off the score's scale.
    """
    if not benchmark.name.strip():
        raise UserError(_("Give the line a name."))
    if not benchmark.points:
        raise UserError(_("Enter a value, or a date and a value on each line."))
    if not all(LEAST <= value <= MOST for _day, value in benchmark.points):
        raise UserError(_("A benchmark lies between 1 and 100, as the score does."))
    if not benchmark.source.strip():
        raise UserError(_("Say where the values are from."))
    return msgspec.structs.replace(
        benchmark, name=benchmark.name.strip(), source=benchmark.source.strip()
    )


def new_key() -> str:
    """A key that no benchmark has."""
    return secrets.token_hex(6)


def save_benchmark(desk: Desk, benchmark: Benchmark, key: str = "") -> KeptChange:
    """Keep a benchmark, new where `key` is empty; gives what `kept.put_back` undoes.

    Raises what `check_benchmark` raises.
    """
    return keep(desk, KIND, key or new_key(), check_benchmark(benchmark))


def remove_benchmark(desk: Desk, key: str) -> KeptChange:
    """Take a benchmark away."""
    return keep(desk, KIND, key, None)


def points_from(text: str) -> tuple[tuple[str, float], ...]:
    """Points as they are typed: one value, or on each line an ISO date and a value.

    Raises `UserError` for a line that is neither.
    """
    found: dict[str, float] = {}
    for line in filter(None, (each.strip() for each in text.splitlines())):
        parts = line.replace(";", " ").replace("\t", " ").split()
        try:
            value = float(parts[-1].replace(",", "."))
            day = iso_day(day_from_iso(parts[0].rstrip(","))) if len(parts) > 1 else ""
        except ValueError as error:
            raise UserError(
                _("“{line}” is not a date like 2026-11-21 and a value.").format(line=line)
            ) from error
        if len(parts) > 2 or (found and ("" in found or not day)):
            raise UserError(_("Enter one value, or a date and a value on each line."))
        found[day] = value
    return tuple(sorted(found.items()))


def offered(desk: Desk, request: Request, _shown: Period) -> tuple[tuple[str, str | None], ...]:
    """Every benchmark of the account by name."""
    found = sorted(benchmarks(desk, request.account).items(), key=lambda pair: pair[1].name)
    return tuple((PREFIX + key, None if request.masked else one.name) for key, one in found)


def line(desk: Desk, request: Request, shown: Period, key: str) -> OverlayLine | None:
    """The benchmark as far as it lies in the days shown; one value runs through all of them."""
    one = benchmarks(desk, request.account).get(key.removeprefix(PREFIX))
    if one is None:
        return None
    if one.points[0][0]:
        pairs = [(day_from_iso(day), value) for day, value in one.points]
        pairs = [pair for pair in pairs if shown.first_day <= pair[0] <= shown.last_day]
    else:
        days = range(shown.first_day, shown.last_day + 1)
        pairs = [(day, one.points[0][1]) for day in days]
    if not pairs:
        return None
    return OverlayLine(
        key=key,
        name=None if request.masked else one.name,
        days=read_only(np.array([day for day, _value in pairs], float)),
        values=read_only(np.array([value for _day, value in pairs], float)),
        marks=read_only(np.zeros(len(pairs), np.int64)),
        source=None if request.masked else one.source,
    )
