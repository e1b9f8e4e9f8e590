"""`reachdesk backup`: a consistent copy of the library."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from reachdesk.commands.base import DONE, Call
from reachdesk.i18n import _
from reachdesk.services import keeping


class _Backup:
    key = "backup"
    order = 90

    def help(self) -> str:
        return _("a consistent copy of the library, also while it is in use")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, metavar=_("OUT"), help=_("the file to make"))

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            keeping.back_up(desk, call.options.out)
        call.show({}, [_("The library was copied to {file}.").format(file=call.options.out)])
        return DONE


COMMAND = _Backup()
