"""The fields of the owner's own word about people: roles, how they met, a note, lists by hand."""

from __future__ import annotations

from reachdesk.storage.manual import LIST_FIELD

ROLES, MET, NOTE = "roles", "met", "note"


def list_field(name: str) -> str:
    """The field that says that somebody is on a list made by hand."""
    return f"{LIST_FIELD}{name.strip()}"
