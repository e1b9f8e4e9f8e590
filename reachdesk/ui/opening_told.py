"""What the window says when a library was opened: what had to be saved, or why it is not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reachdesk import registry
from reachdesk.i18n import _
from reachdesk.ui.library import Library
from reachdesk.ui.window import Window

if TYPE_CHECKING:
    from reachdesk.storage.salvage import Salvage
    from reachdesk.ui import rescue_words
    from reachdesk.ui.dialogs import backups, rescued
else:  # loaded when there is something to say
    backups = registry.Later("reachdesk.ui.dialogs.backups")
    rescue_words = registry.Later("reachdesk.ui.rescue_words")
    rescued = registry.Later("reachdesk.ui.dialogs.rescued")


class OpeningTold(QObject):
    """Says it in the window in use, which `window` gives, with what can be done."""

    def __init__(
        self, library: Library, window: Callable[[], Window], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._window = window
        library.not_opened.connect(self._not_opened)
        library.rescued.connect(self._rescued)
        library.only_read.connect(self._only_read)
        library.writable.connect(self._writable)

    def _not_opened(self, error: Exception | None) -> None:
        text = str(error) if error else _("The library was not opened; nothing was changed.")
        links = [(_("Try again"), self._library.open), (_("Backups…"), self._show_backups)]
        self._window().warn(text, links)

    def _rescued(self, salvage: Salvage) -> None:
        def show() -> None:
            window = self._window()
            panel = rescued.Rescued(window.context.theme, salvage)
            window.open_panel(panel, _("What was saved"))

        self._window().warn(rescue_words.sentence(salvage), [(_("What was saved"), show)])

    def _only_read(self, sentence: str) -> None:
        self._window().warn(sentence, [(_("Try again"), self._library.try_writing)])

    def _writable(self) -> None:
        self._window().announce(_("The library can be changed again."))

    def _show_backups(self) -> None:
        window = self._window()
        window.open_panel(backups.BackupsSection(window.context), _("Backups"))
