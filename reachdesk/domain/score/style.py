"""The 16 styles: four measured habits, two coordinates, a field of four by four.

Names and their order are those that Klout published in 2011; it gave no thresholds, so the
formulas and cuts are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLES = (
    (N_("Curator"), N_("Broadcaster"), N_("Taste Maker"), N_("Celebrity")),
    (N_("Syndicator"), N_("Feeder"), N_("Thought Leader"), N_("Pundit")),
    (N_("Dabbler"), N_("Conversationalist"), N_("Socializer"), N_("Networker")),
    (N_("Observer"), N_("Explorer"), N_("Activist"), N_("Specialist")),
)
"""Rows from participating and broad down to listening and focused; columns from sharing and casual
to creating and consistent."""

CELLS = 4
"""Cells along each side; the cuts are at 0.25, 0.5 and 0.75."""

STICKINESS = 0.03
"""How far past a cut a point must go before it changes class, so that noise does not rename it."""

FULL_WEEKS = 13
"""Weeks that make enough data …"""

FULL_POSTS = 20
"""… unless there are this many posts."""

STEADY_POSTS = 14.0
"""Posts a week that count as fully consistent: two a day."""

TALK_HALF = 7.0
"""Replies, mentions and messages sent per week that earn half of participation: one a day."""

BREADTH_HALF = 5.0
"""Topics beyond the first, by effective number, that earn half of breadth."""


@dataclass(frozen=True)
class StyleEvidence:
    """Counts over the last 13 weeks (or the weeks there are).

    Posts other than replies by make: own words, own words with a link, reposts of others, quotes.
    `talk_per_week`: replies, mentions and messages sent. `posts_by_week`: posts in each week.
    `topic_counts`: posts per topic, hashtag or list label.
    """

    text_originals: float
    link_originals: float
    reposts: float
    quotes: float
    talk_per_week: float
    posts_by_week: tuple[float, ...]
    topic_counts: tuple[float, ...]

    @property
    def enough(self) -> bool:
        """Whether there are 13 weeks with data or 20 posts; below that no class is named."""
        return len(self.posts_by_week) >= FULL_WEEKS or sum(self.posts_by_week) >= FULL_POSTS


@dataclass(frozen=True)
class Style:
    """Where an account stands: habits and coordinates 0..1, the cell and its name.

    `x` runs from sharing and casual to creating and consistent, `y` from listening and focused to
    participating and broad; `row` counts from the top. `margin` is the distance to the nearest
    cut. `name` is a key for translation.
    """

    create: float
    consistent: float
    participate: float
    broad: float
    x: float
    y: float
    column: int
    row: int
    margin: float

    @property
    def name(self) -> str:
        """The published name of the cell."""
        return STYLES[self.row][self.column]


def style_of(evidence: StyleEvidence, previous: Style | None = None) -> Style:
    """The style that the counts give, whether or not they are `enough`.

    With `previous` (the reading before) each axis keeps its cell until it is `STICKINESS` past
    the cut.
    """
    create, consistent = _create(evidence), _consistent(evidence.posts_by_week)
    participate = evidence.talk_per_week / (evidence.talk_per_week + TALK_HALF)
    broad = _broad(evidence.topic_counts)
    x, y = (create + consistent) / 2, (participate + broad) / 2
    column = _cell(x, None if previous is None else previous.column)
    level = _cell(y, None if previous is None else CELLS - 1 - previous.row)
    edges = (abs(CELLS * value - cut) for value in (x, y) for cut in range(1, CELLS))
    return Style(
        create=create,
        consistent=consistent,
        participate=participate,
        broad=broad,
        x=x,
        y=y,
        column=column,
        row=CELLS - 1 - level,
        margin=min(edges) / CELLS,
    )


def style_trail(months: Sequence[StyleEvidence]) -> tuple[Style | None, ...]:
    """The styles of successive months, each sticking to the one before; None: not enough data."""
    trail: list[Style | None] = []
    previous: Style | None = None
    for evidence in months:
        if evidence.enough:
            previous = style_of(evidence, previous)
        trail.append(previous if evidence.enough else None)
    return tuple(trail)


def _create(evidence: StyleEvidence) -> float:
    makes = (evidence.text_originals, evidence.link_originals, evidence.reposts, evidence.quotes)
    made = evidence.text_originals + 0.5 * evidence.link_originals + 0.5 * evidence.quotes
    return made / sum(makes) if sum(makes) else 0.0


def _consistent(posts_by_week: Sequence[float]) -> float:
    if not posts_by_week:
        return 0.0
    return float(np.mean(np.minimum(np.asarray(posts_by_week) / STEADY_POSTS, 1.0)))


def _broad(topic_counts: Sequence[float]) -> float:
    counts = np.array([count for count in topic_counts if count > 0], float)
    if not len(counts):
        return 0.0
    share = counts / counts.sum()
    further = float(np.exp(-(share * np.log(share)).sum())) - 1.0  # beyond the first topic
    return further / (further + BREADTH_HALF)


def _cell(value: float, previous: int | None) -> int:
    """Cell 0..3 of a coordinate; the previous one while the value is within its sticky bounds."""
    if previous is not None:
        low, high = previous / CELLS - STICKINESS, (previous + 1) / CELLS + STICKINESS
        if low <= value <= high:
            return previous
    return min(int(CELLS * value), CELLS - 1)
