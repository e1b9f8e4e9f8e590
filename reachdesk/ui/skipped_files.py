"""The rows that could not be read, as a table that leaves the window."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reachdesk.charts import words as chart_words
from reachdesk.charts.csv_file import safe
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.i18n import _, ngettext
from reachdesk.ui import import_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.outside import tell_saved
from reachdesk.whole_files import write_whole


def skipped_csv(sources: Sequence[SourceReport]) -> str:
    """File, place and reason of every row left out, and whether it could not be read or was left
    out on purpose; nothing in it is a formula to a spreadsheet.

    Where a source lists only the first of many, a last row says how many more there were.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_("File"), _("Where"), _("Why"), _("What became of it")])
    for source in sources:
        for row in source.skipped:
            fate = _("left out on purpose") if row.left_out else _("could not be read")
            writer.writerow([safe(cell) for cell in (source.file, row.where, row.why, fate)])
        rest = import_words.totals(source.records)[2] - len(source.skipped)
        if source.skipped and rest > 0:
            more = ngettext("and {count} more", "and {count} more", rest).format(
                count=chart_words.number(rest)
            )
            writer.writerow([safe(source.file), "", more, ""])
    return out.getvalue()


def save_skipped(context: PageContext, parent: QWidget, sources: Sequence[SourceReport]) -> None:
    """Ask for a place and write the rows there."""
    dialog = file_dialog(parent.window(), _("Save"), context.memory, saving=True)
    dialog.setNameFilters([_("Table (*.csv)")])
    dialog.setDefaultSuffix("csv")
    dialog.selectFile("reachdesk-skipped-rows.csv")
    dialog.fileSelected.connect(lambda name: save_to(context, Path(name), sources))
    dialog.open()


def save_to(context: PageContext, path: Path, sources: Sequence[SourceReport]) -> None:
    """Write the rows to `path` on a worker thread and say so; with a mark that makes spreadsheets
    read it as UTF-8."""
    content = skipped_csv(sources).encode("utf-8-sig")
    context.memory.remember_folder(path.parent)

    def told(_nothing: object) -> None:
        tell_saved(context.shell, _("Saved as {file}.").format(file=path.name), path)

    context.library.write(lambda: write_whole(path, content), told)
