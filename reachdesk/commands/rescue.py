"""`reachdesk rescue`: what can be read of a damaged library, in its place."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from reachdesk.commands.base import DONE, Call, json_option
from reachdesk.i18n import _
from reachdesk.services import keeping


class _Rescue:
    key = "rescue"
    order = 92

    def help(self) -> str:
        return _("save what can be read of a damaged library, which is kept aside")

    def add_arguments(self, parser: ArgumentParser) -> None:
        json_option(parser)

    def run(self, call: Call) -> int:
        if keeping.undamaged(call.library):
            nothing: dict[str, Any] = {"aside": None, "saved": {}, "lost": {}}
            call.show(nothing, [_("The library is not damaged, so nothing was done.")])
            return DONE
        found = keeping.rescue(call.library, call.progress)
        record = {"aside": str(found.aside), "saved": found.saved, "lost": found.lost}
        call.show(record, [keeping.rescue_sentence(found)])
        return DONE


COMMAND = _Rescue()
