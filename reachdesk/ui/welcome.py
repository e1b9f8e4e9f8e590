"""What every page shows while the library is empty: the ways in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reachdesk.i18n import N_, _
from reachdesk.ui.context import PageContext
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.closed_library import ClosedLibrary
from reachdesk.ui.widgets.drop_area import dashed
from reachdesk.ui.widgets.empty_state import EmptyState
from reachdesk.ui.widgets.words import prose, words

_WIDTH = 680

# how to ask for the export, what it says, what it does not
_NETWORKS = (
    (
        "X",
        N_("Settings → Your account → Download an archive"),
        N_("Posts with totals, messages by date, ids of followers"),
        N_("No names, no views"),
    ),
    (
        "LinkedIn",
        N_("Settings → Data privacy → Get a copy of your data"),
        N_("Connections with company, position and date"),
        N_("Posts are in another file"),
    ),
    (
        "Mastodon",
        N_("Preferences → Import and export"),
        N_("Posts, lists with their members"),
        N_("No like or repost totals"),
    ),
)


class Welcome(QStackedWidget):
    """The ways in once the library is open and empty; until then how far its opening is."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._library = context.library
        self.ways = WaysIn(context)
        self.closed = ClosedLibrary(context)
        self.choose, self.demo = self.ways.choose, self.ways.demo
        self.addWidget(self.closed)
        self.addWidget(self.ways)
        self._library.contents_known.connect(self._show_state)
        self._show_state()

    def title(self) -> str:
        """The page's name."""
        return _("Welcome") if self._library.is_open else "ReachDesk"

    def _show_state(self) -> None:
        self.setCurrentWidget(self.ways if self._library.is_open else self.closed)


class WaysIn(QScrollArea):
    """Drop area, sample data, and how to ask each network for an export."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        theme, shell = context.theme, context.shell
        self.setObjectName("canvas")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.target = _Target(theme)
        self.choose = self.target.empty.add_button(
            _("Choose files…"), shell.choose_files, primary=True, icon="file"
        )
        self.demo = self.target.empty.add_button(_("Look at sample data"), shell.look_at_demo)
        self.target.add_privacy()
        context.library.started.connect(self._busy)
        context.library.ended.connect(self._idle)
        self.setWidget(self._laid_out())

    def _laid_out(self) -> QWidget:
        theme = self._context.theme
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.target)
        column.addSpacing(30)
        column.addLayout(_heading())
        column.addSpacing(10)
        column.addLayout(_cards(theme))
        column.addSpacing(16)
        more = Button(theme, _("Other networks and the full steps: F1"), LINK)
        more.clicked.connect(lambda _checked=False: self._context.shell.show_help("exports"))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._middle = middle
        theme.changed.connect(self._resize)
        inner = QWidget()
        inner.setObjectName("canvas")
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(24, 54, 24, 24)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)
        return inner

    def _resize(self) -> None:
        self._middle.setMaximumWidth(self._context.theme.px(_WIDTH))

    def _busy(self, _text: str) -> None:
        self.demo.setEnabled(False)

    def _idle(self) -> None:
        self.demo.setEnabled(True)


class _Target(QWidget):
    """The dashed area with the empty state in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        text = _(
            "An X archive, a LinkedIn or Mastodon export, an analytics or follower CSV.\n"
            "Zip files, folders and several files at once are fine."
        )
        self.empty = EmptyState(theme, "sources", _("Drop your export here"), text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 40, 24, 27)
        column.setSpacing(0)
        column.addWidget(self.empty)

    def add_privacy(self) -> None:
        """The promise, under the buttons."""
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addStretch(1)
        row.addWidget(Sign(self._theme, "lock", "muted"))
        text = _("Everything stays on this computer. ReachDesk does not use the network.")
        row.addWidget(words(text, "small", "muted", wrap=False))
        row.addStretch(1)
        self.empty.column.addSpacing(19)
        self.empty.column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card ground and dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        dashed(painter, QRectF(self.rect()), self._theme)


class Sign(QWidget):
    """A small icon in one tone."""

    def __init__(self, theme: Theme, icon: str, tone: str, size: int = 14) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The icon's size, grown with the text."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), self._theme.colour(self._tone))


def _heading() -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(words(_("No export yet? Ask for it today"), "section", "text"), 1)
    row.addWidget(words(_("Most arrive within a day"), "small", "muted"))
    return row


def _cards(theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for network, way, says, lacks in _NETWORKS:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 26)
        column.setSpacing(6)
        column.addWidget(words(network, "card_title", "text"))
        column.addWidget(prose(_(way), "small", "muted"))
        column.addLayout(_line(theme, "check", "up_text", _(says), "body"))
        column.addLayout(_line(theme, "dash", "muted", _(lacks), "muted"))
        column.addStretch(1)
        row.addWidget(card, 1)
    return row


def _line(theme: Theme, icon: str, ink: str, text: str, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign = QVBoxLayout()
    sign.setContentsMargins(0, 4, 0, 0)
    sign.addWidget(Sign(theme, icon, ink, 12))
    sign.addStretch(1)
    row.addLayout(sign)
    row.addWidget(prose(text, "small", tone), 1)
    return row
