"""`reachdesk segments`: the saved rules over followers, with their targets."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from reachdesk.commands import asking, selecting
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.commands.figures import UNKNOWN, table
from reachdesk.domain.answers.audience import SegmentRow
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import iso_day, last_days
from reachdesk.i18n import _
from reachdesk.services import cards
from reachdesk.services.desk import Desk, Request
from reachdesk.services.segments import Segment, drop_segment, keep_segment, segments


class _Segments:
    key = "segments"
    order = 57

    def help(self) -> str:
        return _("your saved segments with target, gap and change; save or remove one")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--save",
            nargs=2,
            metavar=(_("NAME"), _("RULE")),
            help=_("such as --save “At home” “country:GB and not role:supplier”"),
        )
        parser.add_argument("--target", type=int, metavar="N", help=_("how many people you want"))
        parser.add_argument(
            "--by", dest="due_day", type=selecting.day, metavar=_("DAY"), help=_("by which day")
        )
        parser.add_argument("--remove", metavar=_("NAME"), help=_("take a segment away"))
        selecting.account_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            account = asking.account(desk, options)
            if options.remove:
                drop_segment(desk, _key(desk, account.id, options.remove))
            if options.save:
                name, rule = options.save
                segment = Segment(account.id, name, rule, options.target, options.due_day)
                keep_segment(desk, segment, _known(desk, account.id, name))
            request = Request(account.id, last_days(90, account.last_day or 0))
            answer = cards.answer(desk, "audience_segments", request)
        rows = answer.rows if answer else ()
        call.show({"segments": [_record(row) for row in rows]}, _lines(rows))
        return DONE


def _known(desk: Desk, account: str, name: str) -> str | None:
    """The key of the segment of that name, which is saved anew; None for a new one."""
    wanted = name.strip().casefold()
    found = (one.key for one in segments(desk, account) if one.segment.name.casefold() == wanted)
    return next(found, None)


def _key(desk: Desk, account: str, name: str) -> str:
    found = _known(desk, account, name)
    if found is None:
        raise UserError(_("There is no segment “{name}”.").format(name=name))
    return found


def _record(row: SegmentRow) -> dict[str, Any]:
    state = row.progress
    return {
        "name": row.name,
        "rule": row.rule,
        "people": state.people,
        "not_sure": row.open,
        "target": state.target,
        "by": None if row.due_day is None else iso_day(row.due_day),
        "gap": state.gap,
        "needed_a_week": state.needed,
        "pace_a_week": state.pace,
        "change": row.change,
        "since": None if row.since_day is None else iso_day(row.since_day),
    }


def _lines(rows: tuple[SegmentRow, ...]) -> Iterator[str]:
    if not rows:
        yield _("No segment yet: save one with --save NAME RULE.")
        return
    heads = [_("segment"), _("people"), _("target"), _("change"), _("rule")]
    cells = [
        [
            row.name or row.key,
            f"{row.progress.people:,}",
            UNKNOWN if row.progress.target is None else f"{row.progress.target:,}",
            UNKNOWN if row.change is None else f"{row.change:+,}",
            row.rule,
        ]
        for row in rows
    ]
    yield from table([heads, *cells], right=[1, 2, 3])


COMMAND = _Segments()
