"""What moved the score between two days."""

from __future__ import annotations

from reachdesk.domain.answers.score import Cause, CauseItem, ScoreChange
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import post_days
from reachdesk.services.labels import item_labels
from reachdesk.services.score_days import change_between, compared_days, whole_series
from reachdesk.services.score_like_for_like import like_for_like
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of


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
        named = [(item.kind, item.id) for cause in change.causes for item in cause.items]
        labels = item_labels(desk, request, named)
        days = post_days(desk, request.account, [name for kind, name in named if kind == "post"])
        like = like_for_like(desk, request, change.first_day, change.last_day)
        return ScoreChange(
            method=score_method(desk, request, change.last_day),
            from_day=change.first_day,
            to_day=change.last_day,
            before=change.before,
            after=change.after,
            causes=tuple(
                Cause(
                    cause.cause.value,
                    cause.points,
                    tuple(
                        CauseItem(
                            item.kind,
                            *labels[item.kind, item.id],
                            item.points,
                            days.get(item.id) if item.kind == "post" else None,
                        )
                        for item in cause.items
                    ),
                )
                for cause in change.causes
            ),
            from_sources=change.points - like.points if like else None,
            left_out=like.left_out if like else (),
        )


CARD = ScoreChangeCard()
