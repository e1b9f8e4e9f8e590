"""`reachdesk restore`: a backup in the place of the library."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from reachdesk.commands.base import DONE, Call
from reachdesk.i18n import _
from reachdesk.services import keeping


class _Restore:
    key = "restore"
    order = 91

    def help(self) -> str:
        return _("put a backup in the place of the library, which is kept aside")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar=_("FILE"), help=_("the backup"))

    def run(self, call: Call) -> int:
        aside = keeping.restore(call.library, call.options.file, call.progress)
        lines = [_("The library is that of {file} now.").format(file=call.options.file)]
        if aside is not None:
            lines.append(_("The one before is kept as {file}.").format(file=aside))
        call.show({}, lines)
        return DONE


COMMAND = _Restore()
