"""Icons of the fields that a segment's rule asks about; others have none."""

from __future__ import annotations

from reachdesk.domain.segments.rule import Field

ICONS = {
    Field.COUNTRY: "place",
    Field.REGION: "place",
    Field.CITY: "place",
    Field.ROLE: "audience",
    Field.LIST: "file",
}
