"""The side panel before an import: what is in the files, whose they are, what they cannot say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import Preview
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext
from reachdesk.ui import import_words
from reachdesk.ui.dialogs import import_amounts
from reachdesk.ui.dialogs.column_mapping import ColumnMapping
from reachdesk.ui.dialogs.refused_files import refused_list
from reachdesk.ui.ports import Recognition
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import PRIMARY, Button
from reachdesk.ui.widgets.check_box import CheckBox
from reachdesk.ui.widgets.evidence_mark import EvidenceMark
from reachdesk.ui.widgets.gain_rows import GainRows
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.words import line, prose, words

_MINE, _OUT = "mine", "out"
_MOST_LINES = 6


class ImportPreview(QWidget):
    """The contents of the inspector for recognised files.

    `accepted(candidates)` when the owner wants them imported; `reworded(candidate, words)` when
    the owner says something of a table's columns, which `show_again` answers; `dismissed` when the
    panel closes without an import.
    """

    accepted = Signal(object)
    reworded = Signal(int, object)
    dismissed = Signal()

    def __init__(self, theme: Theme, recognition: Recognition, close: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self._answered = self._waiting = False
        self.recognition = recognition
        self.title = _title(recognition.previews)
        self.subtitle = _sentence(recognition.previews)
        self.sections = [
            PreviewSection(theme, preview, alone=len(recognition.previews) == 1)
            for preview in recognition.previews
        ]
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(14)
        for section in self.sections:
            self._connect(section)
            column.addWidget(section)
        if recognition.refused:
            column.addWidget(refused_list(recognition.refused))
        column.addStretch(1)
        self.import_button = Button(theme, "", PRIMARY)
        self.import_button.clicked.connect(lambda _checked=False: self._accept())
        self.primary = self.import_button
        self.cancel_button = Button(theme, _("Cancel"))
        self.cancel_button.clicked.connect(lambda _checked=False: close())
        self.footer = _footer(self.cancel_button, self.import_button)
        self._refresh()

    def show_again(self, recognition: Recognition) -> None:
        """Show what the owner's words on a table have changed; the focus stays where it was."""
        self._waiting = False
        self.recognition = recognition
        for place, section in enumerate(self.sections):
            preview = recognition.previews[place]
            if preview == section.preview:
                continue
            made = PreviewSection(self._theme, preview, like=section, alone=len(self.sections) == 1)
            self._connect(made)
            self._column.replaceWidget(section, made)
            self.sections[place] = made
            made.take_focus(section)
            section.hide()
            section.deleteLater()
        self._refresh()

    def _connect(self, section: PreviewSection) -> None:
        section.changed.connect(self._refresh)
        place = section.preview.candidate
        section.reworded.connect(lambda said: self._reword(place, said))

    def _reword(self, place: int, said: object) -> None:
        """Ask for the table as the owner says; nothing is imported before it is there."""
        self._waiting = True
        self._refresh()
        self.reworded.emit(place, said)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self._answered

    def chosen(self) -> tuple[Preview, ...]:
        """The previews that would be imported."""
        return tuple(section.preview for section in self.sections if section.wanted)

    def closing(self) -> None:
        """The panel closes: without an answer the files are let go."""
        if not self._answered:
            self._answered = True
            self.dismissed.emit()

    def _accept(self) -> None:
        if self.chosen() and not self._answered:
            self._answered = True
            self.accepted.emit(tuple(preview.candidate for preview in self.chosen()))

    def _refresh(self) -> None:
        open_question = self._waiting or any(section.undecided for section in self.sections)
        self.import_button.setEnabled(bool(self.chosen()) and not open_question)
        self.import_button.setText(import_words.import_verb(self.chosen()))
        self.import_button.restyle()


