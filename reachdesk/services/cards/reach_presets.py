"""Which readers an estimate may start from."""

from __future__ import annotations

from reachdesk.domain.answers.presets import ReachPresets
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_presets import reach_presets


class ReachPresetsCard:
    """Presets with what they rest on; those that cannot be chosen as well."""

    key = "reach_presets"

    def answer(self, desk: Desk, request: Request) -> ReachPresets:
        """The four presets of the account."""
        return reach_presets(desk, request)


CARD = ReachPresetsCard()
