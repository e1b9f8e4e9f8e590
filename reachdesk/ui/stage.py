"""Where pages stand: the stack of pages, the panel over or beside it, the drop target above all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reachdesk.ui.page import Page
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.grid import SizeClass
from reachdesk.ui.widgets.inspector import Inspector


class Stage(QWidget):
    """Lays the page and an open panel out for the window's size.

    Small: the panel covers the page. Middle: it slides over the right side, or stands beside a page
    that wants so. Large: it docks beside every page.
    """

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.size_class = SizeClass.MIDDLE
        self.pages = QStackedWidget(self)
        self.inspector = Inspector(theme, self)
        self.inspector.closed.connect(self.arrange)
        self.pages.currentChanged.connect(self.arrange)
        theme.changed.connect(self.arrange)

    @property
    def page(self) -> Page | None:
        """The page shown; None while a page that is no grid of cards (welcome) is."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page: QWidget) -> None:
        """Show a page, adding it at its first time."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self._theme.wardrobe.catch_up(page)
        if isinstance(page, Page):
            page.set_size_class(self.size_class)
        self.pages.setCurrentWidget(page)
        self.arrange()

    def set_size_class(self, wanted: SizeClass) -> None:
        """Lay out for another window size."""
        self.size_class = wanted
        for number in range(self.pages.count()):
            page = self.pages.widget(number)
            if isinstance(page, Page):
                page.set_size_class(wanted)
        self.arrange()

    def open_panel(self, contents: QWidget, title: str) -> None:
        """Slide a panel in."""
        was_open = self.inspector.contents is not None
        self.inspector.open_with(contents, title)
        self.arrange(sliding=not was_open)

    def arrange(self, *_from_signal: object, sliding: bool = False) -> None:
        """Put page and panel in their places."""
        whole = self.rect()
        if self.inspector.contents is None:
            self.pages.setGeometry(whole)
            return
        width = min(self.inspector.width_wanted(), whole.width())
        if self.size_class is SizeClass.SMALL:
            width = whole.width()
        panel = QRect(whole.width() - width, 0, width, whole.height())
        self.pages.setGeometry(self._page_area(whole, width))
        self.inspector.place(panel, sliding=sliding)
        self.inspector.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        self.arrange()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size changes the panel's width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange()

    def _page_area(self, whole: QRect, panel_width: int) -> QRect:
        beside = self.size_class is SizeClass.LARGE or (
            self.size_class is SizeClass.MIDDLE and self.page is not None and self.page.beside_panel
        )
        # the panel covers half of the page's right margin, which leaves a gap of 16
        return whole.adjusted(0, 0, 8 - panel_width, 0) if beside else whole
