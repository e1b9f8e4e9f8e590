"""Files that no importer could take, each with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.domain.answers.sources import RefusedFile
from reachdesk.i18n import _
from reachdesk.ui.widgets.words import prose, words


class RefusedFiles(QWidget):
    """The contents of the inspector where no file could be taken: each with its reason."""

    def __init__(self, files: tuple[RefusedFile, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(refused_list(files))
        column.addStretch(1)


def refused_list(files: tuple[RefusedFile, ...]) -> QWidget:
    """Files that are left out, each with its reason."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(words(_("Left out"), "card_title", "text"))
    for one in files:
        column.addWidget(words(one.file, "small", "text", strong=True, wrap=True))
        column.addWidget(prose(one.why, "small", "body"))
    return whole
