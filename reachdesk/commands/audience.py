"""`reachdesk audience`: followers by country, role, list or language."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from reachdesk.commands import asking, selecting
from reachdesk.commands.audience_words import group_name
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.completeness import moment
from reachdesk.commands.figures import table
from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.domain.periods import last_days
from reachdesk.group_names import UNKNOWN
from reachdesk.i18n import _, ngettext
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.audience_groups import DIMENSIONS
from reachdesk.services.desk import Request


class _Audience:
    key = "audience"
    order = 55

    def help(self) -> str:
        return _("followers by country, role, list or language, with overlap and unknown")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--by", choices=DIMENSIONS, default="country", help=_("what to count by")
        )
        selecting.account_option(parser)
        selecting.segment_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        by = call.options.by
        with call.desk() as desk:
            account = asking.account(desk, call.options)
            request = Request(
                account.id,
                last_days(1, account.last_day or 0),
                rule=selecting.rule(desk, account.id, call.options),
            )
            counts = group_counts(desk, request, by, joined=False)
            as_of_ms = audience_arrays(desk, account.id).as_of_ms
        record = {
            "account": account.id,
            "as_of": moment(as_of_ms),
            "followers": _in_all(counts),
            "by": by,
            "rows": _rows(counts),
            "unknown": _unknown(counts),
            "overlap": [
                {"keys": [first, second], "people": people}
                for first, second, people in _overlap(counts)
            ],
        }
        call.show(record, _lines(record))
        return DONE


def _in_all(counts: GroupCounts | None) -> int | None:
    """All followers, or those of the segment; so for every count below."""
    if counts is None:
        return None
    return counts.followers if counts.selected is None else counts.selected


def _unknown(counts: GroupCounts | None) -> int | None:
    if counts is None:
        return None
    return counts.unknown if counts.unknown_selected is None else counts.unknown_selected


def _overlap(counts: GroupCounts | None) -> tuple[tuple[str, str, int], ...]:
    return counts.overlap if counts else ()


def _rows(counts: GroupCounts | None) -> list[dict[str, Any]]:
    rows = [
        {
            "key": group.key,
            "name": group_name(group.key, group.name),
            "people": group.people if group.selected is None else group.selected,
        }
        for group in (counts.groups if counts else ())
    ]
    return sorted((row for row in rows if row["people"]), key=lambda row: -row["people"])


def _lines(record: dict[str, Any]) -> Iterator[str]:
    if record["followers"] is None:
        yield _("No export says how many followers {account} has.").format(**record)
        return
    yield _("{account} · {followers} followers on {day}").format(
        account=record["account"],
        followers=f"{record['followers']:,}",
        day=record["as_of"][:10],
    )
    rows = [[row["name"], f"{row['people']:,}"] for row in record["rows"]]
    rows.append([_(UNKNOWN[record["by"]]), f"{record['unknown']:,}"])
    yield from table(rows, right=[1])
    names = {row["key"]: row["name"] for row in record["rows"]}
    for pair in record["overlap"][:3]:
        text = ngettext(
            "{count} person is in both {first} and {second}.",
            "{count} people are in both {first} and {second}.",
            pair["people"],
        )
        yield text.format(
            count=f"{pair['people']:,}", first=names[pair["keys"][0]], second=names[pair["keys"][1]]
        )


COMMAND = _Audience()
