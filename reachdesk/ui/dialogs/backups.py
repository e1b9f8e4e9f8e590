"""The backups of the library in the settings: each with its date and size, to be put back."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.storage.backups import DAYS_BETWEEN, KEPT, Backup, BackupKind
from reachdesk.ui import import_words, problems
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, Button
from reachdesk.ui.widgets.words import words


class BackupsSection(QWidget):
    """The list, newest first; «Restore…» asks once, in the panel itself, before it acts."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._chosen: Backup | None = None
        self.buttons: list[Button] = []
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(_about(), "small", "muted", wrap=True))
        column.addLayout(self.rows)
        self.folder = Button(context.theme, _("Open folder"), LINK)
        self.folder.hide()
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.question = self._question()
        column.addWidget(self.question)
        context.library.ask_backups(self, self.show_backups)

    def show_backups(self, found: tuple[Backup, ...]) -> None:
        """Show these, instead of the ones before."""
        while row := self.rows.takeAt(0):
            if widget := row.widget():
                widget.deleteLater()
        self.buttons = []
        for backup in found:
            self.rows.addWidget(self._row(backup))
        if not found:
            self.rows.addWidget(words(_("There is no backup yet."), "small", "text"))
            return
        folder = str(found[0].path.parent)
        self.folder.show()
        self.folder.clicked.connect(lambda _checked=False: problems.open_folder(folder))

    def ask(self, backup: Backup) -> None:
        """Ask whether this one is to be put back."""
        self._chosen = backup
        when = import_words.moment(backup.made_ms, clock=True)
        self.text.setText(
            _(
                "Put the library of {date} in the place of the present one? The present one is kept"
                " as a backup, so you can go back."
            ).format(date=when)
        )
        self.question.show()
        self.yes.setFocus()

    def restore(self) -> None:
        """Put the chosen one back."""
        self.question.hide()
        if self._chosen is not None:
            put_back(self._context, self._chosen.path, self._chosen.made_ms)
            self._context.shell.close_panel()

    def _row(self, backup: Backup) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        when = import_words.moment(backup.made_ms, clock=True)
        size = QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        label = words(f"{when} · {size}\n{kind_words(backup.kind)}", "small", "text", wrap=True)
        line.addWidget(label, 1)
        if backup.kind is not BackupKind.DAMAGED:
            button = Button(self._context.theme, _("Restore…"), LINK)
            button.setAccessibleName(_("Restore the backup of {date}").format(date=when))
            button.clicked.connect(lambda _checked=False: self.ask(backup))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return row

    def _question(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        self.text = words("", "small", "text", wrap=True)
        column.addWidget(self.text)
        self.yes = Button(self._context.theme, _("Restore"), PRIMARY)
        self.yes.clicked.connect(lambda _checked=False: self.restore())
        self.no = Button(self._context.theme, _("Cancel"))
        self.no.clicked.connect(lambda _checked=False: box.hide())
        line = QHBoxLayout()
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch(1)
        column.addLayout(line)
        box.hide()
        return box


def put_back(context: PageContext, copy: Path, made_ms: int) -> None:
    """Restore a copy as the long job, and say so with a way back."""
    when = import_words.moment(made_ms, clock=True)
    asked_ms = time.time_ns() // 1_000_000  # what is kept aside is of now

    def done(aside: Path | None) -> None:
        text = _("The library is that of {date} again.").format(date=when)
        if aside is None:
            context.shell.announce(text)
            return
        text += " " + _("The one before is kept as a backup.")
        back = lambda: put_back(context, aside, asked_ms)  # noqa: E731
        context.shell.announce(text, [(_("Undo"), back)])

    context.library.restore(copy, done)


def kind_words(kind: BackupKind) -> str:
    """Why there is this copy."""
    return {
        BackupKind.AUTOMATIC: _("weekly backup"),
        BackupKind.BEFORE_RESTORING: _("kept before a backup was restored"),
        BackupKind.BEFORE_MIGRATION: _("kept before ReachDesk was updated"),
        BackupKind.DAMAGED: _("damaged library, kept as it was"),
    }[kind]


def _about() -> str:
    return _(
        "ReachDesk copies the library every {days} days into the folder «backups» beside it and"
        " keeps the last {count} copies."
    ).format(days=DAYS_BETWEEN, count=KEPT)
