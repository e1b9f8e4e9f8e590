"""How far things are known before and after an import: a bar each, what is gained in green."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import Gain
from reachdesk.domain.evidence import Coverage
from reachdesk.i18n import N_, _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.words import words

_NAMES = {
    "names": N_("Names known"),
    "place": N_("Place known"),
    "role": N_("Role known"),
    "views": N_("Posts with views"),
}
_BAR = 6


class GainBar(QWidget):
    """One bar from 0 to all: what was known, then what the import adds, or takes away."""

    def __init__(self, theme: Theme, gain: Gain) -> None:
        super().__init__()
        self._theme = theme
        self._before = (gain.before.share or 0.0) if gain.before else 0.0
        self._after = gain.after.share or 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as a bar in a list."""
        return QSize(self._theme.px(120), self._theme.px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, the longer share in the colour of the change, the shorter one over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shorter, longer = sorted((self._before, self._after))
        change = "up" if self._after >= self._before else "down"
        for share, token in ((1.0, "raised"), (longer, change), (shorter, "accent")):
            if share > 0:
                painter.setBrush(self._theme.colour(token))
                radius = self.height() / 2
                width = max(share * self.width(), float(self.height()))
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)


class GainRows(QWidget):
    """«After this import»: name, bar, and «83 % → 84 %» for each gain."""

    def __init__(self, theme: Theme, gains: Sequence[Gain]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(_("After this import"), "card_title", "text"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.said = [said(gain) for gain in gains]
        for row, gain in enumerate(gains):
            grid.addWidget(words(name(gain), "small", "text"), row, 0)
            grid.addWidget(GainBar(theme, gain), row, 1)
            value = words(self.said[row], "small", "text")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setAccessibleName(f"{name(gain)}: {self.said[row]}")
            grid.addWidget(value, row, 2)
        column.addLayout(grid)


def name(gain: Gain) -> str:
    """What it is of; an unknown key as it is."""
    return _(_NAMES[gain.key]) if gain.key in _NAMES else gain.key


def said(gain: Gain) -> str:
    """«83 % → 84 %», «58 %, unchanged», «12 %» where there was nothing before."""
    after = _share(gain.after)
    if gain.before is None:
        return after
    before = _share(gain.before)
    if before == after:
        return _("{share}, unchanged").format(share=after)
    return _("{before} → {after}").format(before=before, after=after)


def _share(part: Coverage) -> str:
    """A share in per cent; under ten things «6 of 9»."""
    if part.total < chart_words.SMALL_N or part.share is None:
        return chart_words.of(part.known, part.total)
    return chart_words.percent(part.share)
