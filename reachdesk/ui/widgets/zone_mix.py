"""Where followers of unknown place live: shares of time zones that can be moved or added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.clocks import ZoneMix
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.assumption_words import read
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import words
from reachdesk.zone_cities import city

COMMON_ZONES = (
    "Europe/London", "Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Madrid",
    "Europe/Lisbon", "Europe/Istanbul", "Europe/Moscow", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Sao_Paulo",
    "America/Mexico_City", "America/Bogota", "Africa/Lagos", "Africa/Johannesburg",
    "Africa/Nairobi", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Jakarta",
    "Asia/Manila", "Asia/Tokyo", "Asia/Seoul", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip


class ZoneMixEditor(QWidget):
    """A slider per zone; they need not add up to 100 %, their proportions count. `changed(mix)`."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, mix: ZoneMix, usual: ZoneMix) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._usual = dict(usual)
        self.shares = dict(mix)
        self.rows: dict[str, SliderRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._sum = words("", "least", "muted", wrap=True)
        for zone in dict.fromkeys([*self._usual, *self.shares]):
            self._add_row(zone)
        self._adder = self._picker()
        self._column.addWidget(self._sum)
        self._column.addWidget(self._adder, 0, Qt.AlignmentFlag.AlignLeft)
        self._say()

    def add_zone(self, zone: str) -> None:
        """Let some of them live in another zone: a tenth to begin with."""
        if zone and zone not in self.rows:
            self.shares[zone] = 0.1
            self._add_row(zone)
            self._tell()

    def _add_row(self, zone: str) -> None:
        scale = Scale(
            0.0,
            1.0,
            show=lambda share: chart_words.percent(share, 0),
            read=lambda typed: read("%", typed),
            steps=100,
        )
        row = SliderRow(self._theme, city(zone), scale, self._usual.get(zone, 0.0))
        row.set_value(self.shares.get(zone, 0.0))
        row.set_note(zone, Evidence.ASSUMED)
        row.moved.connect(lambda share, zone=zone: self._move(zone, share))
        self.rows[zone] = row
        self._column.insertWidget(len(self.rows) - 1, row)

    def _picker(self) -> ChoicePicker:
        """A menu of zones that are not in the mix yet."""
        choices = [("", _("Add a time zone…"))]
        choices += [(zone, city(zone)) for zone in COMMON_ZONES]
        picker = ChoicePicker(self._theme, self._name, choices, "")
        picker.chose.connect(self.add_zone)
        return picker

    def _move(self, zone: str, share: float) -> None:
        self.shares[zone] = share
        self._tell()

    def _tell(self) -> None:
        """Emit the mix; without any share at all nothing is emitted."""
        self._say()
        mix = self.mix()
        if mix:
            self.changed.emit(mix)

    def mix(self) -> ZoneMix:
        """The zones with a share above 0, and their shares."""
        found: Sequence[tuple[str, float]] = [
            (zone, share) for zone, share in self.shares.items() if share > 0
        ]
        return tuple(found)

    def _say(self) -> None:
        total = sum(self.shares.values())
        said = _("The proportions count: these add up to {total}.").format(
            total=chart_words.percent(total, 0)
        )
        if total <= 0:
            said = _("At least one zone needs a share: the last mix stays.")
        self._sum.setText(said)
