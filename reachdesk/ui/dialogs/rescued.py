"""What was saved of a damaged library, kind by kind, and where the damaged file is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _
from reachdesk.storage.salvage import Salvage
from reachdesk.ui import problems, rescue_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import prose, words


class Rescued(QWidget):
    """The contents of the inspector after a rescue."""

    def __init__(self, theme: Theme, salvage: Salvage) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(10)
        column.addWidget(prose(rescue_words.sentence(salvage), "small", "body"))
        column.addLayout(_table(rescue_words.rows(salvage)))
        if salvage.aside is not None:
            folder = str(salvage.aside.parent)
            text = _("The damaged file is kept as it was, as {file}.")
            told = prose(text.format(file=salvage.aside.name), "small", "body")
            told.setToolTip(str(salvage.aside))
            column.addWidget(told)
            self.folder = Button(theme, _("Open folder"), LINK)
            self.folder.clicked.connect(lambda _checked=False: problems.open_folder(folder))
            column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _table(rows: list[tuple[str, int, int]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(5)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for place, title in enumerate((_("Saved"), _("Lost, at least")), start=1):
        grid.addWidget(words(title, "least", "muted"), 0, place, right)
    for row, (kind, saved, lost) in enumerate(rows, start=1):
        grid.addWidget(words(kind, "small", "text", wrap=True), row, 0)
        grid.addWidget(words(chart_words.number(saved), "small", "body"), row, 1, right)
        tone = "down_text" if lost else "muted"
        grid.addWidget(words(chart_words.number(lost), "small", tone), row, 2, right)
    return grid
