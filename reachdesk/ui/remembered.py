"""What the window remembers of itself: place, last page, recent files, what was looked at last.

These are no preferences, and nothing but the window reads them: the command line never does, and
keeps its documented defaults (the account with the newest record, 90 days, the newest recipe).

A QSettings ini file beside the preferences. Qt reads it once at the start and writes it at the
end; nothing in between touches the disk.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from reachdesk import paths
from reachdesk.domain.plain import plain, restored
from reachdesk.ui import page_rows as rows_of_pages
from reachdesk.ui.selection import Chosen

_MOST_RECENT = 8


class Remembered:
    """The window's memory between two runs."""

    def __init__(self, file: Path | None = None) -> None:
        where = file or paths.settings_file().with_name("window.ini")
        self._ini = QSettings(str(where), QSettings.Format.IniFormat)
        self._geometry = self._ini.value("window/geometry")
        self._page = str(self._ini.value("window/page", ""))
        self._folder = str(self._ini.value("files/folder", ""))
        self._recent = [str(name) for name in _as_list(self._ini.value("files/recent"))]
        self._chosen = _chosen_from(str(self._ini.value("window/chosen", "")))
        self._rows = str(self._ini.value("window/rows", ""))

    def geometry(self) -> QByteArray | None:
        """The window's place as Qt saved it; None at the first start."""
        return self._geometry if isinstance(self._geometry, QByteArray) else None

    def remember_geometry(self, geometry: QByteArray) -> None:
        """Keep the window's place."""
        self._geometry = geometry

    def page(self) -> str:
        """Key of the page shown last, or ""."""
        return self._page

    def remember_page(self, key: str) -> None:
        """Keep the page shown."""
        self._page = key

    def chosen(self) -> Chosen:
        """Account, period, recipe and lines that were looked at last."""
        return self._chosen

    def remember_chosen(self, chosen: Chosen) -> None:
        """Keep what is looked at."""
        self._chosen = chosen

    def page_rows(self) -> tuple[rows_of_pages.Row, ...]:
        """The rows of the pages as an earlier run found them; none where they may be others."""
        return rows_of_pages.read(self._rows)

    def remember_page_rows(self, rows: tuple[rows_of_pages.Row, ...]) -> None:
        """Keep the rows of all pages."""
        self._rows = rows_of_pages.written(rows)

    def last_folder(self) -> str:
        """The folder that a file was last opened from or saved to; "" at first."""
        return self._folder

    def remember_folder(self, folder: Path) -> None:
        """Keep a folder for the next file dialog."""
        self._folder = str(folder)

    def recent(self) -> tuple[Path, ...]:
        """Files imported lately, newest first; some may be gone by now."""
        return tuple(Path(name) for name in self._recent)

    def remember_file(self, path: Path) -> None:
        """Keep an imported file."""
        names = [str(path), *(name for name in self._recent if name != str(path))]
        self._recent = names[:_MOST_RECENT]

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._recent = []

    def write(self) -> None:
        """Write everything to the ini file; for a worker thread, or the very end."""
        self._ini.setValue("window/geometry", self._geometry)
        self._ini.setValue("window/page", self._page)
        self._ini.setValue("window/chosen", json.dumps(plain(self._chosen)))
        self._ini.setValue("window/rows", self._rows)
        self._ini.setValue("files/folder", self._folder)
        self._ini.setValue("files/recent", self._recent)
        self._ini.sync()


def _chosen_from(text: str) -> Chosen:
    """What was written, or the defaults where it is damaged or of another version."""
    try:
        found = restored(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, ImportError):
        return Chosen()
    return found if isinstance(found, Chosen) else Chosen()


def _as_list(value: object) -> list[object]:
    """An ini file gives a list of one as the thing itself, an empty one as nothing."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
