"""A segment's target: how far, how fast, and how fast it would have to be."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_PEOPLE = 10
"""Under so many people gained and lost there is no pace (look.md section 6, small n)."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a segment stands. People; days since 1970.

    `gap` people missing (0 once reached). `needed` people a week from the last known day to the due
    day; None without a target or due day, when it is reached, or when the due day is over. `pace`
    people a week over the days compared; None where fewer than `LEAST_PEOPLE` came and went or no
    earlier set is known.
    """

    people: int
    target: int | None
    gap: int | None
    needed: float | None
    pace: float | None


def progress(
    people: int,
    day: int,
    target: int | None,
    due_day: int | None,
    earlier: tuple[int, int, int] | None,
) -> Progress:
    """Where a segment of `people` on `day` stands against its target.

    `earlier` is (day, people then, how many came or went since) of an earlier set, or None.
    """
    gap = None if target is None else max(0, target - people)
    weeks = None if due_day is None else (due_day - day) / 7
    needed = gap / weeks if gap and weeks is not None and weeks > 0 else None
    pace = None
    if earlier is not None and earlier[0] < day and earlier[2] >= LEAST_PEOPLE:
        pace = (people - earlier[1]) / ((day - earlier[0]) / 7)
    return Progress(people, target, gap, needed, pace)
