"""Worth a look: at most three things, each done in under a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from reachdesk import registry
from reachdesk.domain.answers.overview import Task, WorthALook
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.happenings import task_words
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.answer_card import AnswerCard
from reachdesk.ui.widgets.ring import paint_ring
from reachdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from reachdesk.ui.dialogs import proposals
else:  # loaded when they are opened
    proposals = registry.Later("reachdesk.ui.dialogs.proposals")

_TILE, _GAP = 30, 10


class TaskRow(QPushButton):
    """Icon in a tile, title, note, arrow; a link as a whole."""

    def __init__(self, theme: Theme, task: Task) -> None:
        super().__init__()
        self._theme = theme
        self._icon, title, note = task_words(task)
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{title}. {note}")
        column = QVBoxLayout()
        column.setSpacing(0)
        for text, role, tone in ((title, "base", "text"), (note, "small", "muted")):
            label = words(text, role, tone, wrap=True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(_TILE + _GAP), 4, theme.px(24), 4)
        self._row.addLayout(column)

    def sizeHint(self) -> QSize:
        """Two lines, more where the words need them."""
        return QSize(self._theme.px(200), self._theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Room for all words."""
        return max(self._theme.px(44), self._row.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tile, icon, arrow, focus ring; the words are labels."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, middle = theme.px(_TILE), self.height() / 2
        tile = QRectF(0, middle - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(tile, 8, 8)
        inset = size * 0.24
        paint_icon(
            painter, self._icon, tile.adjusted(inset, inset, -inset, -inset), theme.colour("body")
        )
        arrow = theme.px(13)
        place = QRectF(self.width() - arrow - 2, middle - arrow / 2, arrow, arrow)
        paint_icon(painter, "chevron-right", place, theme.colour("muted"))
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            paint_ring(painter, ring, 7, theme.colour("accent"))


class TasksCard(AnswerCard):
    """The tasks, or that nothing waits."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "worth_a_look", _("Worth a look"))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(4)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def show_answer(self, answer: WorthALook | None) -> None:
        """Show the tasks."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        tasks = answer.tasks if answer is not None else ()
        if not tasks:
            self.rows.addWidget(words(_("Nothing waits for you."), "base", "muted", wrap=True))
        for task in tasks:
            row = TaskRow(self.context.theme, task)
            row.clicked.connect(lambda _checked=False, task=task: self._go(task))
            self.rows.addWidget(row)

    def _go(self, task: Task) -> None:
        self.context.shell.show_page(task.page)
        if task.key in ("same_person", "same_message"):
            proposals.show_proposals(self.context)
