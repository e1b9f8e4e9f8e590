"""The top bar: the page's name, whose account, which days, and the way in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.ui.selection import Selection
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import PRIMARY, Button
from reachdesk.ui.widgets.pickers import AccountPicker, PeriodPicker
from reachdesk.ui.widgets.words import OneLine, words

HEIGHT = 64


class TopBar(QWidget):
    """The same on every page; the pickers are away while there is nothing to pick."""

    def __init__(self, theme: Theme, selection: Selection, choose: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.title = words("", "page_title", "text")
        self.library = OneLine("small", "muted")
        self.account = AccountPicker(theme, selection)
        self.period = PeriodPicker(theme, selection)
        self.import_button = Button(theme, _("Import…"), PRIMARY, "sources")
        self.import_button.clicked.connect(lambda _checked=False: choose())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        self._row.addWidget(self.title)
        self._row.addWidget(self.library, 1)
        for widget in (self.account, self.period, self.import_button):
            self._row.addWidget(widget)
        self.set_small(small=False)
        theme.changed.connect(self._resize)

    def show_title(self, title: str) -> None:
        """Name the page that is shown."""
        self.title.setText(title)

    def show_library(self, name: str, *, only_read: bool) -> None:
        """Say which library is open ("": the usual one), and whether it can only be read."""
        parts = [name] if name else []
        if only_read:
            parts.append(_("can only be read"))
        self.library.setText(" · ".join(parts), parts[-1] if parts else "")

    def set_empty(self, *, empty: bool) -> None:
        """While the library is empty the welcome page has the way in."""
        for widget in (self.account, self.period, self.import_button):
            widget.setVisible(not empty)

    def set_small(self, *, small: bool) -> None:
        """Labels leave the bar in a small window."""
        self._small = small
        self.account.set_small(small=small)
        self.period.set_small(small=small)
        self.import_button.hide_words(small)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(60 if self._small else HEIGHT))
        side = self._theme.px(20 if self._small else 24)
        self._row.setContentsMargins(side, 4 if not self._small else 2, side, 0)
