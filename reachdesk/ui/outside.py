"""Files, folders and addresses, handed to the programs that the desktop has for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reachdesk.i18n import _

if TYPE_CHECKING:
    from reachdesk.ui.context import Shell

_LOADER_PATHS = "LD_LIBRARY_PATH"


def tell_saved(shell: Shell, text: str, file: Path) -> None:
    """Say that a file was saved, with a way to it."""

    def show(what: Path) -> None:
        if not open_outside(what):
            sentence = _("No program was found that opens {file}.").format(file=what)
            shell.warn(sentence)

    links = [
        (_("Open"), lambda: show(file)),
        (_("Open folder"), lambda: show(file.parent)),
    ]
    shell.announce(text, links)


def open_outside(path: Path) -> bool:
    """Show a file or folder in the desktop's program for it; whether there is one."""
    return open_address(QUrl.fromLocalFile(str(path.absolute())))


def open_address(address: QUrl) -> bool:
    """Hand an address to the desktop's program for it; whether there is one."""
    with _as_outside():
        return QDesktopServices.openUrl(address)


@contextmanager
def _as_outside() -> Iterator[None]:
    """The packed program looks for libraries in its own folder; others must not, so they are given
    what was there before (see PyInstaller's manual, «LD_LIBRARY_PATH / LIBPATH considerations»)."""
    mine = os.environ.get(_LOADER_PATHS)
    if mine is None or not getattr(sys, "frozen", False):
        yield
        return
    before = os.environ.get(f"{_LOADER_PATHS}_ORIG")
    if before is None:
        del os.environ[_LOADER_PATHS]
    else:
        os.environ[_LOADER_PATHS] = before
    try:
        yield
    finally:
        os.environ[_LOADER_PATHS] = mine
