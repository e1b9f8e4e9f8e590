"""The formats of exports, by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from reachdesk import registry
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _
from reachdesk.importers.base import EIGHT_FACTS, Importer

# Formats of the demo account's files that no importer reads yet: title and what they give.
_OF_THE_DEMO: dict[str, tuple[str, dict[str, Evidence]]] = {
    "follower_table": (
        N_("Follower table"),
        {"names": Evidence.MEASURED, "place": Evidence.MEASURED, "bio": Evidence.MEASURED},
    ),
    "list_members": (
        N_("List members"),
        {"names": Evidence.MEASURED, "bio": Evidence.DERIVED},
    ),
    "mention_table": (
        N_("Mentions received"),
        {"mentions": Evidence.MEASURED, "names": Evidence.MEASURED},
    ),
    "count_series": (N_("Follower counts"), {"since_when": Evidence.DERIVED}),
}


@cache
def importers() -> Mapping[str, Importer]:
    """All importers by the key of their format, in the order of the formats."""
    return cast("Mapping[str, Importer]", registry.discover("reachdesk.importers", "IMPORTER"))


def title(key: str) -> str:
    """The format's name in the chosen language; the key itself where no importer has it."""
    if key in importers():
        return importers()[key].title()
    return _(_OF_THE_DEMO[key][0]) if key in _OF_THE_DEMO else key


def can_say(key: str) -> Mapping[str, Evidence]:
    """For each of the eight facts the best that such an export gives, `MISSING` included."""
    if key in importers():
        given = importers()[key].can_say
    else:
        given = _OF_THE_DEMO[key][1] if key in _OF_THE_DEMO else {}
    return {fact: given.get(fact, Evidence.MISSING) for fact in EIGHT_FACTS}


def fills(key: str) -> int:
    """How many of the eight facts such an export fills."""
    return sum(evidence is not Evidence.MISSING for evidence in can_say(key).values())
