"""The posts of X archives of all eras, as far as ReachDesk reads them.

Every field may be absent. Numbers may come as strings. Ids are read from their `_str` twins; the
plain ones (kept raw) may have been rounded by a spreadsheet or a script.
"""

from __future__ import annotations

import msgspec

_ABSENT = msgspec.Raw()


class Anything(msgspec.Struct, gc=False):
    """An object that is only counted."""


class Mention(msgspec.Struct, gc=False):
    """Somebody named in a text; the id is "-1" where the account is gone."""

    screen_name: str | None = None
    id_str: str | None = None
    name: str | None = None


class Link(msgspec.Struct, gc=False):
    """An address in a text, as it is behind the short one."""

    expanded_url: str | None = None


class Entities(msgspec.Struct, gc=False):
    """What X found in a text."""

    user_mentions: list[Mention] | None = None
    urls: list[Link] | None = None
    hashtags: list[Anything] | None = None
    media: list[Anything] | None = None


class User(msgspec.Struct, gc=False):
    """The author of a post in Grailbird files; counts only where a script added them."""

    id_str: str | None = None
    screen_name: str | None = None
    name: str | None = None
    followers_count: int | None = None


class Passed(msgspec.Struct, gc=False):
    """The original of a repost."""

    user: User | None = None
    text: str | None = None
    full_text: str | None = None


class EditControl(msgspec.Struct, gc=False, rename="camel"):
    """All versions of an edited post."""

    edit_tweet_ids: list[str] | None = None


class LaterVersion(msgspec.Struct, gc=False, rename="camel"):
    """What a later version says of the edit."""

    edit_control_initial: EditControl | None = None


class EditInfo(msgspec.Struct, gc=False):
    """Present since 2022; `initial` in first versions, `edit` in later ones."""

    initial: EditControl | None = None
    edit: LaterVersion | None = None

    def versions(self) -> list[str]:
        """Ids of all versions, empty where they are not said."""
        control = self.edit.edit_control_initial if self.edit else self.initial
        return (control.edit_tweet_ids or []) if control else []


class Tweet(msgspec.Struct, gc=False):
    """A post, bare or wrapped in `tweet`; also a header (`tweet_id`)."""

    tweet: Tweet | None = None
    id_str: str | None = None
    id: msgspec.Raw = _ABSENT
    tweet_id: str | None = None
    created_at: str | None = None
    full_text: str | None = None
    text: str | None = None
    display_text_range: list[int] | None = None
    entities: Entities | None = None
    extended_entities: Entities | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_status_id: msgspec.Raw = _ABSENT
    in_reply_to_user_id_str: str | None = None
    in_reply_to_user_id: msgspec.Raw = _ABSENT
    in_reply_to_screen_name: str | None = None
    favorite_count: int | None = None
    retweet_count: int | None = None
    lang: str | None = None
    edit_info: EditInfo | None = None
    user: User | None = None
    retweeted_status: Passed | None = None
    quoted_status_id_str: str | None = None


class Dated(msgspec.Struct, gc=False):
    """A post, for its time alone."""

    created_at: str | None = None


class Header(msgspec.Struct, gc=False):
    """A post's header, for whose it is."""

    user_id: str | None = None


class Headed(msgspec.Struct, gc=False):
    """A record of `tweet-headers.js`."""

    tweet: Header | None = None


class MediaEntities(msgspec.Struct, gc=False):
    """The pictures of a post, for their addresses."""

    media: list[Link] | None = None


class MediaTweet(msgspec.Struct, gc=False):
    """A post, for its pictures."""

    tweet: MediaTweet | None = None
    id_str: str | None = None
    entities: MediaEntities | None = None


def plain_id(raw: msgspec.Raw) -> str | None:
    """An id written as a number or a string; None where it is absent or null."""
    if raw is _ABSENT:
        return None
    text = bytes(raw).decode("ascii", "replace").strip('"')
    return text if text.isdecimal() else None


class NoteText(msgspec.Struct, gc=False):
    """The text of a long post and what X found in it."""

    text: str | None = None
    urls: list[Anything] | None = None
    hashtags: list[Anything] | None = None


class Note(msgspec.Struct, gc=False, rename="camel"):
    """A long post; its id is that of no post."""

    created_at: str | None = None
    core: NoteText | None = None


class NoteLine(msgspec.Struct, gc=False, rename="camel"):
    """A record of `note-tweet.js`."""

    note_tweet: Note | None = None
