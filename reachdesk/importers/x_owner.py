"""Whose archive it is: as its account files say, else from what only the owner can have written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from reachdesk.domain.records import Network
from reachdesk.importers.base import Owner
from reachdesk.importers.javascript import decode_single, read_records
from reachdesk.importers.source import Source
from reachdesk.importers.x_account_records import (
    AccountLine,
    AccountTimezoneLine,
    ConversationLine,
    UserDetails,
)
from reachdesk.importers.x_layout import Layout, small_file
from reachdesk.importers.x_records import Headed, MediaTweet, Tweet

_SAMPLE = 3000
_OWN_MEDIA = re.compile(r"https?://(?:twitter|x)\.com/(\w{1,20})/status/(\d+)/(?:photo|video)/")

T = TypeVar("T")


def owner_of(source: Source, layout: Layout) -> Owner:
    """The owner, as far as the archive says; without an id where it does not."""
    stated = (
        _from_manifest(layout) or _from_account(source, layout) or _from_details(source, layout)
    )
    return stated or _guessed(source, layout)


def clock_of(source: Source, layout: Layout) -> str:
    """The owner's time zone in X's words: in a file of its own since 2020, beside the account
    before; "" where the archive does not say."""
    for name in layout.files.get("account_timezone", [])[:1]:
        line = decode_single(small_file(source, name), AccountTimezoneLine)
        if line and line.account_timezone and line.account_timezone.time_zone:
            return line.account_timezone.time_zone
    for name in layout.files.get("account", [])[:1]:
        held = decode_single(small_file(source, name), AccountLine)
        if held and held.account and held.account.time_zone:
            return held.account.time_zone
    return ""


def _owner(native_id: str | None, handle: str | None, name: str | None = None) -> Owner:
    return Owner(Network.X, native_id or None, handle or None, name or None)


def _from_manifest(layout: Layout) -> Owner | None:
    info = layout.manifest.user_info if layout.manifest else None
    if info is None or not info.account_id:
        return None
    return _owner(info.account_id, info.user_name, info.display_name)


def _from_account(source: Source, layout: Layout) -> Owner | None:
    for name in layout.files.get("account", [])[:1]:
        line = decode_single(small_file(source, name), AccountLine)
        if line and line.account:
            account = line.account
            return _owner(account.account_id, account.username, account.account_display_name)
    return None


def _from_details(source: Source, layout: Layout) -> Owner | None:
    if "user_details" not in layout.details:
        return None
    user = decode_single(small_file(source, layout.details["user_details"]), UserDetails)
    if user is None:
        return None
    native_id = user.id if user.id and user.id.isdecimal() else None
    return _owner(native_id, user.screen_name, user.full_name)


def _guessed(source: Source, layout: Layout) -> Owner:
    if layout.months:
        return _most_frequent_author(source, layout.months[-1])
    for kind in ("tweet_headers", "deleted_tweet_headers"):
        for line in _first(source, layout.files.get(kind, []), Headed):
            if line.tweet and line.tweet.user_id:
                return _owner(line.tweet.user_id, _own_handle(source, layout))
    handle = _own_handle(source, layout)
    native_id = _common_participant(source, layout) or _answered_self(source, layout, handle)
    return _owner(native_id, handle)


def _first(source: Source, names: list[str], kind: type[T]) -> Iterator[T]:
    """The first few thousand records of some members."""
    left = _SAMPLE
    for name in names:
        with source.open(name) as stream:
            for chunk in read_records(stream, kind):
                yield from chunk.values[:left]
                left -= len(chunk.values)
                if left <= 0:
                    return


def _most_frequent_author(source: Source, name: str) -> Owner:
    authors: Counter[tuple[str | None, str | None, str | None]] = Counter()
    for line in _first(source, [name], Tweet):
        if line.user and line.user.id_str:
            authors[line.user.id_str, line.user.screen_name, line.user.name] += 1
    if not authors:
        return _owner(None, None)
    return _owner(*authors.most_common(1)[0][0])


def _own_handle(source: Source, layout: Layout) -> str | None:
    """The handle in the addresses of the owner's own pictures."""
    handles: Counter[str] = Counter()
    for line in _first(source, layout.files.get("tweets", []), MediaTweet):
        tweet = line.tweet or line
        for media in (tweet.entities.media or ()) if tweet.entities else ():
            found = _OWN_MEDIA.match(media.expanded_url or "")
            if found and found[2] == tweet.id_str:
                handles[found[1]] += 1
    return handles.most_common(1)[0][0] if handles else None


def _answered_self(source: Source, layout: Layout, handle: str | None) -> str | None:
    """The id behind the owner's handle, from a thread of their own."""
    if handle is None:
        return None
    for line in _first(source, layout.files.get("tweets", []), Tweet):
        tweet = line.tweet or line
        if (tweet.in_reply_to_screen_name or "").lower() == handle.lower():
            return tweet.in_reply_to_user_id_str
    return None


def _common_participant(source: Source, layout: Layout) -> str | None:
    """Who takes part in every conversation; None where that fits nobody or two."""
    common: set[str] | None = None
    for line in _first(source, layout.files.get("direct_messages", []), ConversationLine):
        name = line.dm_conversation.conversation_id if line.dm_conversation else None
        pair = set((name or "").split("-"))
        if len(pair) == 2:
            common = pair if common is None else common & pair
    return next(iter(common)) if common and len(common) == 1 else None
