"""Tables of mentions received: who wrote when and what."""

from __future__ import annotations

from collections.abc import Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.mapped_table import MappedTable


class MentionTable(MappedTable):
    """One mention of the owner in each row."""

    key = "mention_table"
    order = 82
    can_say: Mapping[str, Evidence] = {
        "mentions": Evidence.MEASURED,
        "names": Evidence.MEASURED,
    }

    def title(self) -> str:
        """The format's name."""
        return _("Mentions received")

    def how_to_get(self) -> str:
        """Where such tables come from."""
        return _(
            "Save a search for your own handle as CSV with any program that can:"
            " a row for each mention, with date, author and text."
        )


IMPORTER = MentionTable()
