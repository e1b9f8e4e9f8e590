"""`reachdesk screenshots`: every page as the real window draws it."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser
from pathlib import Path

from reachdesk import log
from reachdesk.commands import screen, selecting
from reachdesk.commands.base import DONE, Call
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

_LEAST, _MOST = (880, 600), (7680, 4320)


class _Screenshots:
    key = "screenshots"
    order = 75

    def help(self) -> str:
        return _("one PNG per page, as drawn by the real window")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar=_("DIR"))
        selecting.demo_option(parser)
        selecting.theme_option(parser)
        parser.add_argument(
            "--size", type=_size, metavar=_("WxH"), help=_("of the window, such as 1360x860")
        )

    def run(self, call: Call) -> int:
        options = call.options
        _make(options.folder)
        if not options.demo:
            with call.desk():
                pass  # says in words what is wrong with the library, before a window opens
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        with screen.qt_loading():
            from reachdesk.ui import screenshots  # noqa: PLC0415 - loads Qt

        taken = screenshots.take(
            None if options.demo else call.library,
            options.folder,
            theme=options.theme,
            lang=options.lang,
            size=options.size,
        )
        log.start()
        call.show({}, [str(path) for path in taken])
        return DONE


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("Cannot make the folder {folder}: choose another place.").format(folder=folder)
        ) from error


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_LEAST[0] <= size[0] <= _MOST[0] and _LEAST[1] <= size[1] <= _MOST[1]):
        raise UserError(
            _("«{text}» is no size: write it like 1360x860, at least 880x600.").format(text=text)
        )
    return size


COMMAND = _Screenshots()
