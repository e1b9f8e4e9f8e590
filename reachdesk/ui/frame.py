"""The parts of the window and how they stand: rail, top bar, banner, stage, status strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts.style import BASE_SIZE
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.page import PageSpec
from reachdesk.ui.rail import FOOT, Rail, RailItem
from reachdesk.ui.stage import Stage
from reachdesk.ui.status_strip import StatusStrip
from reachdesk.ui.theme import Theme
from reachdesk.ui.top_bar import TopBar
from reachdesk.ui.widgets.banner import Banner
from reachdesk.ui.widgets.drop_area import DropArea
from reachdesk.ui.widgets.grid import SizeClass, size_class


@dataclass(frozen=True, slots=True)
class FrameCalls:
    """What the frame's own buttons do."""

    choose_files: Callable[[], object]
    open_settings: Callable[[], object]
    open_menu: Callable[[], object]


class Frame(QWidget):
    """The window's contents; `fit` lays them out for a width."""

    def __init__(
        self, context: PageContext, pages: tuple[PageSpec, ...], calls: FrameCalls
    ) -> None:
        super().__init__()
        self.theme: Theme = context.theme
        self.setObjectName("canvas")
        self.rail = Rail(self.theme, tuple(spec for spec in pages if spec.order < FOOT))
        self.rail.add_foot("settings", _("Settings"), calls.open_settings, "Ctrl+,")
        for spec in pages:
            if spec.order >= FOOT:
                self.rail.add_foot_page(spec, "F1" if spec.key == "help" else "")
        self.more: RailItem = self.rail.add_foot("more", _("More"), calls.open_menu)
        self.top = TopBar(self.theme, context.selection, calls.choose_files)
        self.banner = Banner(self.theme)
        self.stage = Stage(self.theme)
        self.strip = StatusStrip(self.theme)
        self.drop = DropArea(self.theme, self.stage, lambda: context.library.busy)
        self.stage.resized.connect(lambda: self.drop.setGeometry(self.stage.rect()))
        self._banner_row = QHBoxLayout()
        self._banner_row.addWidget(self.banner)
        for part in (self.rail, self.top, self.banner, self.strip, self.drop, self.stage.inspector):
            self.theme.dress(part)
        self._lay_out()

    def fit(self, width: int) -> None:
        """Lay out for a window `width` points wide; large text makes a window smaller."""
        wanted = size_class(round(width * BASE_SIZE / max(self.theme.style.base, BASE_SIZE)))
        small = wanted is SizeClass.SMALL
        self.rail.set_narrow(narrow=small)
        self.top.set_small(small=small)
        self.strip.set_small(small=small)
        side = 16 if small else 24
        self._banner_row.setContentsMargins(side, 0, 24, 0)
        self.banner.set_gap(8 if small else 0)
        self.stage.set_size_class(wanted)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addLayout(self._banner_row)
        right.addWidget(self.stage, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.strip)
