"""The entries behind the score of the period's last day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.score import Ledger, LedgerEntry
from reachdesk.domain.on_demand import Rows
from reachdesk.domain.score.ledger import BASE_RULE, Entry
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import Labelled, labelled
from reachdesk.services.ledger_details import Detail, entry_details
from reachdesk.services.score_courtesy import matched_words
from reachdesk.services.score_days import (
    days_shown,
    ledger_on,
    partner_standing,
    whole_series,
)
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import Rules, rules_of


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
        return Ledger(
            method=score_method(desk, request, day),
            day=day,
            recipe=rules.recipe.name,
            total=float(series.total[span.stop - 1]),
            entries=_read(desk, request, day, rules).rows(),
        )


@dataclass(frozen=True, eq=False)
class _Told:
    """Entries as the domain has them, and what the library says of each; `standing` (entries,) is
    NaN for what is no person. They are shown in `order` (entries,), which `labels` have."""

    entries: Rows[Entry]
    order: NDArray[np.int32]
    labels: Labelled
    details: Callable[[int], Detail]
    words: Mapping[str, tuple[str, ...]]
    standing: NDArray[np.float64]

    def rows(self) -> Rows[LedgerEntry]:
        """The entries as they are shown."""
        at, field = self.order.item, self.entries.field

        def placed(give: Callable[[int], Any]) -> Callable[[int], Any]:
            return lambda place: give(at(place))

        columns = {
            "rule": placed(field("rule")),
            "kind": placed(field("kind")),
            "item_id": self.labels.id,
            "label": self.labels.label,
            "day": placed(self._unless_base("day")),
            "age_weight": placed(self._unless_base("weight")),
            "points": placed(field("points")),
            "detail": placed(self.details),
            "words": placed(self._words),
            "standing": placed(self._standing),
        }
        return Rows(LedgerEntry, len(self.order), columns)

    def _unless_base(self, name: str) -> Callable[[int], Any]:
        kind, give = self.entries.field("kind"), self.entries.field(name)
        return lambda entry: None if kind(entry) == "base" else give(entry)

    def _words(self, entry: int) -> tuple[str, ...]:
        if not self.words or self.entries.field("kind")(entry) != "person":
            return ()
        return self.words.get(self.entries.field("id")(entry), ())

    def _standing(self, entry: int) -> float | None:
        standing = self.standing.item(entry)
        return None if np.isnan(standing) else standing


def _read(desk: Desk, request: Request, day: int, rules: Rules) -> _Told:
    account, window = request.account, rules.recipe.window_days
    entries = ledger_on(desk, account, day, rules)
    named = list(zip(entries.column("kind"), entries.column("id"), strict=True))
    base = list(entries.column("rule")).index(BASE_RULE)
    order = [*range(base), *range(base + 1, len(named)), base]
    known = partner_standing(desk, account, rules)
    standing = [known.get(name, np.nan) if kind == "person" else np.nan for kind, name in named]
    return _Told(
        entries=entries,
        order=np.array(order, np.int32),
        labels=labelled(desk, request, [named[entry] for entry in order]),
        details=entry_details(desk, account, day, window, entries),
        words=_words(desk, request, day, int(window)),
        standing=np.array(standing),
    )


def _words(desk: Desk, request: Request, day: int, window: int) -> dict[str, tuple[str, ...]]:
    """Words of courtesy by person; none in a masked answer, which quotes nobody."""
    if request.masked:
        return {}
    return matched_words(desk, request.account, day + 1 - window, day)


CARD = ScoreLedger()
