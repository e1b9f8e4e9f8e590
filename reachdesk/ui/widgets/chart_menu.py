"""The menu of a chart card: the same items under ⋯, on right click and on the Menu key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reachdesk.i18n import _

if TYPE_CHECKING:
    from reachdesk.ui.widgets.card import ChartCard


def chart_menu(card: ChartCard) -> QMenu:
    """A menu for the card; it deletes itself when it closes."""
    menu = QMenu(card)
    menu.setToolTipsVisible(True)
    table = card.table_switch.isChecked()
    items = (
        (_("Copy image"), card.files.copy_image, "Ctrl+Shift+C"),
        (_("Save image…"), card.files.save_image, "Ctrl+E"),
        (_("Save data (CSV)…"), card.files.save_data, ""),
        None,
        (_("Show as picture") if table else _("Show as table"), card.toggle_table, "T"),
        (_("What is this?"), card.explain, "F1"),
    )
    for item in items:
        if item is None:
            menu.addSeparator()
            continue
        text, act, keys = item
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(card.drawn)
        action.triggered.connect(lambda _checked=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
