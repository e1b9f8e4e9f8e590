"""The file dialogs of an import. They are Qt's or the desktop's; nothing is opened here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from reachdesk.i18n import _
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.remembered import Remembered

Taken = Callable[[Sequence[Path]], object]


def choose_files(parent: QWidget, memory: Remembered, taken: Taken) -> QFileDialog:
    """Ask for exports; `taken(paths)` when some were chosen. The dialog, which is open."""
    known = _("Exports (*.zip *.js *.json *.csv *.tsv *.xlsx *.xls *.ods *.txt *.ics)")
    dialog = file_dialog(parent, _("Import exports"), memory)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([known, _("All files (*)")])
    return _open(dialog, memory, taken)


def choose_folder(parent: QWidget, memory: Remembered, taken: Taken) -> QFileDialog:
    """Ask for the folder of an unpacked export."""
    dialog = file_dialog(parent, _("Import a folder"), memory)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setFilter(QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot)
    return _open(dialog, memory, taken)


def _open(dialog: QFileDialog, memory: Remembered, taken: Taken) -> QFileDialog:
    def chosen(names: Sequence[str]) -> None:
        paths = tuple(Path(name) for name in names)
        if paths:
            memory.remember_folder(paths[0].parent)
            taken(paths)

    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog
