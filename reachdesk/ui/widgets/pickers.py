"""The two pickers of the top bar: whose account, and which days."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.selection import NINETY, WHOLE, YEAR, Selection
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring


class Picker(KeyboardRing, QPushButton):
    """A field that opens a menu: a quiet word before, the choice after it.

    `choices` are (key, text) pairs, None for a line between; `choose` is called with the key.
    """

    def __init__(self, theme: Theme, name: str, width: int, small_width: int | None = None) -> None:
        super().__init__()
        self.small = False
        self._small_width = width if small_width is None else small_width
        self.theme = theme
        self._name = name
        self._width = width
        self._before = ""
        self._choice = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: self.open_menu())
        theme.changed.connect(self.updateGeometry)

    def set_small(self, *, small: bool) -> None:
        """Take less room in a small window."""
        self.small = small
        self.refresh()

    def refresh(self) -> None:
        """Show the choice in use."""

    def show_choice(self, before: str, choice: str) -> None:
        """Show what is chosen."""
        self._before, self._choice = before, choice
        whole = f"{before} {choice}".strip()
        self.setAccessibleName(f"{self._name}: {whole}")
        self.setToolTip(f"{self._name}: {whole}")
        self.updateGeometry()
        self.update()

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """What can be chosen."""
        return ()

    def chosen(self) -> str:
        """The key of what is chosen."""
        return ""

    def choose(self, key: str) -> None:
        """Take a choice."""

    def menu_of_choices(self) -> QMenu:
        """The menu; the present choice is ticked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for choice in self.choices():
            if choice is None:
                menu.addSeparator()
                continue
            key, text = choice
            action = QAction(text, menu, checkable=True, checked=key == self.chosen())
            action.triggered.connect(lambda _checked=False, key=key: self.choose(key))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Open the menu under the field."""
        menu = self.menu_of_choices()
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        """As wide as its words, at least as drawn; 30 px high."""
        px = self.theme.px
        least = px(self._small_width if self.small else self._width)
        return QSize(max(least, round(self._words_width()) + px(40)), px(30))

    def minimumSizeHint(self) -> QSize:
        """It may shrink; its words are then cut and stand whole in the tooltip."""
        return QSize(self.theme.px(96), self.theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, words, arrow."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("raised" if self.underMouse() else "card"))
        painter.drawRoundedRect(rect, 7, 7)
        size = theme.px(13)
        arrow = QRectF(rect.right() - theme.px(9) - size, 0, size, size)
        arrow.moveTop(rect.center().y() - size / 2)
        paint_icon(painter, "chevron-down", arrow, theme.colour("body"))
        self._paint_words(painter, rect, arrow.left() - 4)
        if self.ring_shown():
            paint_ring(painter, rect, 7, theme.colour("accent"))

    def _paint_words(self, painter: QPainter, rect: QRectF, end: float) -> None:
        left = rect.left() + self.theme.px(9)
        for text, weight, tone in ((self._before, 400, "muted"), (self._choice, 500, "text")):
            if not text:
                continue
            font = self.theme.font("small", weight)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(end - left, 0))
            painter.setFont(font)
            painter.setPen(self.theme.colour(tone))
            base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), shown)
            left += metrics.horizontalAdvance(shown) + self.theme.px(6)

    def _words_width(self) -> float:
        before = QFontMetricsF(self.theme.font("small", 400)).horizontalAdvance(self._before)
        choice = QFontMetricsF(self.theme.font("small", 500)).horizontalAdvance(self._choice)
        return before + choice + (self.theme.px(6) if self._before else 0)


class ChoicePicker(Picker):
    """One of several choices of a preference. `chose(key)` when another is taken."""

    chose = Signal(object)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], chosen: str
    ) -> None:
        super().__init__(theme, name, 220)
        self._choices = tuple(choices)
        self._chosen = chosen if chosen in dict(self._choices) else self._choices[0][0]
        self.refresh()

    def refresh(self) -> None:
        """Show the choice in use."""
        self.show_choice("", dict(self._choices)[self._chosen])

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """What was given."""
        return self._choices

    def chosen(self) -> str:
        """The choice in use."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Take a choice and tell."""
        if key != self._chosen:
            self._chosen = key
            self.refresh()
            self.chose.emit(key)


class AccountPicker(Picker):
    """Whose account is shown: one at a time, or two side by side that are never added.

    `compared` when another account was set beside the one shown.
    """

    compared = Signal()

    def __init__(self, theme: Theme, selection: Selection) -> None:
        super().__init__(theme, _("Account"), 164, 150)
        self._selection = selection
        selection.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the account in use, and the one beside it."""
        account, beside = self._selection.account, self._selection.beside
        if account is None:
            self.show_choice("", "—")
            return
        shown = _shown(account.handle, account.name or account.id)
        if beside is not None:
            shown = _("{account} beside {other}").format(
                account=shown, other=_shown(beside.handle, beside.name or beside.id)
            )
        self.show_choice(names.name("network", account.network), shown)

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """The accounts of the library."""
        return [(one.id, _on_network(one)) for one in self._selection.accounts]

    def chosen(self) -> str:
        """The account in use."""
        return self._selection.account.id if self._selection.account else ""

    def choose(self, key: str) -> None:
        """Show another account."""
        self._selection.choose_account(key)

    def compare(self, key: str | None) -> None:
        """Set another account beside the one shown, or none (None)."""
        self._selection.choose_beside(key)
        if self._selection.beside is not None:
            self.compared.emit()

    def menu_of_choices(self) -> QMenu:
        """The accounts, and below them what this one may be compared with."""
        menu = super().menu_of_choices()
        account, beside = self._selection.account, self._selection.beside
        others = [one for one in self._selection.accounts if one != account]
        if others:
            menu.addSeparator()
            below = menu.addMenu(_("Compare with…"))
            group = QActionGroup(below)
            for other in (*others, None):
                text = _("No other account") if other is None else _on_network(other)
                action = QAction(text, below, checkable=True, checked=other == beside)
                key = None if other is None else other.id
                action.triggered.connect(lambda _checked=False, key=key: self.compare(key))
                group.addAction(action)
                below.addAction(action)
        return menu


def _on_network(account: AccountInfo) -> str:
    return f"{names.name('network', account.network)}  {_shown(account.handle, account.name)}"


def _shown(handle: str | None, name: str | None) -> str:
    return f"@{handle}" if handle else name or "—"


class PeriodPicker(Picker):
    """Which days are shown: the last 90, 12 months, everything, or a year."""

    def __init__(self, theme: Theme, selection: Selection) -> None:
        super().__init__(theme, _("Period"), 226, 196)
        self._selection = selection
        selection.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the period in use."""
        period = self._selection.period
        if period is None:
            self.show_choice("", "—")
            return
        words = {NINETY: _("90 days"), YEAR: _("12 months"), WHOLE: _("All")}
        before = "" if self.small else words.get(self._selection.kind, "")
        self.show_choice(before, chart_words.span(period.first_day, period.last_day))

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """Lengths first, then the years of the account."""
        lengths = [(NINETY, _("90 days")), (YEAR, _("12 months")), (WHOLE, _("Whole history"))]
        return [*lengths, None, *((year, year) for year in self._selection.years())]

    def chosen(self) -> str:
        """The length or year in use."""
        return self._selection.kind

    def choose(self, key: str) -> None:
        """Show another period."""
        self._selection.choose_period(key)
