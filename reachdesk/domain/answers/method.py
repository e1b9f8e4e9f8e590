"""How an answer was made: what stands in the footer of every picture."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class RecipeUse:
    """The recipe of a score, and how partners and courtesy were counted.

    `own`: it is the owner's, under the owner's name. `weights` are the shares of the components,
    0..1, in their order. Activity counts in full for `window_days` - `taper_days` days and for
    nothing after `window_days`. `fingerprint` changes with any constant.
    """

    name: str
    own: bool
    weights: tuple[tuple[str, float], ...]
    window_days: float
    taper_days: float
    fingerprint: str
    equal_partners: bool = False
    courtesy_in_full: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """The account, window, amounts, coverage, evidence and recipe of one answer.

    `handle` is None where masked or unknown. `made_from` are amounts by key ("posts", "exchanges",
    "followers", "snapshots"). `coverage` says for how many of the inputs a fact is known, by key
    ("views", "place", "role", "names"). `unseen` are keys of what the exports at hand cannot say
    ("mentions_received", "views", "follower_names", "follower_places", "list_members", "reposters",
    "messages", "follower_history"). `recipe` is a version such as "v1", or None where none is used;
    `score` says more about it where the answer is a score.
    """

    network: str
    handle: str | None
    period: Period | None
    evidence: Evidence
    made_from: tuple[tuple[str, int], ...] = ()
    coverage: tuple[tuple[str, Coverage], ...] = ()
    unseen: tuple[str, ...] = ()
    recipe: str | None = None
    sources: int = 0
    masked: bool = False
    score: RecipeUse | None = None
