"""`reachdesk people`: the people that the exports know, by name."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from reachdesk.commands import asking, selecting
from reachdesk.commands.audience_words import group_name
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.figures import UNKNOWN, table
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import last_days
from reachdesk.i18n import _, ngettext
from reachdesk.services.desk import Request
from reachdesk.services.people_table import people_page


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
            rows, total = people_page(desk, request, 0, -1)
        call.show({"people": [_record(row) for row in rows]}, _lines(rows, total))
        return DONE


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


def _lines(rows: tuple[PersonRow, ...], total: int) -> Iterator[str]:
    if not rows:
        yield _("No export of this account names anybody.")
        return
    heads = [_("name"), _("handle"), _("place"), _("role"), _("lists")]
    yield from table([heads, *(_cells(row) for row in rows)])
    yield ngettext("{count} person", "{count} people", total).format(count=f"{total:,}")


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
