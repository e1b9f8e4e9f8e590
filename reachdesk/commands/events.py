"""`reachdesk events`: the owner's events, and noting or taking away one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from reachdesk.commands import asking, selecting
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.domain.answers.score import EventMark
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import day_from_iso, iso_day
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.events import events, remove_event, save_event


class _Events:
    key = "events"
    order = 45

    def help(self) -> str:
        return _("your events; --add notes one, --remove takes one away")

    def add_arguments(self, parser: ArgumentParser) -> None:
        selecting.account_option(parser)
        asked = parser.add_mutually_exclusive_group()
        for name, said in (
            ("--add", _("note what happened on a day")),
            ("--remove", _("take away the event of that day and name")),
        ):
            asked.add_argument(name, nargs=2, metavar=(_("DAY"), _("NAME")), help=said)
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            account = asking.account(desk, options).id
            if options.add:
                _add(desk, account, *options.add)
            if options.remove:
                _remove(desk, account, *options.remove)
            found = events(desk, account)
        record = {"account": account, "events": [_record(one) for one in found]}
        call.show(record, [_line(one) for one in found] or [_("No event is noted yet.")])
        return DONE


def _add(desk: Desk, account: str, written: str, name: str) -> None:
    day = _day(written)
    if not name.strip():
        raise UserError(_("Give the event a name: events --add 2026-09-02 “Planning days”."))
    save_event(desk, account, EventMark(day, day, name))


def _remove(desk: Desk, account: str, written: str, name: str) -> None:
    day = _day(written)
    known = [one for one in events(desk, account) if (one.day, one.label) == (day, name.strip())]
    if not known:
        raise UserError(
            _("There is no event “{name}” on {day}: “reachdesk events” lists them.").format(
                name=name.strip(), day=iso_day(day)
            )
        )
    remove_event(desk, account, known[0])


def _day(written: str) -> int:
    try:
        return day_from_iso(written)
    except ValueError as error:
        raise UserError(
            _("“{text}” is not a day: write it like 2026-11-21.").format(text=written)
        ) from error


def _record(one: EventMark) -> dict[str, Any]:
    return {
        "from": iso_day(one.day),
        "to": iso_day(one.end_day),
        "name": one.label,
        "kind": one.kind,
        "link": one.link,
    }


def _line(one: EventMark) -> str:
    days = iso_day(one.day)
    if one.end_day > one.day:
        days = _("{first} to {last}").format(first=days, last=iso_day(one.end_day))
    return "  ".join(filter(None, (days, one.label, one.kind, one.link)))


COMMAND = _Events()
