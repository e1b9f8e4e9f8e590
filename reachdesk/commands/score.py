"""`reachdesk score`: the daily score, what moved it, and the entries behind it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reachdesk.commands import asking, score_words, selecting
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.figures import plain, plain_list
from reachdesk.commands.score_options import SWITCHES, chosen_rules, rules_options, with_rules
from reachdesk.domain.answers.score import Ledger, ScoreChange
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import Period, iso_day
from reachdesk.domain.score.series import ScoreSeries
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_days import days_shown, whole_series
from reachdesk.services.score_rules import Rules


class _Score:
    key = "score"
    order = 40

    def help(self) -> str:
        return _("the score day by day; --explain says what moved it, --ledger what it is made of")

    def add_arguments(self, parser: ArgumentParser) -> None:
        selecting.account_option(parser)
        selecting.period_options(parser)
        asked = parser.add_mutually_exclusive_group()
        asked.add_argument(
            "--explain",
            nargs=2,
            type=asking.day,
            metavar=(_("DAY"), _("DAY")),
            help=_("what moved the score between two days"),
        )
        asked.add_argument(
            "--ledger",
            type=asking.day,
            metavar=_("DAY"),
            help=_("the entries that add up to the score of a day"),
        )
        rules_options(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            account = asking.account(desk, options).id
            rules = chosen_rules(desk, options)
            asked = _Asked(desk, account, rules, whole_series(desk, account, rules))
            if options.explain:
                record, lines = _explained(asked, options.explain)
            elif options.ledger is not None:
                record, lines = _ledger(asked, options.ledger)
            else:
                record, lines = _daily(asked, options)
        switches = {name: True for name in SWITCHES if getattr(options, name)}
        switches |= {"own_recipe": True} if rules.own else {}
        call.show(record | switches, lines)
        return DONE


Said = tuple[dict[str, Any], Iterable[str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An account, the rules of its score, and the score by them (None: there is none)."""

    desk: Desk
    account: str
    rules: Rules
    series: ScoreSeries | None

    def request(self, first_day: int, last_day: int) -> Request:
        """A request about these days by the rules."""
        days = (first_day, last_day)
        return with_rules(Request(self.account, Period(*days), compare=days), self.rules)


def _daily(asked: _Asked, options: Namespace) -> Said:
    """Every day that the exports speak of, between --from and --to."""
    series, recipe = asked.series, asked.rules.recipe
    span = slice(0, 0)
    if series is not None:
        known = int(series.days[0]), int(series.days[-1])
        first = known[0] if options.from_day is None else options.from_day
        last = known[1] if options.to_day is None else options.to_day
        if None not in (options.from_day, options.to_day) and first > last:
            raise UserError(_("The first day must not be after the last: change --from or --to."))
        span = (days_shown(series, Period(first, last)) if first <= last else None) or span
    parts = series.components if series else {part.key: () for part in recipe.parts}
    record = {
        "account": asked.account,
        "recipe": recipe.name,
        "days": [iso_day(int(day)) for day in series.days[span]] if series else [],
        "score": plain_list(series.total[span]) if series else [],
        "low": plain_list(series.low[span]) if series else [],
        "high": plain_list(series.high[span]) if series else [],
        "components": {key: plain_list(points[span]) for key, points in parts.items()},
        "provisional": series.thin[span].tolist() if series else [],
    }
    return record, score_words.daily(record, asked.rules)


def _explained(asked: _Asked, days: tuple[int, int]) -> Said:
    first, last = (_known(asked.series, day) for day in days)
    if first >= last:
        raise UserError(_("Name the earlier day first: --explain 2026-01-31 2026-02-28."))
    request = asked.request(first, last)
    change: ScoreChange = cards.answer(asked.desk, "score_change", request)
    record = {
        "from": iso_day(change.from_day),
        "to": iso_day(change.to_day),
        "change": plain(change.after - change.before),
        "causes": [
            {
                "cause": cause.key,
                "points": plain(cause.points),
                "items": [
                    {"kind": item.kind, "id": item.item_id, "points": plain(item.points)}
                    for item in cause.items
                ],
            }
            for cause in change.causes
        ],
    }
    return record, score_words.explained(change, asked.rules)


def _ledger(asked: _Asked, day: int) -> Said:
    known = _known(asked.series, day)
    ledger: Ledger = cards.answer(asked.desk, "score_ledger", asked.request(known, known))
    record = {
        "date": iso_day(ledger.day),
        "recipe": ledger.recipe,
        "score": plain(ledger.total),
        "entries": [
            {
                "rule": entry.rule,
                "kind": entry.kind,
                "id": entry.item_id,
                "date": None if entry.day is None else iso_day(entry.day),
                "points": plain(entry.points),
            }
            for entry in ledger.entries
        ],
    }
    return record, score_words.ledger(ledger, asked.rules)


def _known(series: ScoreSeries | None, day: int) -> int:
    """The day, if the exports speak of it. Raises `UserError` with the days that they do."""
    if series is None:
        raise UserError(_("This account has no score yet: import an export with posts."))
    first, last = int(series.days[0]), int(series.days[-1])
    if not first <= day <= last:
        raise UserError(
            _("There is no score for {day}: the exports go from {first} to {last}.").format(
                day=iso_day(day), first=iso_day(first), last=iso_day(last)
            )
        )
    return day


COMMAND = _Score()
