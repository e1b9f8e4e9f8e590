"""Followers by roles."""

from __future__ import annotations

from reachdesk.charts.group_chart import GroupChart
from reachdesk.i18n import _


class AudienceRoles(GroupChart):
    """What are they to you?"""

    key = "audience_roles"
    order = 62

    def title(self) -> str:
        """A noun."""
        return _("Roles")


CHART = AudienceRoles()
