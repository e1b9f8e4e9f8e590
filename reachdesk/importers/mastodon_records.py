"""Records of Mastodon's archive, as far as ReachDesk reads them. Every field may be absent."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from reachdesk.importers.person_refs import ref_of

PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_ACTOR = re.compile(
    r"https?://([^/\s]+)/(?:users/|@|profile/|author/|ap/users/)([\w.%-]+?)(?:@([^/\s]+))?(?:[/?#]|$)"
)
ADDRESS = re.compile(r"@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)")


class Tag(msgspec.Struct, gc=False):
    """A hashtag or a person named in a post."""

    type: str | None = None
    href: str | None = None
    name: str | None = None


class Note(msgspec.Struct, gc=False, rename="camel"):
    """A post."""

    id: str | None = None
    type: str | None = None
    published: str | None = None
    summary: str | None = None
    content: str | None = None
    content_map: dict[str, str] | None = None
    in_reply_to: str | None = None
    quote: str | dict[str, Any] | None = None
    quote_uri: str | None = None
    to: list[str] | str | None = None
    cc: list[str] | str | None = None
    tag: list[Tag] | None = None
    attachment: list[dict[str, Any]] | None = None


class Activity(msgspec.Struct, gc=False):
    """An entry of the outbox: a post made, or one passed on, of which only the address is said."""

    id: str | None = None
    type: str | None = None
    actor: str | None = None
    published: str | None = None
    to: list[str] | str | None = None
    cc: list[str] | str | None = None
    object: Note | str | None = None


def addresses(value: list[str] | str | None) -> list[str]:
    """The addresses of a field that holds one, several or none."""
    return [value] if isinstance(value, str) else value or []


def address_of(url: str | None) -> str | None:
    """`name@host` of the profile or post that an address belongs to; None where it does not say."""
    found = _ACTOR.match(url or "")
    return f"{found[2]}@{found[3] or found[1]}".lower() if found else None


def person_at(url: str | None) -> str | None:
    """The ref "@name@host" of a profile or post; None where the address does not say."""
    address = address_of(url)
    return ref_of("", address) if address else None


def mentioned_by(tag: Tag) -> str | None:
    """The ref of the person that a tag names: `@name@host`, or `@name` on the host of its link."""
    full = ADDRESS.fullmatch(tag.name or "")
    if full:
        return ref_of("", f"{full[1]}@{full[2]}")
    host = urlsplit(tag.href).netloc if tag.href else ""
    name = (tag.name or "").removeprefix("@")
    return ref_of("", f"{name}@{host}") if name and host else person_at(tag.href)
