"""A segment at the right side: its rule typed or put together, its name, target and date."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.charts.rule_words import rule_words
from reachdesk.domain.errors import UserError
from reachdesk.domain.periods import day_from_iso
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import EVERYBODY, Rule, written
from reachdesk.i18n import _
from reachdesk.services import kept, segments
from reachdesk.services.desk import Desk
from reachdesk.services.segments import KeptSegment, Segment
from reachdesk.services.selection import selection
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, SECONDARY, Button
from reachdesk.ui.widgets.rule_parts import RuleParts
from reachdesk.ui.widgets.words import prose, retone, words

_PAUSE_MS = 200
_RULE_HEIGHT = 104


class SegmentEditor(QWidget):
    """`shown(rule)` when the page should show the rule. The rule is counted while it is typed."""

    shown = Signal(object)

    def __init__(
        self, context: PageContext, account: str, rule: Rule, edited: KeptSegment | None = None
    ) -> None:
        super().__init__()
        self.subtitle = _("Followers whom a rule holds, perhaps with a number to reach")
        self._context = context
        self._account = account
        self._edited = edited
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self._add_rule(written(rule) if rule != EVERYBODY else "")
        self._add_fields()
        self._column.addStretch(1)
        self._add_footer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.text.textChanged.connect(self._typed)
        self._typed()

    def rule(self) -> Rule:
        """The rule as typed; everybody where nothing is. Raises `UserError`."""
        text = self.text.toPlainText().strip()
        return parse(text) if text else EVERYBODY

    def insert(self, text: str) -> None:
        """Put words where the cursor stands, with a blank on either side."""
        cursor = self.text.textCursor()
        before = self.text.toPlainText()[: cursor.position()]
        blank = "" if not before or before.endswith((" ", "(", "\n")) else " "
        joined = text
        begins = ":" in text or text in ("not", "(")
        if begins and before.strip() and not before.rstrip().endswith(("and", "or", "not", "(")):
            joined = f"and {text}"
        cursor.insertText(f"{blank}{joined} ")
        self.text.setFocus()

    def save(self) -> None:
        """Keep the segment; the panel closes once it is kept."""
        try:
            segment = Segment(
                self._account,
                self.name.text(),
                written(self.rule()),
                _target(self.target.text()),
                _day(self.due.text()),
            )
        except UserError as error:
            self._say(str(error), "down_text")
            return
        key = self._edited.key if self._edited else None
        self._context.library.look(
            self,
            lambda desk: _check(desk, segment, key),
            lambda wrong: self._say(wrong, "down_text") if wrong else self._keep(segment, key),
        )

    def _keep(self, segment: Segment, key: str | None) -> None:
        self._context.library.act(
            _("segment “{name}”").format(name=segment.name.strip()),
            lambda desk: segments.keep_segment(desk, segment, key),
            kept.put_back,
            kept.put_again,
        )
        self.shown.emit(parse(segment.rule))
        self._context.shell.close_panel()

    def _drop(self) -> None:
        if self._edited is not None:
            edited = self._edited
            self._context.library.act(
                _("segment “{name}”").format(name=edited.segment.name),
                lambda desk: segments.drop_segment(desk, edited.key),
                kept.put_back,
                kept.put_again,
            )
            self._context.shell.close_panel()

    def _add_rule(self, text: str) -> None:
        self._heading(_("Rule"))
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(_("Rule"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self._context.theme.px(_RULE_HEIGHT))
        example = 'country:GB and (bio:"contact centre" or role:customer)\nand not role:supplier'
        self.text.setPlaceholderText(example)
        self._column.addWidget(self.text)
        self.parts = RuleParts(self._context, self._account)
        self.parts.chosen.connect(self.insert)
        self._column.addWidget(self.parts)
        self.said = prose("", "small", "body")
        self.count = prose("", "base", "text")
        self._column.addSpacing(6)
        self._column.addWidget(self.count)
        self._column.addWidget(self.said)

    def _add_fields(self) -> None:
        segment = self._edited.segment if self._edited else None
        target = segment.target if segment else None
        due = segment.due_day if segment else None
        self.name = self._field(_("Name"), segment.name if segment else "", "")
        self.target = self._field(
            _("How many people you want (may stay empty)"), "" if target is None else str(target),
            "200",
        )  # fmt: skip
        self.due = self._field(
            _("By which day (may stay empty)"),
            "" if due is None else chart_words.date_of(due).isoformat(),
            _("year-month-day, such as 2027-06-30"),
        )
        self.message = prose("", "small", "down_text")
        self._column.addWidget(self.message)

    def _field(self, name: str, text: str, example: str) -> QLineEdit:
        self._heading(name)
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.returnPressed.connect(self.save)
        self._column.addWidget(field)
        return field

    def _add_footer(self) -> None:
        theme = self._context.theme
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(24, 12, 24, 12)
        self.primary = Button(theme, _("Save segment"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self.save())
        self.show_only = Button(theme, _("Only show"), SECONDARY)
        self.show_only.clicked.connect(lambda _checked=False: self._show_only())
        if self._edited is not None:
            delete = Button(theme, _("Delete"), LINK)
            delete.clicked.connect(lambda _checked=False: self._drop())
            row.addWidget(delete)
        row.addStretch(1)
        row.addWidget(self.show_only)
        row.addWidget(self.primary)

    def _show_only(self) -> None:
        try:
            self.shown.emit(self.rule())
        except UserError as error:
            self._say(str(error), "down_text")

    def _heading(self, text: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(words(text, "small", "text", strong=True))

    def _say(self, text: str, tone: str) -> None:
        self.message.setText(text)
        retone(self.message, tone)

    def _typed(self) -> None:
        self._say("", "muted")
        try:
            self.said.setText(rule_words(self.rule()))
        except UserError as error:
            self.said.setText(str(error))
            self.count.setText("")
            return
        self._pause.start()

    def _count(self) -> None:
        try:
            rule = written(self.rule())
        except UserError:
            return
        self._context.library.look(
            (self, "count"),
            lambda desk: selection(desk, self._account, rule),
            lambda found: self.count.setText(_counted(found.people, found.open)),
        )


def _counted(people: int, unsure: int) -> str:
    return _("{people} now; something unknown could move {unsure} in or out").format(
        people=chart_words.followers(people), unsure=chart_words.number(unsure)
    )


def _check(desk: Desk, segment: Segment, key: str | None) -> str:
    """What is wrong with a segment, "" for nothing."""
    try:
        segments.tidied(desk, segment, key)
    except UserError as error:
        return str(error)
    return ""


def _target(text: str) -> int | None:
    digits = text.strip().replace(".", "").replace(",", "").replace(" ", "")
    if not digits:
        return None
    if not digits.isdigit():
        raise UserError(_("Write how many people you want as a whole number."))
    return int(digits)


def _day(text: str) -> int | None:
    if not text.strip():
        return None
    try:
        return day_from_iso(text.strip())
    except ValueError:
        raise UserError(_("Write the day like 2027-06-30.")) from None
