"""Cards: the frame of everything on a page, and the card that shows a chart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.charts.base import ChartView
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.services.desk import Request
from reachdesk.ui import empty_words
from reachdesk.ui.chart_files import ChartFiles, charts
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.card_faces import CardFaces
from reachdesk.ui.widgets.chart_menu import chart_menu
from reachdesk.ui.widgets.chart_table import ChartTable
from reachdesk.ui.widgets.empty_state import CardMessage
from reachdesk.ui.widgets.explain import ExplainPanel
from reachdesk.ui.widgets.focus import FocusRing, enter, leave
from reachdesk.ui.widgets.under_way import UnderWay
from reachdesk.ui.widgets.words import words

_SIDE, _TOP, _BOTTOM, _HEADER = 19, 8, 15, 26  # inside an edge of 1 px
_ICONS_OUT = 12  # icons stand nearer to the edge than words
_NARROW = 300
_SWITCH_WIDTH = 24


class Card(QFrame):
    """A card: title (a sentence or a noun), subtitle, and whatever stands under them in `body`.

    Tab goes from card to card, Enter into one, Esc out of it. `corner` is the row at the right of
    the title, for a link or buttons.
    """

    bare = False  # True while it shows but a sentence: a grid then gives it less height
    subtitle_columns = 2
    """1 where the corner is as high as title and subtitle, so that these stand beside it."""

    def __init__(self, context: PageContext, title: str = "", subtitle: str = "") -> None:
        super().__init__()
        self.context = context
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title = words(title, "card_title", "text", wrap=True)
        self.subtitle = words(subtitle, "small", "muted", wrap=True)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(0)
        self.corner.setContentsMargins(8, 0, _ICONS_OUT, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 8, 0, 0)
        self._lay_out()
        self._ring = FocusRing(self, context.theme)
        self.restyle()
        self.set_titles(title, subtitle)
        context.theme.changed.connect(self.restyle)

    def _lay_out(self) -> None:
        """The subtitle runs on below the corner: narrow cards need the room."""
        header = QGridLayout()
        header.setSpacing(0)
        header.setColumnStretch(0, 1)
        header.addWidget(self.title, 0, 0)
        header.addWidget(self.subtitle, 1, 0, 1, self.subtitle_columns)
        if self.subtitle_columns > 1:  # hardly further to the right than what stands below it
            self.subtitle.setContentsMargins(0, 0, _ICONS_OUT // 2, 0)
        header.addLayout(self.corner, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, _ICONS_OUT, 0)
        inner.addLayout(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _TOP, _SIDE - _ICONS_OUT, _BOTTOM)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(inner, 1)

    def set_titles(self, title: str, subtitle: str = "") -> None:
        """Show another headline and line under it; both also name the card to screen readers."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)

    def restyle(self) -> None:
        """Sizes of the theme."""
        self.title.setMinimumHeight(self.context.theme.px(_HEADER))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes in, Esc comes out."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            enter(self)
        elif key == Qt.Key.Key_Escape and leave(self):
            pass
        else:
            super().keyPressEvent(event)


