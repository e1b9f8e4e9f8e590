"""`reachdesk people`: the people that the exports know, by name."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from reachdesk.commands import asking, selecting
from reachdesk.commands.audience_words import group_name
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.figures import UNKNOWN, table
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import last_days
from reachdesk.i18n import _, ngettext
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_sorting import Order
from reachdesk.services.people_table import people_order, people_rows
from reachdesk.services.reporting import tell

_AT_ONCE = 2_000
"""People in memory at a time: an account may have millions."""

_Block = tuple[PersonRow, ...]


class _People:
    key = "people"
    order = 50

    def help(self) -> str:
        return _("the people that your exports name, with place, role and lists")

    def add_arguments(self, parser: ArgumentParser) -> None:
        selecting.account_option(parser)
        selecting.segment_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            account = asking.account(desk, call.options)
            request = Request(
                account.id,
                last_days(1, account.last_day or 0),
                rule=selecting.rule(desk, account.id, call.options),
            )
            people = people_order(desk, request)
            found = _blocks(desk, request, people)
            call.show_parts(_json(found), _lines(found, len(people)))
        return DONE


def _blocks(desk: Desk, request: Request, people: Order) -> Iterator[_Block]:
    """What is known of these people, so many at a time; tells how far it is."""
    for start in range(0, len(people), _AT_ONCE):
        tell(start / len(people), _("Reading the people"))
        yield people_rows(desk, request, people[start : start + _AT_ONCE].tolist(), start)


def _json(found: Iterable[_Block]) -> Iterator[str]:
    yield '{"people": ['
    between = ""
    for block in found:
        for row in block:
            yield between + json.dumps(_record(row), ensure_ascii=False, allow_nan=False)
            between = ", "
    yield "]}\n"


def _record(row: PersonRow) -> dict[str, Any]:
    return {
        "id": row.person,
        "handle": row.handle,
        "name": row.name,
        "country": row.country,
        "region": row.region,
        "city": row.city,
        "role": list(row.roles),
        "lists": list(row.lists),
        "why": {"place": list(row.why_place), "role": list(row.why_role)},
    }


def _lines(found: Iterable[_Block], total: int) -> Iterator[str]:
    """A line per person below the heads, in columns that only ever grow wider."""
    if not total:
        yield _("No export of this account names anybody.") + "\n"
        return
    rows = [[_("name"), _("handle"), _("place"), _("role"), _("lists")]]
    widths = [0] * len(rows[0])
    for block in found:
        rows += map(_cells, block)
        for cells in rows:
            widths = [max(pair) for pair in zip(widths, map(len, cells), strict=True)]
        yield from (f"{line}\n" for line in table(rows, least=widths))
        rows.clear()
    said = ngettext("{count} person", "{count} people", total)
    yield said.format(count=f"{total:,}") + "\n"


def _cells(row: PersonRow) -> list[str]:
    place = ", ".join(part for part in (row.city, row.country) if part)
    return [
        row.name or UNKNOWN,
        f"@{row.handle}" if row.handle else row.person,
        place or UNKNOWN,
        ", ".join(group_name(role, None) for role in row.roles) or UNKNOWN,
        ", ".join(row.lists),
    ]


COMMAND = _People()
