"""One assumption that can be moved: name, value, track, note, evidence; also by typing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring
from reachdesk.ui.widgets.words import words

_STEPS = 200


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a slider: from `low` to `high`, on a logarithmic track with `log` (low > 0).

    `steps` values lie on the track; `show` puts one into words with its unit, `read` gets one back
    from what was typed (raises `ValueError` for what is no value).
    """

    low: float
    high: float
    show: Callable[[float], str]
    read: Callable[[str], float]
    log: bool = False
    steps: int = _STEPS
    whole: bool = False

    def at(self, step: int) -> float:
        """The value at a step of the track."""
        share = step / self.steps
        if self.log:
            value = self.low * (self.high / self.low) ** share
        else:
            value = self.low + (self.high - self.low) * share
        return float(round(value)) if self.whole else value

    def step_of(self, value: float) -> int:
        """The step nearest to a value."""
        held = min(max(value, self.low), self.high)
        if self.log:
            share = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            share = (held - self.low) / (self.high - self.low)
        return round(share * self.steps)


class Track(KeyboardRing, QSlider):
    """A track of 4 px with a knob of 14; keys as in every slider."""

    def __init__(self, theme: Theme, name: str, steps: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setRange(0, steps)
        self.setPageStep(max(1, steps // 10))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A target of 20 px round the knob, grown with the text."""
        return QSize(self._theme.px(120), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """As the size hint, narrower."""
        return QSize(self._theme.px(60), self._theme.px(20))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob jumps to the pointer."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The knob follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, part, knob, focus ring."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, knob = self.height() / 2, self._knob()
        room = self.width() - knob
        x = knob / 2 + room * self.value() / max(1, self.maximum())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(0, middle - 2, self.width(), 4), 2, 2)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, middle - 2, x, 4), 2, 2)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("card"))
        circle = QRectF(x - knob / 2 + 1, middle - knob / 2 + 1, knob - 2, knob - 2)
        painter.drawEllipse(circle)
        if self.ring_shown():
            ring = circle.adjusted(-3, -3, 3, 3)
            paint_ring(painter, ring, ring.width() / 2, theme.colour("accent"))

    def _knob(self) -> float:
        return float(self._theme.px(14))

    def _follow(self, event: QMouseEvent) -> None:
        knob = self._knob()
        share = (event.position().x() - knob / 2) / max(1.0, self.width() - knob)
        self.setValue(round(min(max(share, 0.0), 1.0) * self.maximum()))


class SliderRow(QWidget):
    """The row. `moved(value)` while the knob moves or after a value was typed."""

    moved = Signal(float)

    def __init__(self, theme: Theme, name: str, scale: Scale, default: float) -> None:
        super().__init__()
        self._scale = scale
        self._default = default
        self.value = default
        self.field = QLineEdit()
        self.field.setObjectName("typed")
        self.field.setFrame(False)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(name)
        self.field.editingFinished.connect(self._typed)
        self.track = Track(theme, name, scale.steps)
        self.track.valueChanged.connect(self._slid)
        self.reset_button = IconButton(theme, "reset", _("Reset"), self.reset)
        self.note = words("", "least", "muted", wrap=True)
        self.badge = EvidenceBadge(theme, Evidence.ASSUMED)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(words(name, "small", "text", strong=False), 0, 0)
        grid.addWidget(self.reset_button, 0, 1)
        grid.addWidget(self.field, 0, 2, 1, 2)
        grid.addWidget(self.track, 1, 0, 1, 4)
        grid.addWidget(self.note, 2, 0, 1, 3)
        grid.addWidget(self.badge, 2, 3, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.set_value(default)

    def set_value(self, value: float) -> None:
        """Show a value, without `moved`."""
        self.value = value
        with QSignalBlocker(self.track):
            self.track.setValue(self._scale.step_of(value))
        self.field.setText(self._scale.show(value))
        self.reset_button.setVisible(value != self._default)

    def set_default(self, default: float) -> None:
        """What reset goes back to."""
        self._default = default
        self.reset_button.setVisible(self.value != default)

    def set_note(self, note: str, evidence: Evidence) -> None:
        """Say where the value comes from."""
        self.note.setText(note)
        self.badge.show_evidence(evidence)

    def reset(self) -> None:
        """Go back to the default and tell."""
        self.set_value(self._default)
        self.moved.emit(self.value)

    def _slid(self, step: int) -> None:
        self.set_value(self._scale.at(step))
        self.moved.emit(self.value)

    def _typed(self) -> None:
        try:
            typed = self._scale.read(self.field.text())
        except ValueError:
            typed = self.value
        held = min(max(typed, self._scale.low), self._scale.high)
        if held != self.value:
            self.set_value(held)
            self.moved.emit(held)
        else:
            self.field.setText(self._scale.show(self.value))
