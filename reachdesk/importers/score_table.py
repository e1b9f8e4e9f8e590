"""Score series from elsewhere: Klout, PeerIndex, Kred and their like."""

from __future__ import annotations

from collections.abc import Mapping

from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.mapped_table import MappedTable


class ScoreTable(MappedTable):
    """One day in each row, with one score or several."""

    key = "score_series"
    order = 84
    can_say: Mapping[str, Evidence] = {}

    def title(self) -> str:
        """The format's name."""
        return _("Score series")

    def how_to_get(self) -> str:
        """Where such tables come from."""
        return _(
            "Write date and score into two columns of a table, a row for each day,"
            " and name the second column after the score."
        )


IMPORTER = ScoreTable()
