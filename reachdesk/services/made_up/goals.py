"""The segments that the made-up account's owner has set herself as goals."""

from __future__ import annotations

from reachdesk.domain.periods import day_from_iso
from reachdesk.services.segments import Segment

_DUE = day_from_iso("2027-06-30")


def goals(account: str) -> dict[str, Segment]:
    """Segments by the key under which they are kept."""
    return {
        "made-up-home": Segment(account, "United Kingdom", "country:GB", 200, _DUE),
        "made-up-readers": Segment(
            account,
            "UK, neither supplier nor competitor",
            "country:GB and not role:supplier and not role:competitor",
            130,
            _DUE,
        ),
        "made-up-writers": Segment(
            account, "Journalists or authors", "role:journalist_or_author", 45, _DUE
        ),
    }
