"""Whether there is a screen, and plain words where Qt cannot be loaded."""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _

DEBIAN = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0"
FEDORA = "mesa-libEGL mesa-libGL libxkbcommon fontconfig dbus-libs xcb-util-cursor"


def has_screen() -> bool:
    """Whether a window can be shown: everywhere but on a Unix without any display."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def qt_loading() -> Iterator[None]:
    """Turns a loader's failure inside the block into a `UserError` that names the packages."""
    try:
        yield
    except ImportError as error:
        if error.name is None or not error.name.startswith("PySide6"):
            library = str(error).split(":")[0]
            if ".so" not in library:
                raise
            raise missing(library) from error
        raise missing(str(error).split(":")[0]) from error


def missing(library: str) -> UserError:
    """The error for a system library that Qt needs."""
    return UserError(
        _(
            "Qt needs a system library that is not here ({library}): install {debian} on Debian or"
            " Ubuntu, {fedora} on Fedora."
        ).format(library=library, debian=DEBIAN, fedora=FEDORA)
    )


def check_window_libraries() -> None:
    """Qt ends the program by itself where its X11 plugin lacks a library, so look before.

    The packed program brings them along. Raises `UserError`.
    """
    if getattr(sys, "frozen", False):
        return
    on_x11 = sys.platform.startswith("linux") and bool(os.environ.get("DISPLAY"))
    chosen = os.environ.get("QT_QPA_PLATFORM", "xcb")
    if not on_x11 or not chosen.startswith("xcb") or os.environ.get("WAYLAND_DISPLAY"):
        return
    for name in ("xcb-cursor", "xkbcommon-x11", "xcb-icccm", "xcb-keysyms", "xcb-render-util"):
        if ctypes.util.find_library(name) is None:
            raise missing(f"lib{name}")
