"""The score of an account, day by day, computed once and shown in parts."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.on_demand import Rows
from reachdesk.domain.periods import Period
from reachdesk.domain.score import change as changes
from reachdesk.domain.score import ledger as ledgers
from reachdesk.domain.score.history import History
from reachdesk.domain.score.pairing import View
from reachdesk.domain.score.series import ScoreSeries, score_series
from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.reporting import still_wanted, tell
from reachdesk.services.score_rules import RELEASED, Rules

_CHANGES_KEPT = 16  # the days to explain ask for twelve at once
_LEDGERS_KEPT = 4


def whole_series(desk: Desk, account: str, rules: Rules = RELEASED) -> ScoreSeries | None:
    """The score of every day that the exports speak of; None without posts and exchanges.

    Tells how far it is (see `reporting.tell`), and stops there with `Cancelled`.
    """

    def made() -> ScoreSeries | None:
        known = account_history(desk, account)
        if known is None:
            return None
        days = np.arange(known.first_day, known.last_day + 1, dtype=np.int64)
        said = _("Working out the score day by day")
        return score_series(
            rules.read(known.history), days, rules.recipe, lambda share: tell(share, said)
        )

    return desk.remember(("score series", account, rules), made)


def days_shown(series: ScoreSeries, period: Period) -> slice | None:
    """Where the days of a period stand in the series; None where no day of it is known."""
    first, last = np.searchsorted(series.days, (period.first_day, period.last_day + 1))
    return slice(int(first), int(last)) if last > first else None


def compared_days(series: ScoreSeries, request: Request) -> tuple[int, int] | None:
    """The two days whose difference is asked for: the request's, else the ends of its period.

    Held inside the known days; None where nothing lies between them.
    """
    first, last = request.compare or (request.period.first_day, request.period.last_day)
    known = int(series.days[0]), int(series.days[-1])
    first, last = (min(max(day, known[0]), known[1]) for day in sorted((first, last)))
    return (first, last) if first < last else None


def change_between(
    desk: Desk, account: str, first_day: int, last_day: int, rules: Rules = RELEASED
) -> changes.Change:
    """What moved the score between two known days. Raises `ValueError` without a history."""

    def made() -> changes.Change:
        history = history_by(desk, account, rules)
        earlier, later = (View(history, day, rules.recipe) for day in (first_day, last_day))
        return changes.explained(earlier, later, still_wanted)

    return desk.remember_few(
        ("score changes", account, rules), (first_day, last_day), made, most=_CHANGES_KEPT
    )


def ledger_on(desk: Desk, account: str, day: int, rules: Rules = RELEASED) -> Rows[ledgers.Entry]:
    """The entries behind the score of a known day. Raises `ValueError` without a history."""
    return desk.remember_few(
        ("score ledgers", account, rules),
        day,
        lambda: ledgers.ledger(history_by(desk, account, rules), day, rules.recipe),
        most=_LEDGERS_KEPT,
    )


def partner_standing(desk: Desk, account: str, rules: Rules) -> dict[str, float]:
    """How much each partner counts, by ref: 0.25 to 2.5, 1 where nothing is known of them."""
    history = history_by(desk, account, rules)
    names = history.exchanges.partner_ids
    return dict(zip(names, history.partner_weight.tolist(), strict=True))


def history_by(desk: Desk, account: str, rules: Rules) -> History:
    """What the account did and received, as the rules count it.

    Raises `ValueError` without a history.
    """
    known = account_history(desk, account)
    if known is None:
        raise ValueError("an account without a history has no score")
    return rules.read(known.history)


def main_cause(change: changes.Change) -> changes.CauseShare | None:
    """The cause that moved the score most in the direction in which it went.

    None where the score stood still (less than a twentieth of a point, which is not shown).
    """
    if abs(change.points) < 0.05:
        return None
    with_it = [cause for cause in change.causes if cause.points * change.points > 0]
    return max(with_it, key=lambda cause: abs(cause.points), default=None)
