"""What would change the seen-chance, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.reach import Ranged


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that would be otherwise, by key, and the seen-chance 0..1 with its 80 % range."""

    key: str
    chance: Ranged


@dataclass(frozen=True, slots=True)
class RepostWorth:
    """What one repost by a typical follower adds, as modelled: `new_people` do not follow the
    owner, `again` do. `audience`: the middle of the follower counts of `known` followers;
    `overlap`: the assumed share of that audience who follow the owner, too."""

    new_people: float
    again: float
    audience: float
    known: int
    overlap: float


@dataclass(frozen=True, slots=True)
class ReachLevers:
    """What each lever is worth for a post at that moment, always by the full model.

    `present` is the chance as things stand; `followers` None where nobody counts them. `repost`
    None: of too few followers it is known how many follow them.
    """

    method: Method
    posted_ms: int
    present: Ranged
    levers: tuple[Lever, ...]
    followers: int | None
    repost: RepostWorth | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One layer between the simple sum and the full model: its key, the chance 0..1 with it."""

    key: str
    chance: float


@dataclass(frozen=True, slots=True)
class ReachLadder:
    """Why the full model says other than the simple sum: first the seed's sum, last the answer."""

    method: Method
    posted_ms: int
    rungs: tuple[Rung, ...]
