"""What groups of followers are called on the command line."""

from __future__ import annotations

from reachdesk.countries import country_name
from reachdesk.group_names import ROLES, UNKNOWN
from reachdesk.i18n import _
from reachdesk.languages import language_name

_NAMES = {**ROLES, "unknown_place": UNKNOWN["country"]}


def group_name(key: str, name: str | None) -> str:
    """A group's own name, else the words for its key: a role, or a country or language by
    its code."""
    if name is not None:
        return name
    if key in _NAMES:
        return _(_NAMES[key])
    if len(key) == 2 and key.isupper():
        return country_name(key)
    if len(key) in (2, 3) and (language := language_name(key)):
        return language
    return key.replace("_", " ")
