"""One pass over an export of Meta's: which members hold which lists, and how far they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.json_lists import Peek, peek, read_lists
from reachdesk.importers.source import Source
from reachdesk.importers.x_reading import place

T = TypeVar("T")

_HTML = re.compile(rb"<html|<!doctype html", re.IGNORECASE)
# Class names that Meta's pages of an export share, and nothing else does.
_META_PAGE = (b"_a6-g", b"uiBoxWhite noborder", b"_3-95 _2ph-")
_MOST_PAGES = 20
_UNREAD_FOLDERS = re.compile(r"(?:^|/)(?:messages|inbox|logged_information|ads_information)/")
# Folders on top of an export; lists below any other folder belong to something else.
_HOMES = (
    "your_facebook_activity",
    "this_profile's_activity_across_facebook",
    "posts",
    "comments",
    "comments_and_reactions",
    "friends",
    "friends_and_followers",
    "following_and_followers",
    "profile_information",
    "about_you",
    "connections",
    "followers_and_following",
    "personal_information",
    "your_instagram_activity",
    "content",
    "media",
    "likes",
    "threads",
)
_TOGETHER = ("photos", "videos")  # lists of one kind in one file


class Part(NamedTuple):
    """A member with a list in it: the kind of list, and the key it stands under ("": the file)."""

    kind: str
    member: str
    size: int
    key: str


Sort = Callable[[Peek], str | None]
"""The kind of list that a member holds, from its beginning; None for any other."""


def parts_of(source: Source, sort: Sort, names: re.Pattern[str]) -> list[Part]:
    """The members that hold lists of interest.

    In a large export only members whose names match are looked into, for there may be ten
    thousand conversations; what they are is told by their contents alone.
    """
    members = source.members()
    if len(members) > 1:
        members = tuple(one for one in members if _is_of_interest(one.name, names))
    found = []
    for name, size in members:
        for seen in peek(source, name):
            kind = sort(seen)
            if kind is not None:
                found.append(Part(kind, name, size, seen.key))
                break
    return found


def _is_of_interest(name: str, names: re.Pattern[str]) -> bool:
    if not name.lower().endswith(".json"):
        return False
    top, _slash, below = name.partition("/")
    at_home = not below or top.lower() in _HOMES
    return at_home and not _UNREAD_FOLDERS.search(name) and bool(names.search(name.lower()))


class MetaReading:
    """What the readers of one export share."""

    def __init__(self, source: Source, parts: Sequence[Part]) -> None:
        self.source = source
        self.parts = parts
        self._total = max(1, sum(part.size for part in parts))
        self._done = 0
        self._position = 0

    @property
    def fraction(self) -> float:
        """Share of the lists read so far, 0..1."""
        return min(1.0, (self._done + self._position) / self._total)

    def records(self, kind: str, shape: type[T], found: Gathering) -> Iterator[tuple[str, T]]:
        """The records of all lists of a kind with their places; `found` leaves out broken ones."""
        for part in self.parts:
            if part.kind != kind:
                continue
            keys = _TOGETHER if part.key in _TOGETHER else (part.key,)
            for chunk in read_lists(self.source, part.member, keys, shape):
                self._position = min(chunk.position, part.size)
                for number, value in enumerate(chunk.values, chunk.first):
                    yield place(part.member, number), value
                for failure in chunk.failures:
                    found.leave_out(place(part.member, failure.number), failure.why)
            self._done += part.size
            self._position = 0


def is_html_export(source: Source, network: str) -> bool:
    """Whether a source is Meta's export of a network as web pages, the form that it offers first.

    `network` is the name as it stands in links of the pages, such as "instagram".
    """
    if any(member.name.lower().endswith(".json") for member in source.members()):
        return False
    pages = [name for name, _size in source.members() if name.lower().endswith((".html", ".htm"))]
    for name in pages[:_MOST_PAGES]:
        head = source.head(name)
        named = network.encode() in head.lower() or network in name.lower()
        if named and _HTML.search(head[:2_000]) and any(mark in head for mark in _META_PAGE):
            return True
    return False


def refuse_html(file: str) -> UserError:
    """The error for an export as web pages."""
    return UserError(
        _(
            "{file} holds web pages, which cannot be read exactly. Ask for the download again and "
            "choose JSON as its format."
        ).format(file=file)
    )


def unread(source: Source, parts: Sequence[Part]) -> tuple[str, ...]:
    """The members that no reader wants."""
    read = {part.member for part in parts}
    return tuple(name for name, _size in source.members() if name not in read)
