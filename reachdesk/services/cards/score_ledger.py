"""The entries behind the score of the period's last day."""

from __future__ import annotations

from reachdesk.domain.answers.score import Ledger, LedgerEntry
from reachdesk.domain.score.ledger import BASE_RULE
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import item_labels
from reachdesk.services.ledger_details import entry_details
from reachdesk.services.score_courtesy import matched_words
from reachdesk.services.score_days import (
    days_shown,
    ledger_on,
    partner_standing,
    whole_series,
)
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of


class ScoreLedger:
    """Each point with its post or person; they add up to the score to the last digit."""

    key = "score_ledger"

    def answer(self, desk: Desk, request: Request) -> Ledger | None:
        """The ledger of the last known day of the period, or None where it has none."""
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        span = days_shown(series, request.period) if series else None
        if series is None or span is None:
            return None
        day = int(series.days[span.stop - 1])
        entries = sorted(
            ledger_on(desk, request.account, day, rules), key=lambda entry: entry.rule == BASE_RULE
        )
        labels = item_labels(desk, request, [(entry.kind, entry.id) for entry in entries])
        window = rules.recipe.window_days
        details = entry_details(desk, request.account, day, window)
        words = _words(desk, request, day, int(window))
        weights = partner_standing(desk, request.account, rules)
        return Ledger(
            method=score_method(desk, request, day),
            day=day,
            recipe=rules.recipe.name,
            total=float(series.total[span.stop - 1]),
            entries=tuple(
                LedgerEntry(
                    entry.rule,
                    entry.kind,
                    *labels[entry.kind, entry.id],
                    None if entry.kind == "base" else entry.day,
                    None if entry.kind == "base" else entry.weight,
                    entry.points,
                    details(entry),
                    words.get(entry.id, ()) if entry.kind == "person" else (),
                    weights.get(entry.id) if entry.kind == "person" else None,
                )
                for entry in entries
            ),
        )


def _words(desk: Desk, request: Request, day: int, window: int) -> dict[str, tuple[str, ...]]:
    """Words of courtesy by person; none in a masked answer, which quotes nobody."""
    if request.masked:
        return {}
    return matched_words(desk, request.account, day + 1 - window, day)


CARD = ScoreLedger()
