"""`reachdesk check`: whether the library is whole."""

from __future__ import annotations

from argparse import ArgumentParser

from reachdesk.commands.base import DONE, YOURS, Call, json_option
from reachdesk.i18n import _
from reachdesk.services import keeping


class _Check:
    key = "check"
    order = 80

    def help(self) -> str:
        return _("whether the library is whole")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)

    def run(self, call: Call) -> int:
        with call.desk() as desk:
            problems = keeping.problems(desk, call.progress)
        sentences = problems or (_("The library is whole."),)
        call.show({"whole": not problems, "problems": list(problems)}, sentences)
        return YOURS if problems else DONE


COMMAND = _Check()
