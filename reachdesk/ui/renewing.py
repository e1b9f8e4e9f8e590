"""Reading everybody again in the background where the program has learnt to read better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reachdesk import registry
from reachdesk.i18n import _
from reachdesk.ui.library import Library

if TYPE_CHECKING:
    from reachdesk.services import people_readings
else:  # loaded on the worker thread
    people_readings = registry.Later("reachdesk.services.people_readings")


class Renewing(QObject):
    """Asks once a library is open whether places or roles were read by older rules, and reads them
    again as the long job, after any other; the owner may stop it until the next start."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._wanted = False
        library.opened.connect(self.ask)
        library.writable.connect(self.ask)
        library.ended.connect(self.begin)
        if library.is_open:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask whether anything is outdated."""
        self._library.look(self, people_readings.outdated, self._answered)

    @Slot()
    def begin(self) -> None:
        """Read again, if that is wanted and nothing else runs."""
        if self._wanted and not self._library.busy:
            self._wanted = False
            self._library.run_long(_("Reading places and roles of people…"), people_readings.renew)

    def _answered(self, outdated: bool) -> None:  # noqa: FBT001 - the answer
        self._wanted = outdated and not self._library.contents.only_read
        self.begin()
