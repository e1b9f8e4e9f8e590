"""Records of Meta's exports, as far as ReachDesk reads them. Every field may be absent."""

from __future__ import annotations

from typing import Any

import msgspec

EARLIEST_S = 1_072_915_200  # 2004, before the first post on any of these networks
LATEST_S = 4_102_444_800


def moment(seconds: int | None) -> int | None:
    """UTC milliseconds of Meta's seconds; None for none, nought or an absurd number."""
    if seconds is not None and seconds > LATEST_S:
        seconds //= 1000  # some lists count milliseconds
    return seconds * 1000 if seconds and EARLIEST_S <= seconds <= LATEST_S else None


class Text(msgspec.Struct, gc=False):
    """A cell of a labelled record."""

    href: str | None = None
    value: str | None = None
    timestamp: int | None = None


class Relation(msgspec.Struct, gc=False):
    """Somebody followed or following, or a post that was liked: Instagram and Threads."""

    title: str | None = None
    string_list_data: list[Text] | None = None


class Labelled(msgspec.Struct, gc=False):
    """A record of labelled cells, such as a comment."""

    title: str | None = None
    string_map_data: dict[str, Text] | None = None


class ThreadsMark(msgspec.Struct, gc=False):
    """What is said of a post on Threads."""

    is_reply: bool | None = None


class Media(msgspec.Struct, gc=False):
    """A picture or film of a post, or the post itself where it has only one."""

    uri: str | None = None
    title: str | None = None
    creation_timestamp: int | None = None
    text_app_post: ThreadsMark | None = None


class MediaPost(msgspec.Struct, gc=False):
    """A post on Instagram or Threads."""

    title: str | None = None
    creation_timestamp: int | None = None
    media: list[Media] | None = None


class OldMedia(msgspec.Struct, gc=False):
    """A picture in Instagram's `media.json` of 2018 to 2020."""

    caption: str | None = None
    taken_at: str | None = None


class Person(msgspec.Struct, gc=False):
    """A friend, follower or followed profile on Facebook."""

    name: str | None = None
    timestamp: int | None = None


class Tag(msgspec.Struct, gc=False):
    """Somebody named in a post on Facebook."""

    name: str | None = None


class PostData(msgspec.Struct, gc=False):
    """What a post on Facebook says."""

    post: str | None = None


class Attachment(msgspec.Struct, gc=False):
    """What hangs on a post; each piece is an object with one key that says what it is."""

    data: list[dict[str, Any]] | None = None


class FacebookPost(msgspec.Struct, gc=False):
    """A post on Facebook."""

    timestamp: int | None = None
    data: list[PostData] | None = None
    attachments: list[Attachment] | None = None
    tags: list[Tag | str] | None = None


class Comment(msgspec.Struct, gc=False):
    """What a comment on Facebook says."""

    timestamp: int | None = None
    comment: str | None = None


class CommentData(msgspec.Struct, gc=False):
    """The part of a record that holds the comment."""

    comment: Comment | None = None


class FacebookComment(msgspec.Struct, gc=False):
    """A comment on Facebook; its title is a sentence in the owner's language."""

    timestamp: int | None = None
    data: list[CommentData] | None = None
