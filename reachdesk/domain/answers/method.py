"""How an answer was made: what stands in the footer of every picture."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Method:
    """The account, window, amounts, coverage, evidence and recipe of one answer.

    `handle` is None where masked or unknown. `made_from` are amounts by key ("posts", "exchanges",
    "followers", "snapshots"). `coverage` says for how many of the inputs a fact is known, by key
    ("views", "place", "role", "names"). `unseen` are keys of what the exports at hand cannot say
    ("mentions_received", "views", "follower_names", "follower_places", "list_members", "reposters",
    "messages", "follower_history"). `recipe` is a version such as "v1", or None where none is used.
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
