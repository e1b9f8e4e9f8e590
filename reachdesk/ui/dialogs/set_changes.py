"""Who came and who went between two follower sets, at the right side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import day_of
from reachdesk.i18n import _, ngettext
from reachdesk.services.desk import Desk, Request
from reachdesk.services.set_changes import SetChange, SetDate, change_rows, set_change, set_dates
from reachdesk.ui.context import PageContext
from reachdesk.ui.people_words import handle_words, name_words, place_words
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.field_picker import FieldPicker
from reachdesk.ui.widgets.words import line, prose, words

_MOST = 200
Read = tuple[SetChange, tuple[PersonRow, ...], tuple[PersonRow, ...]]


def show_set_changes(
    context: PageContext, request: Request, opened: Callable[[object], None]
) -> None:
    """Open the panel on the last two sets; it says so where there are not two. `opened(person)`
    when one of the people is chosen."""

    def show(dates: tuple[SetDate, ...]) -> None:
        panel = SetChanges(context, request, dates)
        panel.opened.connect(opened)
        context.shell.open_panel(panel, _("Who came and who went"))

    context.library.look(
        (context.shell, "sets"), lambda desk: set_dates(desk, request.account), show
    )


class SetChanges(QWidget):
    """Two dates, then the names of those who are in one set only. `opened(person)` for one."""

    opened = Signal(object)

    def __init__(self, context: PageContext, request: Request, dates: tuple[SetDate, ...]) -> None:
        super().__init__()
        self.subtitle = _("Between two dates on which an export holds all followers")
        self._context, self._request, self._dates = context, request, dates
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        if len(dates) < 2:
            self._column.addWidget(prose(_("Two exports with all followers are needed.")))
            self._column.addStretch(1)
            return
        named = [(str(one.as_of_ms), _dated(one)) for one in dates]
        self.earlier = FieldPicker(context.theme, _("From"), named, str(_before_last(dates)))
        self.later = FieldPicker(context.theme, _("To"), named, named[-1][0])
        row = QHBoxLayout()
        for picker in (self.earlier, self.later):
            picker.chose.connect(lambda _key: self._ask())
            row.addWidget(picker)
        self._column.addLayout(row)
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self._column.addLayout(self._place)
        self._column.addStretch(1)
        self._ask()

    def _ask(self) -> None:
        chosen = {self.earlier.chosen(), self.later.chosen()}
        found = [one for one in self._dates if str(one.as_of_ms) in chosen]
        if len(found) == 2:
            self._context.library.look(self, lambda desk: self._read(desk, *found), self._show)

    def _read(self, desk: Desk, earlier: SetDate, later: SetDate) -> Read:
        change = set_change(desk, self._request.account, earlier, later)
        gained, lost = (
            change_rows(desk, self._request, people[:named], _MOST)
            for people, named in (
                (change.gained, change.named_gained),
                (change.lost, change.named_lost),
            )
        )
        return change, gained, lost

    def _show(self, read: Read) -> None:
        change, gained, lost = read
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._part(_joined(len(change.gained)), gained, len(change.gained))
        if change.doubtful:
            self._place.addWidget(line())
            self._place.addWidget(
                prose(
                    _("{count} people of the earlier set are not in the later one: it is probably "
                      "incomplete, so nobody is said to have left.").format(
                        count=chart_words.number(len(change.lost))
                    ),
                    "base", "down_text",
                )
            )  # fmt: skip
            return
        self._part(_left(len(change.lost)), lost, len(change.lost))
        self._place.addWidget(
            prose(_("Left: unfollowed, suspended or deleted; no export tells which."), "small")
        )

    def _part(self, title: str, rows: tuple[PersonRow, ...], total: int) -> None:
        self._place.addSpacing(4)
        self._place.addWidget(line())
        self._place.addSpacing(2)
        self._place.addWidget(words(title, "card_title", "text"))
        for row in rows:
            text = "  ".join(part for part in (name_words(row), handle_words(row)) if part)
            button = Button(self._context.theme, text, LINK)
            button.setToolTip(place_words(row))
            button.clicked.connect(lambda _checked=False, row=row: self.opened.emit(row))
            self._place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        rest = total - len(rows)
        if rest > 0:
            text = ngettext(
                "and {count} more, who is only a number or further down",
                "and {count} more, who are only numbers or further down",
                rest,
            ).format(count=chart_words.number(rest))
            self._place.addWidget(words(text, "small", "muted", wrap=True))


def _before_last(dates: Sequence[SetDate]) -> int:
    """The newest set of an earlier day than the last one's: two exports of a day say little."""
    last = day_of(dates[-1].as_of_ms)
    earlier = [one.as_of_ms for one in dates[:-1] if day_of(one.as_of_ms) < last]
    return earlier[-1] if earlier else dates[-2].as_of_ms


def _dated(one: SetDate) -> str:
    return _("{day}: {size}").format(
        day=chart_words.day_short(day_of(one.as_of_ms), year=True),
        size=chart_words.number(one.size),
    )


def _joined(count: int) -> str:
    text = ngettext("{count} person came", "{count} people came", count)
    return text.format(count=chart_words.number(count))


def _left(count: int) -> str:
    text = ngettext("{count} person left", "{count} people left", count)
    return text.format(count=chart_words.number(count))
