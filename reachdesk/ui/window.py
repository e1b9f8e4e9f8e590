"""The window: puts pages, panels and banners where they belong; the `Shell` of every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from reachdesk import registry
from reachdesk.charts import recipe_words
from reachdesk.i18n import _
from reachdesk.settings import Settings
from reachdesk.ui import actions, icons, import_words
from reachdesk.ui.commands import Commands
from reachdesk.ui.context import PageContext
from reachdesk.ui.frame import Frame, FrameCalls
from reachdesk.ui.history import History
from reachdesk.ui.import_flow import ImportFlow
from reachdesk.ui.library_name import shown_name, window_title
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.page_making import PageMaking
from reachdesk.ui.welcome import Welcome
from reachdesk.ui.widgets.banner import BAD, GOOD, Link
from reachdesk.ui.widgets.focus import next_stop
from reachdesk.ui.window_size import LEAST_HEIGHT, LEAST_WIDTH, usual_size

if TYPE_CHECKING:
    from reachdesk.ui.dialogs import recipe
else:  # loaded when it is opened
    recipe = registry.Later("reachdesk.ui.dialogs.recipe")


class Window(QMainWindow):
    """The frame around the pages.

    `settings_changed(settings)` when the owner changed a preference, `closed` at the end. `former`
    is the window whose place it takes, see `retire`.
    """

    settings_changed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        make_context: Callable[[Window], PageContext],
        specs: tuple[PageSpec, ...],
        former: Window | None = None,
    ) -> None:
        super().__init__()
        self.context = make_context(self)
        self.library = self.context.library
        self.specs = {spec.key: spec for spec in specs}
        self.making = PageMaking(self.context, self.specs, self)
        self.pages = self.making.pages
        self._successor: Window | None = None
        self.page_key = ""
        self._take_up(former)
        self.commands = Commands(
            self, self.context, self.history, specs, lambda: self.frame.stage.page
        )
        calls = FrameCalls(self.commands.choose_files, self.commands.open_settings, self.open_menu)
        self.frame = Frame(self.context, specs, calls)
        self.frame.top.account.compared.connect(lambda: self.show_page("score"))
        self.setCentralWidget(self.frame)
        self.setWindowTitle("ReachDesk")
        self.setWindowIcon(icons.program_icon())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(usual_size(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self.frame.drop.watch(self)
        self.actions_by_key = actions.build(self, self.commands, specs, self.go)
        self._listen()
        self._show_contents()
        self._name_steps()
        self._fit()

    def _take_up(self, former: Window | None) -> None:
        """What can be undone outlives the window, and so do the imports under way."""
        if former is None:
            self.history = History(self.library)
            self.library.acted.connect(self.history.add)
            self.flow = ImportFlow(self.context, self.history, self.library)
        else:
            self.history, self.flow = former.history, former.flow

    def _listen(self) -> None:
        frame, library = self.frame, self.library
        frame.rail.picked.connect(self.go)
        frame.strip.cancelled.connect(library.cancel)
        frame.drop.dropped.connect(self.import_paths)
        frame.drop.refused.connect(self.warn)
        library.started.connect(frame.strip.start_job)
        library.progressed.connect(frame.strip.show_progress)
        library.ended.connect(frame.strip.end_job)
        library.contents_known.connect(self._show_contents)
        self.context.theme.changed.connect(self._fit)
        self.history.changed.connect(self._name_steps)
        frame.strip.recipe_wanted.connect(self.show_recipe)
        self.context.selection.changed.connect(self._name_recipe)

    def go(self, key: str) -> None:
        """Go to a page, which is made bit by bit while the one before can still be used."""
        if key in self.specs:
            self.page_key = key
            self.frame.rail.select(key)
            self.make_ready(key, lambda: self.show_page(key))

    def make_ready(self, key: str, then: Callable[[], object]) -> None:
        """Make a page bit by bit, so that showing it takes a moment only; nothing to be made is
        made at once."""
        if key not in self.specs or self.making.is_whole(key) or self.making.says_nothing(key):
            then()
        else:
            self.making.make(key, then)

    def show_page(self, key: str) -> None:
        """Go to a page; while the library is empty most of them are the welcome page."""
        spec = self.specs.get(key)
        if spec is None:
            return
        self.making.stop()
        self.page_key = key
        self.context.memory.remember_page(key)
        self.frame.rail.select(key)
        empty = self.making.says_nothing(key)
        title = self.welcome.title() if empty else spec.title()
        self.frame.top.show_title(title)
        self.setWindowTitle(window_title(self.context, title))
        shown = self.welcome if empty else self.page(key)
        for page in self.pages.values():
            if page is not shown and isinstance(page, Page):
                page.give_way()
        self.frame.stage.show_page(shown)

    @property
    def welcome(self) -> Welcome:
        """The page of an empty library."""
        return self.making.welcome

    def page(self, key: str) -> QWidget:
        """A page, built when it is first wanted. Raises `KeyError` for an unknown key."""
        return self.making.page(key)

    def shows(self, widget: QWidget) -> bool:
        """Whether a widget is on the page shown, or is that page."""
        page = self.frame.stage.page
        return (
            page is not None and isValid(widget) and (widget is page or page.isAncestorOf(widget))
        )

    def open_panel(self, panel: QWidget, title: str) -> None:
        """Slide a panel in at the right side."""
        self.frame.stage.open_panel(panel, title)

    def close_panel(self) -> None:
        """Close the open panel."""
        self.frame.stage.inspector.close_panel()

    def announce(self, text: str, links: Sequence[Link] = ()) -> None:
        """Show a banner."""
        if self._successor is not None:
            self._successor.announce(text, links)
            return
        self.frame.banner.show_message(text, links, GOOD)

    def warn(self, text: str, links: Sequence[Link] = ()) -> None:
        """Show a banner about something that did not work."""
        if self._successor is not None:
            self._successor.warn(text, links)
            return
        self.frame.banner.show_message(text, links, BAD)

    def choose_files(self) -> None:
        """Let the owner choose files to import."""
        self.commands.choose_files()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Offer files for import."""
        if self.library.may_change():
            self.flow.offer(paths)

    def undo(self) -> None:
        """Take the newest change back."""
        self.commands.undo()

    def undo_import(self, source_id: int) -> None:
        """Take one import out again."""
        self.flow.undo_source(source_id)

    def look_at_demo(self) -> None:
        """Fill an empty library with the demo account."""
        self.library.fill_demo(lambda _result: self.show_page(self.page_key))

    def change_settings(self, settings: Settings) -> None:
        """Apply changed preferences; whoever built the window saves them."""
        self.context.settings = settings
        self.context.theme.apply(settings)
        self.settings_changed.emit(settings)

    def show_help(self, topic: str = "") -> None:
        """Open the help page, at a topic."""
        self.show_page("help")
        show_topic = getattr(self.pages.get("help"), "show_topic", None)
        if topic and show_topic is not None:
            show_topic(topic)

    def open_menu(self) -> None:
        """Every action, in one menu at the rail's foot."""
        recent = self.commands.recent_menu()
        menu = actions.menu(self, self.actions_by_key, recent)
        for opened in (menu, recent):
            self.context.theme.dress(opened)
        more = self.frame.more
        menu.popup(more.mapToGlobal(QPoint(more.width(), -menu.sizeHint().height())))

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing has the focus at first: Tab begins at the rail."""
        super().showEvent(event)
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: close the panel, else cancel the import, else clear the selection."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.frame.stage.inspector.contents is not None:
            self.close_panel()
        elif self.library.busy:
            self.library.cancel()
        else:
            self.context.selection.picked.emit(None)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes from card to card; inside a card, through it."""
        start = QApplication.focusWidget() or self.frame
        stop = next_stop(start, forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place and vanish at once; whoever built the window ends the jobs."""
        self.context.memory.remember_geometry(self.saveGeometry())
        super().closeEvent(event)
        self.hide()
        self.closed.emit()

    def retire(self, successor: Window | None = None) -> None:
        """Give way to another window that shows the same library, and says from now on what this
        one would have said. A report half made would be in two languages: it is given up."""
        self._successor = successor
        if successor is not None:
            self.flow.move(successor.context)
        self.making.stop()
        if self.commands.stop_report():
            self.warn(_("The report was given up because the language changed: make it again."))
        self.close_panel()
        self.hide()
        for page in self.making.all_made():
            page.deleteLater()  # one that was never shown stands nowhere in the window
        self.deleteLater()

    def _show_contents(self) -> None:
        contents = self.library.contents
        self.context.selection.set_accounts(contents.accounts)
        self.frame.top.set_empty(empty=contents.empty)
        self.frame.top.show_library(shown_name(self.context), only_read=bool(contents.only_read))
        self.frame.strip.show_state(import_words.state(contents.sources))
        self._name_recipe()
        if self.page_key:
            self.show_page(self.page_key)

    def show_recipe(self) -> None:
        """Open the recipe of the score at the right side."""
        recipe.show_recipe(self.context)

    def _name_recipe(self) -> None:
        """«recipe v1» in the strip, once there is something to score."""
        use = self.context.selection.score.recipe
        empty = self.library.contents.empty
        self.frame.strip.show_recipe("" if empty else recipe_words.chosen(use))

    def _fit(self) -> None:
        self.frame.fit(self.width())

    def _name_steps(self) -> None:
        actions.name_steps(self.actions_by_key, self.history)
