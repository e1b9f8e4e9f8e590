"""The strip at the foot: the promise of privacy, and what the library holds or is busy with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import words

SHOW_AFTER_MS = 500


class ThinBar(QWidget):
    """A thin bar of progress, 0..1; below 0 the share is not known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """160 by 4, grown with the text."""
        return QSize(self._theme.px(160), 4)

    def show_fraction(self, fraction: float) -> None:
        """Show how far it is."""
        self.fraction = min(max(fraction, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and part done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self.fraction, self.height()), 2, 2)


class _Lock(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(14), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "lock", QRectF(self.rect()), self._theme.colour("muted"))


class StatusStrip(QWidget):
    """Left the privacy sentence; right the state of the library, or the job that runs.

    Progress is shown only for what takes longer than half a second. `cancelled` when the owner has
    had enough, `recipe_wanted` when the recipe of the score is to be shown.
    """

    cancelled = Signal()
    recipe_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.privacy = words("", "least", "muted")
        self.state = words("", "least", "muted")
        self.recipe = Button(theme, "", LINK)
        self.recipe.clicked.connect(lambda _checked=False: self.recipe_wanted.emit())
        self.job = words("", "least", "body")
        self.bar = ThinBar(theme)
        self.percent = words("", "least", "muted")
        self.cancel = Button(theme, _("Cancel"), LINK)
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self._show_job)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 1, 24, 0)
        row.setSpacing(7)
        row.addWidget(_Lock(theme))
        row.addWidget(self.privacy)
        row.addStretch(1)
        self._job_parts = (self.job, self.bar, self.percent, self.cancel)
        for part in (self.state, self.recipe, *self._job_parts):
            row.addWidget(part)
        self.set_small(small=False)
        self._resize()
        self._hide_job()
        theme.changed.connect(self._resize)

    @property
    def shows_job(self) -> bool:
        """Whether a job is shown instead of the library's state."""
        return not self.job.isHidden()

    def show_state(self, text: str) -> None:
        """Say what the library holds."""
        self.state.setText(text)

    def show_recipe(self, called: str) -> None:
        """Say by which recipe the score is worked out; "" for none."""
        self.recipe.setText(called)
        self.recipe.setAccessibleName(called)
        self.recipe.setToolTip(_("Constants, formula, your own numbers"))
        self._show_state()

    def _show_state(self) -> None:
        self.state.show()
        self.recipe.setVisible(bool(self.recipe.text()))

    def set_small(self, *, small: bool) -> None:
        """Say less in a small window."""
        short = _("Everything stays on this computer.")
        full = _("Everything stays on this computer. ReachDesk does not use the network.")
        self.privacy.setText(short if small else full)
        self.privacy.setAccessibleName(full)

    def start_job(self, text: str) -> None:
        """A long job began; it is shown if it lasts."""
        self.job.setText(text)
        self.show_progress(0.0, "")
        self._timer.start()

    def show_progress(self, fraction: float, text: str) -> None:
        """The job is so far."""
        if text:
            self.job.setText(text)
        self.bar.show_fraction(fraction)
        self.percent.setText(chart_words.percent(fraction, 0))

    def end_job(self) -> None:
        """The job ended; the library's state is back."""
        self._timer.stop()
        self._hide_job()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line at the upper edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)

    def _show_job(self) -> None:
        self.state.hide()
        self.recipe.hide()
        for part in self._job_parts:
            part.show()

    def _hide_job(self) -> None:
        for part in self._job_parts:
            part.hide()
        self._show_state()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(28))
