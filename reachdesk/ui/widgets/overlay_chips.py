"""The chips above the score's line: which lines are drawn over it, and whether events are."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from reachdesk.charts import overlay_words
from reachdesk.charts.score_overlays import MOST
from reachdesk.i18n import _
from reachdesk.ui.selection import ALWAYS
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.flow import FlowRow

Offered = tuple[tuple[str, str | None], ...]


class OverlayChips(FlowRow):
    """A chip for each line on offer, one for the events, and the two links that add to them.

    `chosen` are the keys of the lines that are on, at most two: a third takes the place of the
    first. `changed` after they did, `events_switched(on)`, `event_wanted`, `benchmark_wanted`.
    """

    changed = Signal()
    events_switched = Signal(bool)
    event_wanted = Signal()
    benchmark_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offered: Offered = ()
        self.chosen: tuple[str, ...] = (ALWAYS,)
        self.chips: dict[str, Chip] = {}
        self._made: dict[str, Chip] = {}
        self.events = Chip(theme, _("Events"))
        self.events.setChecked(True)
        self.events.toggled.connect(self.events_switched)
        self.add_event = Button(theme, _("Add event…"), LINK)
        self.add_event.setToolTip(_("E"))
        self.add_event.clicked.connect(lambda _checked=False: self.event_wanted.emit())
        self.add_benchmark = Button(theme, _("Benchmark…"), LINK)
        self.add_benchmark.clicked.connect(lambda _checked=False: self.benchmark_wanted.emit())
        for widget in (self.events, self.add_event, self.add_benchmark):
            self.add(widget)

    def offer(self, offered: Offered) -> None:
        """Show chips for these keys and names; what is no longer there is off."""
        if offered == self._offered:
            return
        self._offered = offered
        keys = [key for key, _name in offered]
        self.chosen = tuple(key for key in self.chosen if key in keys or key == ALWAYS)
        for chip in self.chips.values():
            chip.hide()
        # kept and hidden: an item taken out of a layout written in Python may be freed twice
        for key, name in offered:
            if key not in self._made:
                self._made[key] = self._chip(key, name)
                self.add(self._made[key])
            self._made[key].setChecked(key in self.chosen)
            self._made[key].show()
        self.chips = {key: self._made[key] for key in keys}
        self.in_order([*self.chips.values(), self.events, self.add_event, self.add_benchmark])

    def begin_with(self, chosen: tuple[str, ...], *, events: bool) -> None:
        """Have these lines on, as far as they are on offer, and the events or not."""
        self.chosen = chosen[-MOST:]
        with QSignalBlocker(self.events):
            self.events.setChecked(events)

    def turn_on(self, key: str) -> None:
        """Have a line drawn that will be on offer with the next answer."""
        self.chosen = (*(one for one in self.chosen if one != key), key)[-MOST:]

    def _chip(self, key: str, name: str | None) -> Chip:
        chip = Chip(self._theme, overlay_words.name(key, name))
        chip.setChecked(key in self.chosen)
        chip.clicked.connect(lambda on, key=key: self._switch(key, on))
        return chip

    def _switch(self, key: str, on: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        kept = [one for one in self.chosen if one != key]
        self.chosen = tuple([*kept, key][-MOST:] if on else kept)
        for each, chip in self.chips.items():
            chip.setChecked(each in self.chosen)
        self.changed.emit()
