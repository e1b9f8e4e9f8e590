"""A post not sent yet: its text, whether it answers somebody, and when it shall go out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _, ngettext
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import PRIMARY, SECONDARY, Button
from reachdesk.ui.widgets.check_box import CheckBox
from reachdesk.ui.widgets.words import prose, words

FORM = "%Y-%m-%d %H:%M"
MOST_CHARACTERS = 25_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: `posted_ms` is the planned moment in UTC milliseconds."""

    text: str
    reply: bool
    posted_ms: int


def read_moment(typed: str) -> int | None:
    """UTC milliseconds of «2026-11-24 08:30» on this computer's clock; None for anything else."""
    try:
        local = dt.datetime.strptime(typed.strip(), FORM)  # noqa: DTZ007 - the zone is this one
        return round(local.astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return None


def moment_words(posted_ms: int) -> str:
    """The moment on this computer's clock, as it is typed."""
    return dt.datetime.fromtimestamp(posted_ms / 1000).astimezone().strftime(FORM)


class DraftPanel(QWidget):
    """Contents of the side panel. `asked(Draft)` when an estimate is wanted."""

    asked = Signal(object)

    def __init__(self, context: PageContext, draft: Draft) -> None:
        super().__init__()
        self.subtitle = _("A forecast of views and the seen-chance, before you send it.")
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        self.text = QPlainTextEdit(draft.text)
        self.text.setAccessibleName(_("Text of the draft"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(context.theme.px(150))
        self.text.textChanged.connect(self._typed)
        self.count = words("", "least", "muted")
        self.reply = CheckBox(context.theme, _("It answers somebody"))
        self.reply.setChecked(draft.reply)
        self.moment = QLineEdit(moment_words(draft.posted_ms))
        self.moment.setAccessibleName(_("Planned for"))
        self.moment.textChanged.connect(lambda _text: self._check())
        self.wrong = words("", "small", "down_text", wrap=True)
        self._lay_out()
        self.footer = self._footer()
        self._typed()
        self._check()

    def draft(self) -> Draft | None:
        """What stands in the fields; None without a moment that can be read."""
        posted_ms = read_moment(self.moment.text())
        if posted_ms is None:
            return None
        text = self.text.toPlainText()[:MOST_CHARACTERS]
        return Draft(text, self.reply.isChecked(), posted_ms)

    def estimate(self) -> None:
        """Ask for the estimate and close the panel."""
        draft = self.draft()
        if draft is not None:
            self.asked.emit(draft)
            self._context.shell.close_panel()

    def _lay_out(self) -> None:
        self._column.addWidget(self.text)
        self._column.addWidget(self.count)
        self._column.addWidget(self.reply)
        self._column.addSpacing(8)
        self._column.addWidget(words(_("Planned for"), "small", "text", strong=True))
        self._column.addWidget(self.moment)
        zone = dt.datetime.now().astimezone().tzname() or "UTC"
        said = _("Your own clock ({zone}), as year-month-day hour:minute.").format(zone=zone)
        self._column.addWidget(words(said, "least", "muted", wrap=True))
        self._column.addWidget(self.wrong)
        self._column.addSpacing(8)
        self._column.addWidget(
            prose(
                _(
                    "The text stays in this window: it is not kept in the library. The forecast "
                    "looks at the kind of post, at your last posts and at earlier ones with "
                    "similar words; it knows no effect of the hour."
                ),
                "small",
                "muted",
            )
        )
        self._column.addStretch(1)

    def _footer(self) -> QWidget:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 11, 24, 11)
        row.setSpacing(10)
        row.addStretch(1)
        cancel = Button(self._context.theme, _("Cancel"), SECONDARY)
        cancel.clicked.connect(lambda _checked=False: self._context.shell.close_panel())
        self.primary = Button(self._context.theme, _("Estimate"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self.estimate())
        row.addWidget(cancel)
        row.addWidget(self.primary)
        return footer

    def _typed(self) -> None:
        """Count the characters; a leading @ is an answer."""
        text = self.text.toPlainText()
        form = ngettext("{count} character", "{count} characters", len(text))
        self.count.setText(form.format(count=chart_words.number(len(text))))
        if text.startswith("@"):
            self.reply.setChecked(True)

    def _check(self) -> None:
        readable = read_moment(self.moment.text()) is not None
        example = moment_words(0)[:10].replace("1970-01-01", "2026-11-24 08:30")
        wrong = _("Write the moment like {example}.").format(example=example)
        self.wrong.setText("" if readable else wrong)
        self.wrong.setVisible(not readable)
        self.primary.setEnabled(readable) if hasattr(self, "primary") else None
