"""Followers by lists."""

from __future__ import annotations

from reachdesk.charts.group_chart import GroupChart
from reachdesk.i18n import _


class AudienceLists(GroupChart):
    """Who is on which list?"""

    key = "audience_lists"
    order = 60

    def title(self) -> str:
        """A noun."""
        return _("Lists")


CHART = AudienceLists()
