"""What the actions do; the table that names them is `reachdesk.ui.actions`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reachdesk import registry
from reachdesk.i18n import _
from reachdesk.ui import file_choice
from reachdesk.ui.context import PageContext
from reachdesk.ui.history import History
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.card import ChartCard, focused_card

if TYPE_CHECKING:
    from reachdesk.ui import report_flow
    from reachdesk.ui.dialogs import role_rules, settings
else:  # loaded when they are opened
    report_flow = registry.Later("reachdesk.ui.report_flow")
    role_rules = registry.Later("reachdesk.ui.dialogs.role_rules")
    settings = registry.Later("reachdesk.ui.dialogs.settings")


class Commands:
    """One method per action, without arguments."""

    def __init__(
        self,
        window: QWidget,
        context: PageContext,
        history: History,
        pages: tuple[PageSpec, ...],
        page_shown: Callable[[], Page | None],
    ) -> None:
        self._window = window
        self._context = context
        self._history = history
        self._report: report_flow.ReportFlow | None = None
        self._pages = pages
        self._page_shown = page_shown

    @property
    def report(self) -> report_flow.ReportFlow:
        """The way to a report, made when it is first taken."""
        if self._report is None:
            self._report = report_flow.ReportFlow(self._context, self._window)
        return self._report

    def stop_report(self) -> bool:
        """Give the report up that is being made; whether there was one."""
        return self._report is not None and self._report.stop()

    def choose_files(self) -> None:
        """Ask for files to import."""
        shell, memory = self._context.shell, self._context.memory
        if self._context.library.may_change():
            file_choice.choose_files(self._window, memory, shell.import_paths)

    def choose_folder(self) -> None:
        """Ask for a folder to import."""
        shell, memory = self._context.shell, self._context.memory
        if self._context.library.may_change():
            file_choice.choose_folder(self._window, memory, shell.import_paths)

    def recent_menu(self) -> QMenu:
        """Files imported lately, and a way to forget them."""
        menu = QMenu(_("Recent files"), self._window)
        recent = self._context.memory.recent()
        for path in recent:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(
                lambda _checked=False, path=path: self._context.shell.import_paths((Path(path),))
            )
        menu.addSeparator()
        clear = menu.addAction(_("Clear the list"))
        clear.triggered.connect(lambda _checked=False: self._context.memory.forget_recent())
        clear.setEnabled(bool(recent))
        menu.setToolTipsVisible(True)
        menu.setEnabled(bool(recent))
        return menu

    def chart_in_use(self) -> ChartCard | None:
        """The chart with the focus, else the first one drawn on the page."""
        focused = focused_card(QApplication.focusWidget())
        if focused is not None:
            return focused
        page = self._page_shown()
        return next((card for card in page.charts if card.drawn), None) if page else None

    def save_chart(self) -> None:
        """Save the chart in use."""
        if card := self.chart_in_use():
            card.files.save_image()

    def copy_chart(self) -> None:
        """Copy the chart in use."""
        if card := self.chart_in_use():
            card.files.copy_image()

    def make_report(self) -> None:
        """Save the report of the account and period shown."""
        self.report.ask()

    def undo(self) -> None:
        """Take the newest change back."""
        if not self._context.library.busy:
            self._history.undo()

    def redo(self) -> None:
        """Make it again."""
        if not self._context.library.busy:
            self._history.redo()

    def cancel_job(self) -> None:
        """Stop the running import."""
        self._context.library.cancel()

    def find(self) -> None:
        """Go to the page's search field, where it has one."""
        find = getattr(self._page_shown(), "find", None)
        if find is not None:
            find()

    def earlier_period(self) -> None:
        """Show the period before."""
        self._context.selection.step(-1)

    def later_period(self) -> None:
        """Show the period after."""
        self._context.selection.step(1)

    def open_role_rules(self) -> None:
        """Open the rules for roles at the right side."""
        role_rules.show_role_rules(self._context)

    def open_settings(self) -> None:
        """Open the preferences at the right side."""
        panel = settings.SettingsPanel(self._context, self._pages)
        self._context.shell.open_panel(panel, _("Settings"))

    def open_help(self) -> None:
        """Explain the focused card, else open the help page."""
        card = focused_card(QApplication.focusWidget())
        if card is not None:
            card.explain()
        else:
            self._context.shell.show_help()

    def open_about(self) -> None:
        """What this program is, at the end of the help page."""
        self._context.shell.show_help("about")

    def quit(self) -> None:
        """Close the window."""
        self._window.close()
