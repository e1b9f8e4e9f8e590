"""The file dialogs of the rules for roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _, ngettext
from reachdesk.services import role_files
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report
from reachdesk.services.roles import RulesChange
from reachdesk.ui.context import PageContext
from reachdesk.ui.file_dialogs import file_dialog
from reachdesk.ui.outside import tell_saved

Do = Callable[[str, Callable[[Desk, Report], RulesChange]], None]
_NAME = "reachdesk-roles.csv"


def choose_import(parent: QWidget, context: PageContext, do: Do) -> QFileDialog:
    """Ask for a file of rules and have those; the dialog, which is open."""
    dialog = file_dialog(parent, _("Import rules"), context.memory)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def chosen(file: Path) -> None:
        name = _("rules of {file}").format(file=file.name)
        do(name, lambda desk, report: role_files.import_rules(desk, file, report))

    return _open(dialog, context, chosen)


def choose_export(parent: QWidget, context: PageContext) -> QFileDialog:
    """Ask where the rules shall go and write them; the dialog, which is open."""
    dialog = file_dialog(parent, _("Export rules"), context.memory, saving=True)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(_NAME)

    def chosen(file: Path) -> None:
        def said(count: int) -> None:
            text = ngettext(
                "{count} rule written to {file}", "{count} rules written to {file}", count
            )
            text = text.format(count=chart_words.number(count), file=file.name)
            tell_saved(context.shell, text, file)

        context.library.look(
            "export of rules", lambda desk: role_files.export_rules(desk, file), said
        )

    return _open(dialog, context, chosen)


def _open(
    dialog: QFileDialog, context: PageContext, taken: Callable[[Path], object]
) -> QFileDialog:
    def chosen(names: Sequence[str]) -> None:
        if names:
            file = Path(names[0])
            context.memory.remember_folder(file.parent)
            taken(file)

    dialog.setNameFilters([_("Rules (*.csv)"), _("All files (*)")])
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog
