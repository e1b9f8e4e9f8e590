"""Files, folders and addresses, handed to the programs that the desktop has for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reachdesk.i18n import _

if TYPE_CHECKING:
    from reachdesk.ui.context import Shell


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
    return QDesktopServices.openUrl(address)
