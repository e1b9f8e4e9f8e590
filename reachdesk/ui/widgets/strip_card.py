"""A low card: its picture from edge to edge, its buttons beside it instead of above."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from reachdesk.ui.widgets.card import ChartCard

_SIDE, _TOP, _BOTTOM, _BUTTONS_OUT = 19, 8, 11, 12


class StripCard(ChartCard):
    """A chart card without words above the picture, which says them itself.

    The headline is the card's accessible name and tooltip.
    """

    def set_titles(self, title: str, subtitle: str = "") -> None:
        """Name the card; no words are shown above the picture."""
        super().set_titles(title, subtitle)
        self.setToolTip(title)
        self.title.hide()
        self.subtitle.hide()

    def _lay_out(self) -> None:
        """Picture left, buttons right, in one row."""
        for unseen in (self.title, self.subtitle):
            unseen.setParent(self)
            unseen.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _TOP, _SIDE - _BUTTONS_OUT, _BOTTOM)
        row.setSpacing(0)
        row.addLayout(self.body, 1)
        row.addLayout(self.corner)
        row.setAlignment(self.corner, Qt.AlignmentFlag.AlignTop)
