"""The contract of a chart: what it says, what stands behind it, and the widget that shows it."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.charts.style import ChartStyle
from reachdesk.domain.evidence import Evidence

Cell = str | int | float | dt.date | dt.datetime | None
Data_contra = TypeVar("Data_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table behind a chart: translated title, unit ("" where none), and how many
    decimals people see (None: as many as the value needs). The CSV always has full precision."""

    title: str
    unit: str = ""
    decimals: int | None = None

    @property
    def header(self) -> str:
        """Title with its unit, as the header row has it."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture; every row has one cell per column, None where unknown."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a figure: translated name, value in words, evidence, and a note or ""."""

    name: str
    value: str
    evidence: Evidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to «What is this?»: one sentence, the formula in words, the inputs, the amounts it
    was made from and how far they are known, what it could not see, and the recipe (or None)."""

    sentence: str
    formula: str
    inputs: tuple[Input, ...] = ()
    coverage: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    recipe: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing in a picture that can be pointed at: where it is (widget coordinates), what the hover
    card says (a title, then name and value pairs) and what `picked` sends (None: nothing)."""

    area: QRectF
    title: str
    pairs: tuple[tuple[str, str], ...] = ()
    item: object = None

    def spoken(self) -> str:
        """The card in one line, as it is announced."""
        return ", ".join([self.title, *(f"{name} {value}".strip() for name, value in self.pairs)])


class Chart(Protocol[Data_contra]):
    """One chart, found by `registry.discover("reachdesk.charts", "CHART")`. Stateless.

    Every method takes the answer that the chart draws and returns translated words; unknown values
    are «—» or said in words, never "nan".
    """

    key: str
    order: int

    def title(self) -> str:
        """A noun, as `export --list` prints it."""
        ...

    def headline(self, data: Data_contra) -> str:
        """The true sentence with the number in it; never begins with a name."""
        ...

    def subtitle(self, data: Data_contra) -> str:
        """Unit, window and uncertainty."""
        ...

    def summary(self, data: Data_contra) -> str:
        """Two or three spoken sentences with n, range and unknown."""
        ...

    def scope(self) -> str:
        """One sentence for the foot of an exported picture: what it is and is not."""
        ...

    def missing(self, data: Data_contra) -> str | None:
        """The sentence that says which export would fill an empty chart; None when it can draw."""
        ...

    def explanation(self, data: Data_contra) -> Explanation:
        """How the figure came about."""
        ...

    def table(self, data: Data_contra) -> Table:
        """The numbers behind the picture, daily for time lines."""
        ...

    def view(self, style: ChartStyle) -> ChartView:
        """A new widget that shows this chart."""
        ...


class ChartView(QWidget):
    """The widget of a chart: shows data, is read with the keyboard, paints on any painter.

    ← → Home End move the readout and announce it; Enter picks it; Escape takes it away. Views are
    kept and shown new data («reset, do not rebuild»).
    """

    picked = Signal(object)
    read = Signal(str)

    def __init__(self, chart: Chart[Any], style: ChartStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.style_in_use = style
        self.data: Any = None
        self.readout: int | None = None
        self.preferred = QSize(420, 240)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(chart.title())

    def show_data(self, data: Any) -> None:
        """Draw `data` from now on; the readout is taken away."""
        self.data = data
        self.readout = None
        self.setAccessibleName(f"{self.chart.title()}: {self.chart.headline(data)}")
        self.setAccessibleDescription(self.chart.summary(data))
        self.data_changed()
        self.update()

    def restyle(self, style: ChartStyle) -> None:
        """Draw in another theme or text size."""
        self.style_in_use = style
        self.style_changed()
        self.updateGeometry()
        self.update()

    @abstractmethod
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the same picture (without readout) into `rect` of any painter."""

    @abstractmethod
    def marks(self) -> Sequence[Mark]:
        """What can be pointed at, in reading order, where it stands in the widget now."""

    def data_changed(self) -> None:
        """Called after `data` was set."""

    def style_changed(self) -> None:
        """Called after the style was set."""

    def zoom(self, factor: float) -> None:
        """Show `factor` of the present span; 0 shows all. Only time lines have one."""

    def move_readout(self, index: int | None) -> None:
        """Put the readout on mark `index` (held within the marks) and announce it; None removes."""
        count = len(self.marks())
        self.readout = None if index is None or not count else max(0, min(count - 1, index))
        if self.readout is not None:
            words = self.marks()[self.readout].spoken()
            self.read.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def pick(self) -> None:
        """Send the item under the readout."""
        if self.readout is not None and self.marks()[self.readout].item is not None:
            self.picked.emit(self.marks()[self.readout].item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the readout, zoom, pick; anything else goes on to the page."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.marks()) - 1}
        zooms = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Minus: 2.0, Qt.Key.Key_0: 0.0}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in steps:
            start = self.readout_start() if self.readout is None else self.readout + steps[key]
            self.move_readout(start)
        elif key in ends:
            self.move_readout(ends[key])
        elif key in zooms:
            self.zoom(zooms[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.readout is not None:
            self.pick()
        elif key == Qt.Key.Key_Escape and self.readout is not None:
            self.move_readout(None)
        else:
            super().keyPressEvent(event)

    def readout_start(self) -> int:
        """Where the readout begins: the first mark, in time lines the last."""
        return 0

    def sizeHint(self) -> QSize:
        """The size in the mockups, grown with the text."""
        return QSize(
            round(self.style_in_use.px(self.preferred.width())),
            round(self.style_in_use.px(self.preferred.height())),
        )

    def minimumSizeHint(self) -> QSize:
        """Below this the words of the picture would not be read; next to nothing without one."""
        if self.data is None:
            return QSize(round(self.style_in_use.px(120)), round(self.style_in_use.px(24)))
        return QSize(
            round(self.style_in_use.px(120)),
            round(self.style_in_use.px(0.6 * self.preferred.height())),
        )
