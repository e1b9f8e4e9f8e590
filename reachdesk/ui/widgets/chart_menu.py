"""The menu of a chart card: the same items under ⋯, on right click and on the Menu key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reachdesk.i18n import _
from reachdesk.ui.chart_files import ChartFiles


def chart_menu(
    card: QWidget,
    files: ChartFiles,
    toggle_table: Callable[[], None],
    explain: Callable[[], None],
    *,
    table: bool,
) -> QMenu:
    """A menu for the card; it deletes itself when it closes. `table`: the table is shown."""
    menu = QMenu(card)
    menu.setToolTipsVisible(True)
    items = (
        (_("Copy image"), files.copy_image, "Ctrl+Shift+C"),
        (_("Save image…"), files.save_image, "Ctrl+E"),
        (_("Save data (CSV)…"), files.save_data, ""),
        None,
        (_("Show as picture") if table else _("Show as table"), toggle_table, "T"),
        (_("What is this?"), explain, "F1"),
    )
    for item in items:
        if item is None:
            menu.addSeparator()
            continue
        text, act, keys = item
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(files.drawn)
        action.triggered.connect(lambda _checked=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
