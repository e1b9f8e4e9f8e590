"""Whom a LinkedIn export names, and by which ref: the profile's address, else the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from reachdesk.importers.linkedin_tables import Line
from reachdesk.importers.person_refs import folded_name, ref_of

_SLUG = re.compile(r"linkedin\.com/(?:[a-z]{2}/)?in/([^/?#\s,]+)", re.IGNORECASE)
_MOST_WORDS = 5


def slug_in(url: str) -> str | None:
    """The last part of a profile's address in lower case; None where there is no such address."""
    found = _SLUG.search(url)
    slug = unquote(found[1]).strip().lower() if found else ""
    return slug.replace(" ", "") or None


def slugs_in(urls: str) -> list[str]:
    """The profiles of a cell that may hold several addresses."""
    return [unquote(found[1]).strip().lower() for found in _SLUG.finditer(urls)]


def full_name(first: str, last: str) -> str:
    """Both names together."""
    return " ".join(f"{first} {last}".split())


class People:
    """The refs of people, so that one person is one ref within an export.

    A name alone leads to the profile's address where exactly one connection is called so.
    """

    def __init__(self) -> None:
        self._slugs: dict[str, str | None] = {}

    def meet(self, name: str, slug: str | None) -> None:
        """Note that a connection has this name and profile."""
        key = folded_name(name)
        if key and slug:
            same = self._slugs.setdefault(key, slug) == slug
            if not same:
                self._slugs[key] = None

    def ref(self, name: str, url: str = "") -> str | None:
        """The ref of a person by address or name; None without either."""
        return ref_of(name, slug_in(url) or self._slugs.get(folded_name(name)))

    def addressed(self, text: str) -> str | None:
        """The connection whose whole name a comment begins with, as LinkedIn writes mentions."""
        words = text.split(None, _MOST_WORDS)[:_MOST_WORDS]
        for count in range(len(words), 1, -1):
            slug = self._slugs.get(folded_name(" ".join(words[:count])))
            if slug:
                return f"@{slug}"
        return None


def is_owner(line: Line, owner: str, url_column: str, name_column: str, name: str | None) -> bool:
    """Whether the person in two columns is the owner, by profile address, else by name."""
    slug = slug_in(line.get(url_column))
    if slug and owner:
        return slug == owner
    return bool(name) and folded_name(line.get(name_column)) == folded_name(name or "")


def most_common_slug(conversations: Iterable[tuple[str, set[str]]]) -> str | None:
    """The profile that takes part in every conversation; None for fewer than two, or several."""
    together: set[str] | None = None
    by_conversation: dict[str, set[str]] = {}
    for key, slugs in conversations:
        by_conversation.setdefault(key, set()).update(slugs)
    for slugs in by_conversation.values():
        together = slugs if together is None else together & slugs
    return together.pop() if together and len(together) == 1 and len(by_conversation) > 1 else None
