"""Answers about what a score rests on."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.method import Method


@dataclass(frozen=True, slots=True)
class Without:
    """The score of the day without something.

    `key`: "best_post", "strongest_partner" or "half_the_posts". `kind` and `item_id` name the post
    or person ("" for neither), `label` is what it is called ("" where nothing is known to call it
    by). `total` is the score without it.
    """

    key: str
    kind: str
    item_id: str
    label: str
    total: float


@dataclass(frozen=True, slots=True)
class OwnPast:
    """A score on the scale of the account's own past.

    `days` earlier days are compared, those with thin evidence left out; the score was lower on
    `below` of them. `highest_since`: the last of them on which it was as high or higher, None where
    there is none.
    """

    days: int
    below: int
    highest_since: int | None


@dataclass(frozen=True, slots=True)
class ScoreEvidence:
    """What the score of `day` rests on.

    `base` is where the scale begins. `without` says what would be left; `fragile` is the key of the
    one of them that carries more than a quarter of the points above the base, None where neither
    post nor partner does. Effort: own `posts` in the window, on `active_days` days, `window_days`
    long. `reactions` are the known ones of these posts (None: no export counts any), `exchanges`
    what others did on dates in the window. `past` is None while the evidence is thin.
    """

    method: Method
    day: int
    total: float
    base: float
    provisional: bool
    without: tuple[Without, ...]
    fragile: str | None
    posts: int
    active_days: int
    window_days: int
    reactions: int | None
    exchanges: int
    past: OwnPast | None = None

    @property
    def per_ten_posts(self) -> float | None:
        """Points above the base for every ten posts; None under ten posts."""
        return 10 * (self.total - self.base) / self.posts if self.posts >= 10 else None
