"""The window, which is what `reachdesk` without a verb means; Qt is imported only here."""

from __future__ import annotations

import os
import sys

from reachdesk.commands.base import Call


def has_screen() -> bool:
    """Whether a window can be shown: everywhere but on a Unix without any display."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(call: Call) -> int:
    """Open the window on the library, or on the demo account, and return its exit code."""
    from reachdesk.ui.app import start  # noqa: PLC0415 - Qt is loaded only to draw

    code: int = start(call.library, call.options.files, demo=call.options.demo)
    return code
