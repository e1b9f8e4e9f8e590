"""File dialogs: the desktop's own where it has one, else Qt's, with the places that people use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

from reachdesk.ui.dressing import dress_alone
from reachdesk.ui.remembered import Remembered

_THEME, _SCREEN = "QT_QPA_PLATFORMTHEME", "QT_QPA_PLATFORM"
_WIDTH, _HEIGHT, _SIDE = 860, 540, 150

_Place = QStandardPaths.StandardLocation
_PLACES = (
    _Place.HomeLocation,
    _Place.DesktopLocation,
    _Place.DocumentsLocation,
    _Place.DownloadLocation,
    _Place.PicturesLocation,
)


_BUS = "DBUS_SESSION_BUS_ADDRESS"


def _has_bus() -> bool:
    """Whether there is a session through which a portal could be asked."""
    return _BUS in os.environ or Path(os.environ.get("XDG_RUNTIME_DIR", ""), "bus").is_socket()


@contextmanager
def of_the_desktop() -> Iterator[None]:
    """While the application is made: have the portal of a Linux desktop show its own file dialogs.

    Qt asks the portal by itself only inside a sandbox, and the packed program carries no GTK.
    Without a portal Qt's dialog comes. What the owner has set stays, and the programs that are
    opened from here never see the setting.
    """
    wanted = sys.platform == "linux" and not {_THEME, _SCREEN} & set(os.environ) and _has_bus()
    if wanted:
        os.environ[_THEME] = "xdgdesktopportal"
    try:
        yield
    finally:
        if wanted:
            del os.environ[_THEME]


def file_dialog(
    parent: QWidget, title: str, memory: Remembered, *, saving: bool = False
) -> QFileDialog:
    """A dialog that goes away by itself when it has ended; not open yet.

    It begins in the folder used last; at first where browsers put exports, or, when something is
    to be saved, among the documents.
    """
    dialog = QFileDialog(parent, title, memory.last_folder() or _first_folder(saving=saving))
    kind = QFileDialog.AcceptMode
    dialog.setAcceptMode(kind.AcceptSave if saving else kind.AcceptOpen)
    dialog.finished.connect(dialog.deleteLater)
    dress_alone(dialog)
    table = dialog.findChild(QTreeView, "treeView")
    if isinstance(table, QTreeView):  # Qt's own
        _dress(dialog, table)
    return dialog


def _first_folder(*, saving: bool) -> str:
    place = _Place.DocumentsLocation if saving else _Place.DownloadLocation
    named = QStandardPaths.writableLocation(place)
    return named if Path(named).is_dir() else str(Path.home())


def _dress(dialog: QFileDialog, table: QTreeView) -> None:
    """Places at the side, and columns that can be read."""
    named = dict.fromkeys(QStandardPaths.writableLocation(place) for place in _PLACES)
    dialog.setSidebarUrls([QUrl.fromLocalFile(name) for name in named if Path(name).is_dir()])
    dialog.resize(_WIDTH, _HEIGHT)
    splitter = dialog.findChild(QSplitter)
    if isinstance(splitter, QSplitter):
        splitter.setSizes([_SIDE, _WIDTH - _SIDE])
    header = table.header()
    header.setStretchLastSection(False)
    for column in range(header.count()):
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
