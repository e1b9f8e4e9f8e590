"""Tables of an account's numbers by day: followers, follows, impressions."""

from __future__ import annotations

from collections.abc import Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.mapped_table import MappedTable


class CountTable(MappedTable):
    """One day in each row."""

    key = "count_series"
    order = 83
    can_say: Mapping[str, Evidence] = {
        "since_when": Evidence.DERIVED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Follower counts")

    def how_to_get(self) -> str:
        """Where such tables come from."""
        return _(
            "Export the history of your follower tracker as CSV, or write date and number of"
            " followers down by hand."
        )


IMPORTER = CountTable()
