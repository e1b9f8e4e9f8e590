"""Followers by countries."""

from __future__ import annotations

from reachdesk.charts.group_chart import GroupChart
from reachdesk.i18n import _


class AudienceCountries(GroupChart):
    """Where are they?"""

    key = "audience_countries"
    order = 61

    def title(self) -> str:
        """A noun."""
        return _("Countries")

    def rest(self) -> str:
        """Countries do not overlap."""
        return _("Other countries")


CHART = AudienceCountries()
