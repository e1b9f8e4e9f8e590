"""What stands in place of the pages while the library is not open: how far it is, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.status_strip import SHOW_AFTER_MS, ThinBar
from reachdesk.ui.widgets.empty_state import EmptyState
from reachdesk.ui.widgets.words import words

_NOTHING, _OPENING, _CLOSED = range(3)


class ClosedLibrary(QStackedWidget):
    """Nothing at first, since most libraries open at once; then the progress of the opening with a
    way to stop it; and where it did not open, the reason with a way to try again."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("canvas")
        library, theme = context.library, context.theme
        self.opening = EmptyState(theme, "sources", "", "")
        self.bar = ThinBar(theme)
        self.percent = words("", "small", "muted")
        middle = Qt.AlignmentFlag.AlignHCenter
        for part in (self.percent, self.bar):  # each above the one before
            self.opening.column.insertWidget(4, part, 0, middle)
            self.opening.column.insertSpacing(4, 8)
        self.opening.add_button(_("Cancel"), library.cancel)
        self.closed = EmptyState(theme, "warning", _("The library is not open"), "")
        self.again = self.closed.add_button(_("Try again"), library.open, primary=True)
        nothing = QWidget()
        for each in (nothing, _in_the_middle(self.opening), _in_the_middle(self.closed)):
            self.addWidget(each)
        self._soon = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._soon.timeout.connect(lambda: self.setCurrentIndex(_OPENING))
        library.started.connect(self._begin)
        library.progressed.connect(self._go_on)
        library.ended.connect(self._soon.stop)
        library.not_opened.connect(self._refused)

    def _begin(self, text: str) -> None:
        self.opening.line.setText(text)
        self._go_on(0.0, "")
        if self.currentIndex() != _OPENING:
            self._soon.start()

    def _go_on(self, fraction: float, text: str) -> None:
        if text:
            self.opening.line.setText(text)
        self.bar.show_fraction(fraction)
        self.bar.setVisible(fraction > 0)
        self.percent.setVisible(fraction > 0)
        self.percent.setText(chart_words.percent(fraction, 0))

    def _refused(self, error: Exception | None) -> None:
        stopped = _("The opening was stopped; nothing was changed.")
        self.closed.explanation.setText(str(error) if error else stopped)
        self.setCurrentIndex(_CLOSED)


def _in_the_middle(state: EmptyState) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(48, 24, 48, 64)
    column.addStretch(1)
    column.addWidget(state)
    column.addStretch(1)
    return whole
