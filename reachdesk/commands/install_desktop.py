"""`reachdesk install-desktop`: an entry in the desktop's menus for a copy run from its source."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _, ngettext
from reachdesk.services import desktop_files


class _InstallDesktop:
    key = "install-desktop"
    order = 96

    def help(self) -> str:
        return _("an entry in the menus, icons and the library's file type (Linux)")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help=_("take away what was written before")
        )
        json_option(parser)

    def run(self, call: Call) -> int:
        if sys.platform in {"win32", "darwin"}:
            raise UserError(
                _("Only Linux needs this: on Windows and macOS use the packed program.")
            )
        folder = desktop_files.share()
        if call.options.remove:
            touched = desktop_files.remove(folder)
            line = ngettext(
                "{count} file removed from {folder}.",
                "{count} files removed from {folder}.",
                len(touched),
            )
        else:
            touched = desktop_files.install(desktop_files.own_call(), folder)
            line = ngettext(
                "{count} file written to {folder}. ReachDesk is in the menu now.",
                "{count} files written to {folder}. ReachDesk is in the menu now.",
                len(touched),
            )
        record = {"files": [str(path) for path in touched]}
        call.show(record, [line.format(count=len(touched), folder=folder)])
        return DONE


COMMAND = _InstallDesktop()
