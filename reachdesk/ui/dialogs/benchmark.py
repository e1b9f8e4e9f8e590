"""The side panel of the benchmark lines: values that the owner enters, with their source."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.services.benchmarks import Benchmark, check_benchmark, points_from
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, Button
from reachdesk.ui.widgets.words import line, prose, words

_VALUES_HEIGHT = 96


class BenchmarkPanel(QWidget):
    """The lines there are, each to delete, and the fields of a new one.

    `saved(benchmark)`, `removed(key)`.
    """

    saved = Signal(object)
    removed = Signal(str)

    def __init__(
        self,
        context: PageContext,
        account: str,
        known: Mapping[str, Benchmark],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self._theme, self._account = context.theme, account
        self.subtitle = _("A line to compare with, drawn grey and with its source.")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self.removers: dict[str, Button] = {}
        for key, one in known.items():
            self._add_known(key, one)
        self._add_fields()
        self._column.addStretch(1)
        self._add_footer(close)

    def _add_known(self, key: str, one: Benchmark) -> None:
        delete = Button(self._theme, _("Delete"), LINK)
        delete.setAccessibleName(_("Delete {name}").format(name=one.name))
        delete.clicked.connect(lambda _checked=False: self.removed.emit(key))
        self.removers[key] = delete
        row = QHBoxLayout()
        row.addWidget(words(one.name, "base", "text", strong=True, wrap=True), 1)
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self._column.addWidget(words(one.source, "small", "muted", wrap=True))
        self._column.addSpacing(4)
        self._column.addWidget(line())
        self._column.addSpacing(4)

    def _add_fields(self) -> None:
        self.name, self.source = QLineEdit(), QLineEdit()
        self.values = QPlainTextEdit()
        self.values.setFixedHeight(self._theme.px(_VALUES_HEIGHT))
        self.values.setTabChangesFocus(True)
        self.values.setPlaceholderText("20")
        fields = (
            (_("Name"), self.name, ""),
            (
                _("Value"),
                self.values,
                _("One value for every day, or a date like 2026-11-21 and a value on each line."),
            ),
            (_("Source"), self.source, _("Where the values are from: a report, a page, a person.")),
        )
        for name, field, note in fields:
            field.setAccessibleName(name)
            self._column.addWidget(words(name, "small", "text", strong=True))
            self._column.addWidget(field)
            if note:
                self._column.addWidget(words(note, "least", "muted", wrap=True))
            self._column.addSpacing(6)
        self.problem = prose("", "small", "down_text")
        self._column.addWidget(self.problem)

    def _add_footer(self, close: Callable[[], object]) -> None:
        self.primary = Button(self._theme, _("Add the line"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self._save())
        cancel = Button(self._theme, _("Cancel"))
        cancel.clicked.connect(lambda _checked=False: close())
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(24, 12, 24, 14)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.primary)

    def _save(self) -> None:
        try:
            points = points_from(self.values.toPlainText())
            made = Benchmark(self._account, self.name.text(), self.source.text(), points)
            self.saved.emit(check_benchmark(made))
        except UserError as error:
            self.problem.setText(str(error))
