"""Rows of a table as numbers of an account: counts by day and scores from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import CountFact
from reachdesk.i18n import N_
from reachdesk.importers.table_cells import count_in, handle_in, moment_of_cell, score_in
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_targets import FLOWS, METRICS, SCORE_OF
from reachdesk.importers.wording import worded

HUNDREDTHS = 100
"""A score is kept in hundredths, as a whole number."""


def reader_of(
    mapping: TableMapping, handle: str | None
) -> Callable[[list[str]], list[CountFact] | str]:
    """Reads a row: its numbers, or a sentence part that says why there are none.

    `handle` is the account whose rows are meant, where the table has a column of accounts.
    """
    at = mapping.places()
    date_at, account_at = at.pop("date"), at.pop("handle", None)
    wanted = handle.lower() if handle and account_at is not None else None

    def read(cells: list[str]) -> list[CountFact] | str:
        if wanted is not None and account_at is not None and account_at < len(cells):
            account = handle_in(cells[account_at].strip())
            if account is not None and account.lower() != wanted:
                return worded(N_("another account: {account}"), account=account)
        date = cells[date_at] if date_at < len(cells) else ""
        moment = moment_of_cell(date, mapping.day_first)
        if moment is None or moment < 0:
            return worded(N_("no date: «{value}»"), value=date.strip()[:40])
        try:
            found = [
                fact
                for field, place in at.items()
                if place < len(cells) and (fact := _fact(field, moment, cells[place]))
            ]
        except ValueError as error:
            return worded(N_("not readable: {value}"), value=str(error)[:80])
        return found or worded(N_("no number in this row"))

    return read


def _fact(field: str, moment: int, cell: str) -> CountFact | None:
    if field.startswith(SCORE_OF):
        score = score_in(cell)
        return None if score is None else CountFact(field, moment, round(score * HUNDREDTHS))
    value = count_in(cell)
    if value is None:
        return None
    day = moment // MILLISECONDS_A_DAY * MILLISECONDS_A_DAY
    return CountFact(METRICS[field], day if field in FLOWS else moment, value)
