"""Charts leaving the window: to the clipboard and into files, with their method on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from reachdesk import registry
from reachdesk.charts.base import Chart
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.outside import tell_saved

if TYPE_CHECKING:
    from reachdesk.charts import page, render
else:  # loaded when a picture leaves the window
    page = registry.Later("reachdesk.charts.page")
    render = registry.Later("reachdesk.charts.render")


class Shown(Protocol):
    """What a card shows: a chart and its answer."""

    chart: Chart[Any]
    answer: Any

    @property
    def drawn(self) -> bool:
        """Whether there is a picture."""

    def window(self) -> QWidget:
        """The window that dialogs belong to."""


@cache
def charts() -> Mapping[str, Chart[Any]]:
    """All charts by key."""
    return registry.Offers("reachdesk.charts", "CHART")


class ChartFiles:
    """Copies and saves what one card shows. Pictures are made here, files are written by a job."""

    def __init__(self, context: PageContext, card: Shown) -> None:
        self._context = context
        self._card = card

    @property
    def drawn(self) -> bool:
        """Whether there is anything to copy or save."""
        return self._card.drawn

    def copy_image(self) -> None:
        """Put the picture on the clipboard and say so."""
        if self._card.drawn:
            render.copy_image(self._sheet())
            self._context.shell.announce(_("The picture is on the clipboard."))

    def save_image(self) -> None:
        """Ask for a place and write a PNG, SVG or PDF there."""
        kinds = (_("PNG picture (*.png)"), _("SVG drawing (*.svg)"), _("PDF page (*.pdf)"))
        self._save(".png", kinds)

    def save_data(self) -> None:
        """Ask for a place and write the numbers there."""
        self._save(".csv", (_("Table (*.csv)"),))

    def save_to(self, path: Path) -> None:
        """Write the picture or the numbers to `path`, in the format of its suffix."""
        content = render.begun(self._sheet(), path.suffix.lower())

        def told(_nothing: object) -> None:
            text = _("Saved as {file}.").format(file=path.name)
            tell_saved(self._context.shell, text, path)

        self._context.library.write(lambda: render.write_whole(path, content()), told)

    def _save(self, suffix: str, kinds: tuple[str, ...]) -> None:
        if not self._card.drawn:
            return
        name = render.proposed_name(self._card.chart, self._card.answer, suffix)
        dialog = file_dialog(self._card.window(), _("Save"), self._context.memory, saving=True)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._chosen)
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
        )
        dialog.open()

    def _chosen(self, name: str) -> None:
        path = Path(name)
        self._context.memory.remember_folder(path.parent)
        self.save_to(path)

    def _sheet(self) -> page.Sheet:
        answer = self._card.answer
        if self._context.settings.mask_names:
            answer = render.without_names(answer)
        today = dt.datetime.now().astimezone().date()
        return page.Sheet(self._card.chart, answer, "light", today)
