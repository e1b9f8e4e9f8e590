"""What would move an account to the next cell of the style field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reachdesk.domain.score.style import CELLS, FULL_WEEKS, STICKINESS, Style, style_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reachdesk.domain.score.style import StyleEvidence


class Habit(StrEnum):
    """What the owner would do more or less of, each week."""

    TALK = "talk_per_week"
    POSTS = "posts_per_week"


@dataclass(frozen=True)
class Move:
    """A change of one habit, kept up for 13 weeks, that leads to the neighbouring cell.

    `direction` is "up", "down", "left" or "right" in the field; `amount` per week is negative for
    less; `name` is the style arrived at.
    """

    direction: str
    habit: Habit
    amount: float
    name: str


MOST_TALK = 500.0
"""Exchanges a week beyond which a move is called out of reach."""

MOST_POSTS = 14.0
"""Posts a week beyond which consistency no longer grows."""


def one_cell_moves(evidence: StyleEvidence, current: Style) -> tuple[Move, ...]:
    """The moves to neighbouring cells by talk (up, down) or own posts in words (left, right).

    The other habits stay as they are; every amount is past the cut by the stickiness. Neighbours
    that one habit alone cannot reach are left out.
    """
    level = CELLS - 1 - current.row
    column = current.column
    tries = (
        ("up", Habit.TALK, level + 1, MOST_TALK),
        ("down", Habit.TALK, level - 1, -evidence.talk_per_week),
        ("right", Habit.POSTS, column + 1, MOST_POSTS),
        ("left", Habit.POSTS, column - 1, -max(evidence.posts_by_week, default=0.0)),
    )
    moves = []
    for direction, habit, cell, limit in tries:
        amount = _amount(evidence, habit, cell, limit) if 0 <= cell < CELLS else None
        if amount is None:
            continue
        arrived = style_of(_with(evidence, habit, amount), current)
        reached = CELLS - 1 - arrived.row if habit is Habit.TALK else arrived.column
        if reached == cell:  # the first post of all jumps further
            moves.append(Move(direction, habit, amount, arrived.name))
    return tuple(moves)


def _amount(evidence: StyleEvidence, habit: Habit, cell: int, limit: float) -> float | None:
    """Least change of the habit that reaches the cell, None when `limit` does not."""
    cut = cell / CELLS + STICKINESS if limit > 0 else (cell + 1) / CELLS - STICKINESS

    def gap(amount: float) -> float:
        moved = style_of(_with(evidence, habit, amount))
        value = moved.y if habit is Habit.TALK else moved.x
        return value - cut if limit > 0 else cut - value

    return _first_reached(gap, limit)


def _first_reached(gap: Callable[[float], float], limit: float) -> float | None:
    """Smallest amount between 0 and `limit` where the gap closes, by halving; None if never."""
    if limit == 0 or gap(limit) <= 0:
        return None
    short, enough = 0.0, limit
    for _step in range(45):
        middle = (short + enough) / 2
        short, enough = (short, middle) if gap(middle) > 0 else (middle, enough)
    return enough


def _with(evidence: StyleEvidence, habit: Habit, amount: float) -> StyleEvidence:
    if habit is Habit.TALK:
        return replace(evidence, talk_per_week=max(0.0, evidence.talk_per_week + amount))
    weeks = evidence.posts_by_week or (0.0,) * FULL_WEEKS
    by_week = tuple(max(0.0, posts + amount) for posts in weeks)
    written = max(0.0, evidence.text_originals + sum(by_week) - sum(weeks))
    return replace(evidence, posts_by_week=by_week, text_originals=written)