class PreviewSection(QWidget):
    """One recognised file: amounts, account, date, what it can and cannot say, the one question."""

    changed = Signal()
    reworded = Signal(object)

    def __init__(
        self, theme: Theme, preview: Preview, *, alone: bool, like: PreviewSection | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self.preview = preview
        self.mapping: ColumnMapping | None = None
        self.answer: str = like.answer if like else "" if preview.others_export else _MINE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.box = CheckBox(theme, f"{preview.file} · {preview.title}")
        self.box.setChecked(like.box.isChecked() if like else True)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self._column.addWidget(self.box)  # also unseen: without a parent it would never go away
        self.box.setVisible(not alone)
        self._add_amounts(
            every=like is not None and like.mapping is not None and like.mapping.every
        )
        self._add_lines()
        if preview.already:
            self._add_notice(_("This file is in the library. A second import changes nothing."))
        if preview.others_export:
            self._add_question()
        self._add_gains()
        self._add_facts()
        self._add_list(_("Named by the export, but not in it"), preview.missing)
        self._add_list(_("Worth knowing"), preview.notes)
        if not alone:
            self._column.addWidget(line())

    @property
    def wanted(self) -> bool:
        """Whether the owner wants it imported."""
        return self.box.isChecked() and self.answer == _MINE

    @property
    def undecided(self) -> bool:
        """Whether its question is still open."""
        open_columns = self.mapping is not None and self.mapping.undecided
        return self.box.isChecked() and (not self.answer or open_columns)

    def take_focus(self, before: PreviewSection) -> None:
        """Move the focus to where it was in the section before."""
        if self.mapping is not None and before.mapping is not None:
            self.mapping.take_focus(before.mapping)

    def decide(self, answer: str) -> None:
        """Answer the question: "mine" or "out"."""
        self.answer = answer
        self.changed.emit()

    def _add_amounts(self, *, every: bool) -> None:
        """Figures; of a table its columns as well, all of them where they were unfolded."""
        if self.preview.table is not None:
            self.mapping = ColumnMapping(self._theme, self.preview.table, every=every)
            self.mapping.reworded.connect(self.reworded.emit)
            self._column.addWidget(self.mapping)
            return
        figures = import_amounts.tiles(self.preview)
        if figures is not None:
            self._column.addLayout(figures)

    def _add_lines(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(import_amounts.lines(self.preview)):
            grid.addWidget(words(name, "small", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(value, "small", "text", wrap=True), row, 1)
        self._column.addLayout(grid)

    def _add_gains(self) -> None:
        rehearsal = self.preview.rehearsal
        if rehearsal is not None and rehearsal.gains:
            self._column.addWidget(GainRows(self._theme, rehearsal.gains))

    def _add_notice(self, text: str) -> None:
        notice = QFrame()
        notice.setObjectName("tile")
        column = QVBoxLayout(notice)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(prose(text, "small", "body"))
        self._column.addWidget(notice)

    def _add_question(self) -> None:
        frame = QFrame()
        frame.setObjectName("question")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(words(_("Is this account yours?"), "small", "text", strong=True))
        text = _("The library holds another account of this network. Two accounts are never added.")
        column.addWidget(prose(text, "small", "body"))
        choices = [("", _("Not sure")), (_MINE, _("Yes, also mine")), (_OUT, _("Leave it out"))]
        self.question = Segmented(self._theme, _("Is this account yours?"), choices)
        self.question.chosen.connect(self.decide)
        column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(frame)

    def _add_facts(self) -> None:
        said = [(fact, Evidence(grade)) for fact, grade in self.preview.can_say]
        if not said:
            return
        self._column.addWidget(words(_("What this export can say"), "card_title", "text"))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(8)
        for place, (fact, grade) in enumerate(said):
            row, column = place % 4, (place // 4) * 2
            grid.addWidget(EvidenceMark(self._theme, grade), row, column)
            tone = "muted" if grade is Evidence.MISSING else "text"
            grid.addWidget(words(import_words.fact(fact), "small", tone), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._column.addLayout(grid)

    def _add_list(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self._column.addWidget(words(heading, "card_title", "text"))
        for text in lines[:_MOST_LINES]:
            self._column.addWidget(prose(text, "small", "body"))
        rest = len(lines) - _MOST_LINES
        if rest > 0:
            more = ngettext("and {count} more", "and {count} more", rest)
            number = chart_words.number(rest)
            self._column.addWidget(words(more.format(count=number), "small", "muted"))


def _sentence(previews: tuple[Preview, ...]) -> str:
    """How the one file was recognised, as a sentence."""
    why = previews[0].why if len(previews) == 1 else ""
    return why[:1].upper() + why[1:]


def _title(previews: tuple[Preview, ...]) -> str:
    if len({preview.file for preview in previews}) == 1:
        return _("Preview: {file}").format(file=previews[0].file)
    return ngettext("Preview: {count} file", "Preview: {count} files", len(previews)).format(
        count=len(previews)
    )


def _footer(cancel: Button, accept: Button) -> QWidget:
    footer = QWidget()
    row = QHBoxLayout(footer)
    row.setContentsMargins(24, 11, 24, 11)
    row.setSpacing(10)
    row.addWidget(words(_("Undo stays available."), "small", "muted", wrap=True), 1)
    row.addWidget(cancel)
    row.addWidget(accept)
    return footer
