"""What one import brought, at the right side: every kind counted, every gap named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import KindReport, SourceReport
from reachdesk.i18n import _, ngettext
from reachdesk.storage.salvage_sources import UNKNOWN
from reachdesk.ui import import_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import prose, words

_MOST_LINES = 200
_MOST_REASONS = 40
_MOST_SOURCES = 30


class SourceDetails(QWidget):
    """The completeness report of a source. `undo_button` takes it out again, `save_button` writes
    the rows that could not be read to a file."""

    def __init__(self, theme: Theme, source: SourceReport, format_title: str) -> None:
        super().__init__()
        self.subtitle = format_title
        self.undo_button = Button(theme, _("Take it out again"), icon="undo")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self._add_lines(source)
        self._heading(_("Records"))
        if source.records:
            self._column.addLayout(_records(source.records))
        else:
            self._column.addWidget(prose(_no_records(source), "small", "body"))
        self._section(_("Worth knowing"), source.notes)
        self._section(_("Named by the export, but not in it"), source.missing)
        self._section(_("In the export, not needed"), source.ignored)
        self.save_button = Button(theme, _("Save these rows as CSV"), LINK)
        if source.skipped:
            self._column.addSpacing(10)
            add_skipped(self._column, source)
        # in the panel also where it is not shown: what has no parent outlives the panel
        self._column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_button.setVisible(bool(source.skipped))
        self._column.addSpacing(12)
        self._column.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _add_lines(self, source: SourceReport) -> None:
        lines = (
            (_("Account"), _account(source.account) or _("all accounts")),
            (_("Speaks of"), import_words.span(source)),
            (_("State of"), import_words.day(source.as_of_ms)),
            (_("Added"), import_words.added(source)),
            (_("Imported"), import_words.moment(source.imported_ms)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(lines):
            grid.addWidget(words(name, "small", "muted"), row, 0)
            grid.addWidget(words(value, "small", "text", wrap=True), row, 1)
        self._column.addLayout(grid)

    def _heading(self, text: str) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(words(text, "card_title", "text"))

    def _section(self, heading: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._heading(heading)
        for text in lines[:_MOST_LINES]:
            self._column.addWidget(prose(text, "small", "body"))
        _add_rest(self._column, len(lines))


class SkippedRows(QWidget):
    """Every row of every source that was not taken. `save_button` writes them to a file."""

    def __init__(self, theme: Theme, sources: Sequence[SourceReport]) -> None:
        super().__init__()
        self.save_button = Button(theme, _("Save these rows as CSV"), LINK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        told = sorted(
            (one for one in sources if one.skipped),
            key=lambda one: import_words.unreadable((one,)) == 0,  # what could not be read first
        )
        for source in told[:_MOST_SOURCES]:
            column.addWidget(words(source.file, "card_title", "text", wrap=True))
            add_skipped(column, source)
            column.addSpacing(10)
        rest = len(told) - _MOST_SOURCES
        if rest > 0:
            text = ngettext(
                "and {count} more source: all rows stand in the CSV",
                "and {count} more sources: all rows stand in the CSV",
                rest,
            )
            number = chart_words.number(rest)
            column.addWidget(words(text.format(count=number), "small", "muted", wrap=True))
        column.addStretch(1)


def _account(public_id: str) -> str:
    network, _colon, name = public_id.partition(":")
    return f"{names.name('network', network)} {import_words.handle(name)}"


def add_skipped(column: QVBoxLayout, source: SourceReport) -> None:
    """Add the rows of a source that could not be read, then those left out: each reason once, and
    the first places where it held."""
    for left_out, count, form in (
        (False, import_words.unreadable((source,)), _("Rows that could not be read: {count}")),
        (True, import_words.left_out((source,)), _("Rows left out on purpose: {count}")),
    ):
        rows = [row for row in source.skipped if row.left_out is left_out]
        if not rows:
            continue
        heading = form.format(count=chart_words.number(count))
        column.addWidget(words(heading, "small", "muted"))
        shown = 0
        for why, places in list(import_words.by_reason(rows).items())[:_MOST_REASONS]:
            shown += len(places)
            column.addWidget(words(why, "small", "text", strong=True, wrap=True))
            column.addWidget(words(import_words.some_places(places), "least", "muted", wrap=True))
        _add_rest(column, count, shown)


def _add_rest(column: QVBoxLayout, count: int, shown: int = _MOST_LINES) -> None:
    rest = count - shown
    if rest > 0:
        text = ngettext("and {count} more", "and {count} more", rest)
        column.addWidget(words(text.format(count=chart_words.number(rest)), "small", "muted"))


def _no_records(source: SourceReport) -> str:
    if source.format != UNKNOWN:
        return _("Nothing was counted at this import.")
    return _(
        "How many there were is not known any more: what this import said was saved from a damaged"
        " library, its own entry could not be read."
    )


def _records(records: Sequence[KindReport]) -> QGridLayout:
    """A small table: kinds by read, new, changed, skipped, promised."""
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(10)
    grid.setColumnStretch(0, 1)
    titles = ("", _("Read"), _("New"), _("Changed"), _("Skipped"), _("Promised"))
    for place, title in enumerate(titles):
        grid.addWidget(_cell(title, "least", "muted"), 0, place)
    shown = [one for one in records if one.read or one.promised]
    for row, one in enumerate(shown, start=1):
        grid.addWidget(words(import_words.kind(one.kind), "small", "text"), row, 0)
        values = (one.read, one.new, one.changed, one.skipped, one.promised)
        for place, value in enumerate(values, start=1):
            bad = (place == 4 and one.skipped) or (
                place == 5 and value is not None and value > one.read
            )
            text = chart_words.number(value) if value is not None else "—"
            grid.addWidget(_cell(text, "small", "down_text" if bad else "body"), row, place)
    return grid


def _cell(text: str, role: str, tone: str) -> QLabel:
    label = words(text, role, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
