"""ReachDesk in the applications menu of a Linux desktop, from the settings: put there, removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.services import desktop_files
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import Button
from reachdesk.ui.widgets.words import words


class MenuEntrySection(QWidget):
    """One sentence and one button, for a program that no package has put into the menu. The files
    are looked at and written on a worker thread."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._there = self._busy = False
        self.text = words("", "small", "muted", wrap=True)
        self.button = Button(context.theme, _("Add ReachDesk to the applications menu"))
        self.button.setEnabled(False)
        self.button.clicked.connect(lambda _checked=False: self._act())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()
        self._look()

    def _look(self) -> None:
        context = self._context
        context.library.read(
            (self, "menu entry"), lambda _report: desktop_files.installed(), self._known
        )

    def _known(self, there: bool) -> None:  # noqa: FBT001 - the answer
        self._there, self._busy = there, False
        self.button.setEnabled(True)
        self._show()

    def _show(self) -> None:
        if self._there:
            self.text.setText(_("ReachDesk is in the applications menu."))
            self.button.setText(_("Take ReachDesk out of the applications menu"))
        else:
            text = _(
                "ReachDesk is started from its folder. An entry in the menu, with icons and the"
                " file type of libraries, can be taken out again here."
            )
            self.text.setText(text)
            self.button.setText(_("Add ReachDesk to the applications menu"))

    def _act(self) -> None:
        if self._busy:
            return  # not disabled meanwhile: the focus would go elsewhere
        self._busy = True
        there, context = self._there, self._context

        def work(_report: object) -> int:
            if there:
                return len(desktop_files.remove(desktop_files.share()))
            return len(desktop_files.install(desktop_files.own_call(), desktop_files.share()))

        def done(_count: int) -> None:
            self._known(not there)
            context.shell.announce(
                _("ReachDesk is no longer in the applications menu.")
                if there
                else _("ReachDesk is in the applications menu now.")
            )

        def failed(error: Exception) -> None:
            self._known(there)
            context.library.problem.emit(error)

        context.library.read((self, "menu entry"), work, done, failed)
