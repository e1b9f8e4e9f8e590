"""What calendars and tables of events have in common: names, links, and an id for an event."""

from __future__ import annotations

import re

_LINK = re.compile(r"https?://\S{3,2000}$", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MOST = 300


def named(text: str) -> str:
    """A name on one line, at most 300 letters of it; e-mail addresses in it are not kept."""
    return " ".join(_ADDRESS.sub("…", text).split())[:_MOST]


def link_in(text: str) -> str | None:
    """A web address; None for anything else."""
    link = text.strip()
    return link if _LINK.match(link) else None


def event_id(day: str, label: str) -> str:
    """The id of an event that has none: its day and name, in whatever letters."""
    return f"{day} {' '.join(label.casefold().split())}"
