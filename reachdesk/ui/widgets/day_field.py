"""A field for a day, typed as an ISO date."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from reachdesk.domain.periods import day_from_iso, iso_day
from reachdesk.i18n import _


class DayField(QLineEdit):
    """`day` is the day typed, None while the text is no date like 2026-11-21."""

    def __init__(self, name: str, day: int) -> None:
        super().__init__(iso_day(day))
        self.setAccessibleName(name)
        self.setPlaceholderText("2026-11-21")
        self.setToolTip(_("A date like {example}").format(example=iso_day(day)))

    @property
    def day(self) -> int | None:
        """The day that stands in the field."""
        try:
            return day_from_iso(self.text().strip())
        except ValueError:
            return None

    def set_day(self, day: int) -> None:
        """Show another day."""
        self.setText(iso_day(day))