class ChartCard(Card):
    """A card that shows one chart of `reachdesk.charts`.

    `ask(request)` fetches the answer through the library; `show_answer(answer)` shows it, None or
    one that the chart cannot draw as an empty state that says which export would fill it.
    """

    shown = Signal(object)
    picked = Signal(object)

    def __init__(
        self, context: PageContext, key: str, answer_key: str | None = None, fixed_title: str = ""
    ) -> None:
        self.chart = charts()[key]
        super().__init__(context, fixed_title or self.chart.title())
        self.fixed_title = fixed_title
        self.answer_key = answer_key or key
        self.answer: Any = None
        self.loaded = False
        self.badge = EvidenceBadge(context.theme)
        self.table_switch = IconButton(context.theme, "table", _("Show as table"))
        self.table_switch.setCheckable(True)
        self.more = IconButton(context.theme, "more", _("More for this chart"), self.open_menu)
        for widget in (self.badge, self.table_switch, self.more):
            self.corner.addWidget(widget)
        self.corner.setContentsMargins(8, 0, 0, 0)
        self.table_switch.least_width = _SWITCH_WIDTH
        self.view: ChartView = self.chart.view(context.theme.style)
        self._stack = CardFaces(context, self.chart, self.view)
        self.body.addWidget(self._stack, 1)
        self._show_controls(shown=False)
        self.badge.clicked.connect(self.explain)
        self.table_switch.toggled.connect(self._switch_table)
        self.view.picked.connect(self.picked)
        self.files = ChartFiles(context, self)
        self.under_way = UnderWay(context.theme, self.corner, self._show_lasting)

    @property
    def drawn(self) -> bool:
        """Whether a picture is shown (so that it can be copied and saved)."""
        return self.answer is not None and self.chart.missing(self.answer) is None

    @property
    def table(self) -> ChartTable:
        """The numbers behind the picture."""
        return self._stack.table

    @property
    def message(self) -> CardMessage:
        """What the card says while it has nothing to draw."""
        return self._stack.message

    def ask(self, request: Request) -> None:
        """Fetch the answer; the picture before it stays until then."""
        told = (self.show_answer, self.show_failure, self._show_progress)
        job = self.context.library.ask(self, self.answer_key, request, *told)
        self.under_way.begin(job, lambda: self._show_stopped(request))

    def wait(self, sentence: str) -> None:
        """Say what is done while no answer has come yet."""
        if not self.loaded:
            self.set_titles(self.fixed_title or self.chart.title(), sentence)

    def _show_progress(self, share: float, doing: str) -> None:
        """At once in an empty card."""
        self.wait(chart_words.under_way(doing, share))
        self.under_way.told(share, doing)

    def _show_lasting(self, share: float, doing: str) -> None:
        """Over a picture too, which stays."""
        title = self.title.text() if self.loaded else self.fixed_title or self.chart.title()
        self.set_titles(title, chart_words.under_way(doing, share))

    def _show_stopped(self, request: Request) -> None:
        self.show_answer(None)
        self._stack.show_stopped(lambda: self.ask(request))

    def show_failure(self, error: Exception) -> None:
        """Say that the answer could not be had, and tell why where such things are told."""
        self.show_answer(None)
        self._stack.show_sentence(
            str(error) if isinstance(error, UserError) else _("This could not be worked out.")
        )
        self.context.library.problem.emit(error)

    def show_answer(self, answer: Any) -> None:
        """Show an answer of the chart's kind, or None."""
        self.answer = answer
        self.loaded = True
        self.under_way.end()
        self.bare = not self.drawn
        self.updateGeometry()
        self._show_controls(shown=self.drawn)
        if self.drawn:
            headline = self.chart.headline(answer)
            self.set_titles(self.fixed_title or headline, self.chart.subtitle(answer))
            self.setAccessibleName(headline)
            self.badge.show_method(getattr(answer, "method", None))
            self._stack.show_answer(answer)
            self._switch_table(self.table_switch.isChecked())
        else:
            self.set_titles(self.fixed_title or self.chart.title())
            missing = self.chart.missing(answer) if answer is not None else None
            self._stack.show_sentence(missing or empty_words.sentence(self.chart.key))
        self.shown.emit(answer)

    def toggle_table(self) -> None:
        """Show the numbers instead of the picture, or the picture again."""
        if self.drawn:
            self.table_switch.toggle()

    def explain(self) -> None:
        """Open «What is this?» at the right side."""
        if self.drawn:
            explanation = self.chart.explanation(self.answer)
            panel = ExplainPanel(self.context.theme, explanation, self.context.shell.show_recipe)
            self.context.shell.open_panel(panel, self.title.text())

    def open_menu(self) -> None:
        """The card's menu under its ⋯ button."""
        self._menu_at(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def restyle(self) -> None:
        """Give the chart the theme's style; while it is hidden, when it comes on screen."""
        super().restyle()
        if hasattr(self, "_stack"):
            self._stack.restyle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu on right click and on the Menu key."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        if keyboard:
            self.open_menu()
        else:
            self._menu_at(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T switches to the table, F1 explains, arrows move the readout, Shift+F10 is the menu."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_T and plain:
            self.toggle_table()
        elif key == Qt.Key.Key_F1:
            self.explain()
        elif key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.open_menu()
        elif self.hasFocus() and key in _READOUT_KEYS and self._stack.currentWidget() is self.view:
            self.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def menu(self, _place: QPoint) -> QMenu:
        """The menu to open at a place of the screen; override to add to it."""
        return chart_menu(
            self, self.files, self.toggle_table, self.explain, table=self.table_switch.isChecked()
        )

    def _menu_at(self, place: QPoint) -> None:
        self.menu(place).popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card has its table switch in the menu alone."""
        super().resizeEvent(event)
        self._show_controls(shown=self.drawn)

    def _show_controls(self, *, shown: bool) -> None:
        self.badge.setVisible(shown and getattr(self.answer, "method", None) is not None)
        self.more.setVisible(shown)
        roomy = self.width() >= self.context.theme.px(_NARROW)
        self.table_switch.setVisible(shown and roomy)

    def _switch_table(self, table: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        self.table_switch.rename(_("Show as picture") if table else _("Show as table"))
        self._stack.choose(table=table)


_READOUT_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_0,
)


def focused_card(widget: QWidget | None) -> ChartCard | None:
    """The chart card that has the focus or holds the widget that has it."""
    while widget is not None and not isinstance(widget, ChartCard):
        widget = widget.parentWidget()
    return widget
