"""What X archives hold beside posts, as far as ReachDesk reads it. Every field may be absent."""

from __future__ import annotations

import msgspec


class Relation(msgspec.Struct, gc=False, rename="camel"):
    """Somebody who follows or is followed."""

    account_id: str | None = None


class RelationLine(msgspec.Struct, gc=False):
    """A record of `follower.js` or `following.js`."""

    follower: Relation | None = None
    following: Relation | None = None


class ListInfo(msgspec.Struct, gc=False):
    """One list (since 2020) or all of them (2018)."""

    url: str | None = None
    urls: list[str] | None = None


class ListLine(msgspec.Struct, gc=False, rename="camel"):
    """A record of `lists-created.js` and its kin."""

    user_list_info: ListInfo | None = None


class Account(msgspec.Struct, gc=False, rename="camel"):
    """`account.js`, without the e-mail address."""

    username: str | None = None
    account_id: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    time_zone: str | None = None
    account_display_name: str | None = None


class AccountLine(msgspec.Struct, gc=False):
    """The record of `account.js`."""

    account: Account | None = None


class AccountTimezone(msgspec.Struct, gc=False, rename="camel"):
    """`account-timezone.js`, such as "Athens"; absent where the owner chose none."""

    time_zone: str | None = None


class AccountTimezoneLine(msgspec.Struct, gc=False, rename="camel"):
    """The record of `account-timezone.js`."""

    account_timezone: AccountTimezone | None = None


class Description(msgspec.Struct, gc=False):
    """What the owner says of themselves."""

    bio: str | None = None
    location: str | None = None


class Profile(msgspec.Struct, gc=False):
    """`profile.js`, without the pictures."""

    description: Description | None = None


class ProfileLine(msgspec.Struct, gc=False):
    """The record of `profile.js`."""

    profile: Profile | None = None


class NameChange(msgspec.Struct, gc=False, rename="camel"):
    """A change of handle; nested once more in the file."""

    screen_name_change: NameChange | None = None
    account_id: str | None = None
    changed_at: str | None = None
    changed_from: str | None = None
    changed_to: str | None = None


class NameChangeLine(msgspec.Struct, gc=False, rename="camel"):
    """A record of `screen-name-change.js`."""

    screen_name_change: NameChange | None = None


class UserDetails(msgspec.Struct, gc=False):
    """Grailbird's `user_details.js`."""

    screen_name: str | None = None
    full_name: str | None = None
    bio: str | None = None
    location: str | None = None
    id: str | None = None
    created_at: str | None = None


class PayloadDetails(msgspec.Struct, gc=False):
    """Grailbird's `payload_details.js`; its number of posts is too high in every file seen."""

    created_at: str | None = None


class Month(msgspec.Struct, gc=False):
    """A month of Grailbird's `tweet_index.js`; the counts are exact."""

    file_name: str = ""
    tweet_count: int = 0


class Shown(msgspec.Struct, gc=False, rename="camel"):
    """An advertisement that the owner was shown."""

    impression_time: str | None = None


class ShownList(msgspec.Struct, gc=False):
    """Several of them."""

    impressions: list[Shown] | None = None


class AdData(msgspec.Struct, gc=False, rename="camel"):
    """What an advertisement record is about."""

    ad_impressions: ShownList | None = None


class Ad(msgspec.Struct, gc=False, rename="camel"):
    """An advertisement record."""

    ads_user_data: AdData | None = None


class AdLine(msgspec.Struct, gc=False):
    """A record of `ad-impressions.js`."""

    ad: Ad | None = None


class Message(msgspec.Struct, gc=False, rename="camel"):
    """A direct message. Its text is weighed while it passes and never kept."""

    id: str | None = None
    sender_id: str | None = None
    recipient_id: str | None = None
    created_at: str | None = None
    text: str | None = None


class MessageEvent(msgspec.Struct, gc=False, rename="camel"):
    """An entry of a conversation; only messages are read, not who joined or left."""

    message_create: Message | None = None


class Conversation(msgspec.Struct, gc=False, rename="camel"):
    """A conversation: between two (`A-B`) or in a group (an id without a dash)."""

    conversation_id: str | None = None
    messages: list[MessageEvent] | None = None


class ConversationLine(msgspec.Struct, gc=False, rename="camel"):
    """A record of `direct-messages.js` or `direct-messages-group.js`."""

    dm_conversation: Conversation | None = None
