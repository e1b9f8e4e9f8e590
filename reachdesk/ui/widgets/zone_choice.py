"""Whose clock the hours are on: the owner's, or that of a place where followers live."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimeZone, Signal

from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.pickers import Picker
from reachdesk.zone_cities import city


def owner_zone() -> str:
    """The time zone of this computer, as an IANA name; UTC where it has none."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return found if "/" in found or found == "UTC" else "UTC"


class ZoneChoice(Picker):
    """`chose(zone)` when another clock is taken."""

    chose = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Clock"), 150, 120)
        self._zones: tuple[str, ...] = ()
        self._zone = ""
        self._own = owner_zone()
        self.refresh()

    def show_zones(self, zone: str, zones: Sequence[str]) -> None:
        """Show the clock in use, and the places to choose from."""
        self._zone = zone
        self._zones = tuple(dict.fromkeys([*zones, zone]))
        self.refresh()

    def refresh(self) -> None:
        """Show the choice in use."""
        self.show_choice(_("Clock"), city(self._zone) if self._zone else "")

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """The owner's clock first."""
        own = _("{city} (this computer)").format(city=city(self._own))
        others = [(zone, city(zone)) for zone in self._zones if zone != self._own]
        return ((self._own, own), None, *others)

    def chosen(self) -> str:
        """The zone in use."""
        return self._zone

    def choose(self, key: str) -> None:
        """Take a clock and tell."""
        if key != self._zone:
            self._zone = key
            self.refresh()
            self.chose.emit(key)
