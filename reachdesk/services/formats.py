"""The formats of exports, by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from reachdesk import registry
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _
from reachdesk.importers.base import EIGHT_FACTS, Importer
from reachdesk.storage.salvage_sources import UNKNOWN


@cache
def importers() -> Mapping[str, Importer]:
    """All importers by the key of their format, in the order of the formats."""
    return cast("Mapping[str, Importer]", registry.discover("reachdesk.importers", "IMPORTER"))


def title(key: str) -> str:
    """The format's name in the chosen language; the key itself where no importer has it."""
    if key == UNKNOWN:
        return _("Saved from a damaged library")
    return importers()[key].title() if key in importers() else key


def can_say(key: str) -> Mapping[str, Evidence]:
    """For each of the eight facts the best that such an export gives, `MISSING` included."""
    given = importers()[key].can_say if key in importers() else {}
    return {fact: given.get(fact, Evidence.MISSING) for fact in EIGHT_FACTS}


def fills(key: str) -> int:
    """How many of the eight facts such an export fills."""
    return sum(evidence is not Evidence.MISSING for evidence in can_say(key).values())
