"""Tables of followers, of followed people, or of people to know more about."""

from __future__ import annotations

from collections.abc import Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.mapped_table import MappedTable


class PeopleTable(MappedTable):
    """One person in each row, in the columns of whatever program wrote it."""

    key = "follower_table"
    order = 80
    can_say: Mapping[str, Evidence] = {
        "names": Evidence.MEASURED,
        "place": Evidence.MEASURED,
        "bio": Evidence.MEASURED,
        "since_when": Evidence.ASSUMED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Follower table")

    def how_to_get(self) -> str:
        """Where such tables come from."""
        return _(
            "Save the list of your followers as CSV or XLSX with any program that shows it:"
            " a row for each person, with handle, name, place and bio."
        )


IMPORTER = PeopleTable()
