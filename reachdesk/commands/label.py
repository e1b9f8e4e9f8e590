"""`reachdesk label`: your own word about people, which goes before every export."""

from __future__ import annotations

from argparse import ArgumentParser

from reachdesk.commands import asking, selecting
from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import last_days
from reachdesk.i18n import _, ngettext
from reachdesk.services import labelling, places
from reachdesk.services.desk import Desk, Request
from reachdesk.services.own_words import say
from reachdesk.services.people_table import people_page
from reachdesk.services.role_words import role_key


class _Label:
    key = "label"
    order = 58

    def help(self) -> str:
        return _("say role, place, list, note of people; what you say goes before every export")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "people", nargs="+", metavar=_("PERSON"), help=_("a handle such as @ana, or an id")
        )
        parser.add_argument("--role", metavar=_("ROLE"), help=_("“” says that it is unknown"))
        parser.add_argument("--place", metavar=_("PLACE"), help=_("such as “Leeds, UK”"))
        parser.add_argument("--list", metavar=_("LIST"), help=_("put them on a list"))
        parser.add_argument("--note", metavar=_("NOTE"), help=_("for yourself alone"))
        parser.add_argument(
            "--take-back", action="store_true", help=_("let the exports decide role and place")
        )
        selecting.account_option(parser)
        json_option(parser)

    def run(self, call: Call) -> int:
        options = call.options
        with call.desk() as desk:
            account = asking.account(desk, options)
            request = Request(account.id, last_days(1, account.last_day or 0))
            people = _found(desk, request, options.people)
            said: dict[str, str | None] = {}
            if options.take_back:
                said = dict.fromkeys((labelling.ROLES, *places.FIELDS))
            if options.role is not None:
                said[labelling.ROLES] = role_key(options.role) if options.role else ""
            if options.list:
                said[labelling.list_field(options.list)] = "1"
            if options.note is not None:
                said[labelling.NOTE] = options.note or None
            if not said and options.place is None:
                raise UserError(_("Say what they are: --role, --place, --list or --note."))
            if options.place is not None:
                said |= places.place_values(options.place)
            say(desk, account.id, people, said)
        done = ngettext("{count} person labelled", "{count} people labelled", len(people))
        call.show({"labelled": people}, [done.format(count=f"{len(people):,}")])
        return DONE


def _found(desk: Desk, request: Request, wanted: list[str]) -> list[str]:
    """The refs of people given by handle or id. Raises `UserError` for one whom no export has."""
    rows, _total = people_page(desk, request, 0, -1)
    by_name = {name: row.person for row in rows for name in _names(row)}
    missing = [one for one in wanted if one.lstrip("@").casefold() not in by_name]
    if missing:
        raise UserError(
            _("No export of this account names {people}.").format(people=", ".join(missing))
        )
    return [by_name[one.lstrip("@").casefold()] for one in wanted]


def _names(row: PersonRow) -> list[str]:
    handle = [row.handle.lstrip("@").casefold()] if row.handle else []
    return [row.person.lstrip("@").casefold(), *handle]


COMMAND = _Label()
