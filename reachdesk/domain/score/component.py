"""The contract of a score component, and the components this package offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol

from reachdesk.registry import discover

if TYPE_CHECKING:
    from reachdesk.domain.score.causes import Cause
    from reachdesk.domain.score.history import Numbers
    from reachdesk.domain.score.moment import DayRun, Moment
    from reachdesk.domain.score.recipe import Recipe

ItemKind = Literal["post", "person", "base"]
"""What a point belongs to: a post, a person, or neither (base points, the follower count)."""


@dataclass(frozen=True, eq=False)
class Measured:
    """A component over days: raw value and its standard deviation, shapes (days,)."""

    raw: Numbers
    spread: Numbers


class Component(Protocol):
    """One part of the score. `items` says what its contributions are listed by.

    `causes` are those of `Cause` that can move it: the others leave it alone by construction.
    """

    key: str
    title: str
    order: int
    items: ItemKind
    causes: tuple[Cause, ...]

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """The raw value at one moment."""
        ...

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """The raw value and its spread at the end of each day of the run."""
        ...

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """What each item adds to the raw value, shape (items,); they sum to `raw`."""
        ...

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """What each item adds to the change of the raw value, shape (items,).

        Both moments hold the same posts and partners in the same order; what is absent from one
        has weight 0 there. The changes sum to the difference of the raw values.
        """
        ...


@cache
def components() -> dict[str, Component]:
    """Every component by its key: each module of this package may offer one as `COMPONENT`."""
    return dict(discover("reachdesk.domain.score", "COMPONENT"))
