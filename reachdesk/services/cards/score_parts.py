"""What the score of the period's last day is made of."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.score import ScorePart, ScoreParts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_days import compared_days, days_shown, ledger_on, whole_series
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of


class ScorePartsCard:
    """Base and components; they add up to the score to the last digit."""

    key = "score_parts"

    def answer(self, desk: Desk, request: Request) -> ScoreParts | None:
        """The parts on the last known day of the period, or None where it has none."""
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        span = days_shown(series, request.period) if series else None
        if series is None or span is None:
            return None
        last = span.stop - 1
        compared = compared_days(series, request)
        since = int(np.searchsorted(series.days, compared[0])) if compared else None
        day = int(series.days[last])
        return ScoreParts(
            method=score_method(desk, request, day),
            day=day,
            since_day=compared[0] if compared else None,
            total=float(series.total[last]),
            low=float(series.low[last]),
            high=float(series.high[last]),
            base=series.base,
            parts=tuple(
                ScorePart(
                    key,
                    float(points[last]),
                    None if since is None else float(points[last] - points[since]),
                )
                for key, points in series.components.items()
            ),
            entries=len(ledger_on(desk, request.account, day, rules)) - 1,
            provisional=bool(series.thin[last]),
        )


CARD = ScorePartsCard()
