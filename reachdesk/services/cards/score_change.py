"""What moved the score between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.score import Cause, CauseItem, ScoreChange
from reachdesk.domain.on_demand import Rows
from reachdesk.domain.score.change import CauseShare, ChangeItem
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import post_days
from reachdesk.services.labels import Labelled, labelled
from reachdesk.services.score_days import change_between, compared_days, whole_series
from reachdesk.services.score_like_for_like import like_for_like
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of

_NO_DAY = np.iinfo(np.int32).min


class ScoreChangeCard:
    """Exact shares of the causes, down to posts and people."""

    key = "score_change"

    def answer(self, desk: Desk, request: Request) -> ScoreChange | None:
        """The causes between the compared days, or None where no two known days are compared."""
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        compared = compared_days(series, request) if series else None
        if compared is None:
            return None
        change = change_between(desk, request.account, *compared, rules)
        like = like_for_like(desk, request, change.first_day, change.last_day)
        return ScoreChange(
            method=score_method(desk, request, change.last_day),
            from_day=change.first_day,
            to_day=change.last_day,
            before=change.before,
            after=change.after,
            causes=_causes(desk, request, change.causes),
            from_sources=change.points - like.points if like else None,
            left_out=like.left_out if like else (),
        )


def _causes(desk: Desk, request: Request, shares: Sequence[CauseShare]) -> tuple[Cause, ...]:
    """The causes; what an item is called stands once for all causes that it is found in."""
    named = [
        item
        for share in shares
        for item in zip(share.items.column("kind"), share.items.column("id"), strict=True)
    ]
    labels = labelled(desk, request, named)
    known = post_days(desk, request.account, [name for kind, name in named if kind == "post"])
    days = [known.get(name, _NO_DAY) if kind == "post" else _NO_DAY for kind, name in named]
    rows = _Items(labels, np.array(days, np.int32))
    ends = np.cumsum([0, *(len(share.items) for share in shares)]).tolist()
    return tuple(
        Cause(share.cause.value, share.points, rows.of(share.items, start))
        for share, start in zip(shares, ends[:-1], strict=True)
    )


@dataclass(frozen=True, eq=False)
class _Items:
    """The items of all causes, one cause after the other: what they are called, and the days
    (items,) of the posts."""

    labels: Labelled
    days: NDArray[np.int32]

    def of(self, items: Rows[ChangeItem], start: int) -> Rows[CauseItem]:
        """Those of one cause, which begin at place `start`."""
        return Rows(
            CauseItem,
            len(items),
            {
                "kind": items.field("kind"),
                "item_id": lambda place: self.labels.id(start + place),
                "label": lambda place: self.labels.label(start + place),
                "points": items.field("points"),
                "day": lambda place: self._day(start + place),
            },
        )

    def _day(self, place: int) -> int | None:
        day = self.days.item(place)
        return None if day == _NO_DAY else day


CARD = ScoreChangeCard()
