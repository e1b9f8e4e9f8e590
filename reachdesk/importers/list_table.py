"""Tables of the members of lists, one file for each list or one with a column for the list."""

from __future__ import annotations

from collections.abc import Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.mapped_table import MappedTable


class ListTable(MappedTable):
    """One member of a list in each row, or one list."""

    key = "list_members"
    order = 81
    can_say: Mapping[str, Evidence] = {
        "names": Evidence.MEASURED,
        "place": Evidence.MEASURED,
        "bio": Evidence.DERIVED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("List members")

    def how_to_get(self) -> str:
        """Where such tables come from."""
        return _(
            "Save the members of each of your lists as CSV, one file for each list in a folder"
            " called lists, or one file with a column for the list."
        )


IMPORTER = ListTable()
