"""`reachdesk forget`: take one import out again."""

from __future__ import annotations

from argparse import ArgumentParser

from reachdesk.commands.base import DONE, Call
from reachdesk.i18n import _
from reachdesk.services import sources


class _Forget:
    key = "forget"
    order = 30

    def help(self) -> str:
        return _("take one import out of the library again")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source", type=int, metavar=_("SOURCE"), help=_("its number in «reachdesk sources»")
        )

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            forgotten = sources.forget(desk, call.options.source, call.progress)
        call.show({}, [_("{file} was taken out of the library.").format(file=forgotten.file)])
        return DONE


COMMAND = _Forget()
