"""What the score of the period's last day rests on."""

from __future__ import annotations

from reachdesk.domain.answers.score_evidence import ScoreEvidence
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_days import days_shown, history_by, whole_series
from reachdesk.services.score_evidence import fragile_on, own_past, received_until, without
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of


class ScoreEvidenceCard:
    """With and without the best post, the strongest partner and half of the posts; the effort."""

    key = "score_evidence"

    def answer(self, desk: Desk, request: Request) -> ScoreEvidence | None:
        """The evidence on the last known day of the period, or None where it has none."""
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        span = days_shown(series, request.period) if series else None
        if series is None or span is None:
            return None
        last = span.stop - 1
        day = int(series.days[last])
        history = history_by(desk, request.account, rules)
        reactions, exchanges = received_until(history, day, rules.recipe.window_days)
        return ScoreEvidence(
            method=score_method(desk, request, day),
            day=day,
            total=float(series.total[last]),
            base=series.base,
            provisional=bool(series.thin[last]),
            without=without(desk, request, day),
            fragile=fragile_on(desk, request, day),
            posts=int(series.posts_in_window[last]),
            active_days=int(series.active_days[last]),
            window_days=round(rules.recipe.window_days),
            reactions=reactions,
            exchanges=exchanges,
            past=own_past(series, last),
        )


CARD = ScoreEvidenceCard()
