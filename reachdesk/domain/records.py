"""What importers yield and the library keeps: facts, each as one export states it.

A fact says nothing about which export is right; `storage` derives that by one stated rule. All
are NamedTuples: immutable, quick to make by the hundred thousand, and rows for the database.
Times are UTC milliseconds since 1970 (`_ms`), days are ISO dates, ids are strings (never floats).
None always means «this export does not say».
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Network(StrEnum):
    """The networks ReachDesk knows by name."""

    X = "x"
    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    OTHER = "other"


class PostKind(StrEnum):
    """What a post is.

    A reply answers somebody else (also when it quotes), a continuation of one's own thread is an
    original, a repost is somebody else's post passed on, a quote adds words to one. Unknown
    where an export names only the id and time of a post.
    """

    ORIGINAL = "original"
    REPLY = "reply"
    REPOST = "repost"
    QUOTE = "quote"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a time is known; from finest to coarsest."""

    MILLISECOND = "ms"
    SECOND = "s"
    MINUTE = "min"
    DAY = "day"


class ExchangeKind(StrEnum):
    """What passed between the owner and a person."""

    MENTION = "mention"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"
    LIKE = "like"
    MESSAGE = "message"


class Direction(StrEnum):
    """Who did it: `IN` the other person, `OUT` the owner."""

    IN = "in"
    OUT = "out"


class Kin(StrEnum):
    """Which set of people a snapshot row belongs to."""

    FOLLOWER = "follower"
    FOLLOWING = "following"


class AccountFact(NamedTuple):
    """The owner's own profile, as of the export's date (or `seen_ms`)."""

    native_id: str | None
    handle: str | None
    name: str | None = None
    bio: str | None = None
    place: str | None = None
    created_ms: int | None = None
    seen_ms: int | None = None


class PostFact(NamedTuple):
    """One post of the owner. Counts are totals at the export's date.

    `reply_to_person`, `reposted_person`, `quoted_person` are person refs (see `PersonFact`);
    `mentioned` holds the refs of the people named in the text, separated by blanks;
    `replaces` the ids of earlier versions of an edited post, separated by blanks.
    `links`, `hashtags`, `media` are numbers of them. `text` is plain (HTML entities decoded).
    """

    post_id: str
    created_ms: int | None
    precision: str = Precision.SECOND
    kind: str = PostKind.UNKNOWN
    text: str | None = None
    language: str | None = None
    reply_to_post: str | None = None
    reply_to_person: str | None = None
    reposted_person: str | None = None
    quoted_post: str | None = None
    quoted_person: str | None = None
    mentioned: str | None = None
    links: int | None = None
    hashtags: int | None = None
    media: int | None = None
    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    quotes: int | None = None
    bookmarks: int | None = None
    impressions: int | None = None
    replaces: str | None = None


class PersonFact(NamedTuple):
    """Somebody else, as one export names them at `seen_ms` (None: the export's date).

    `person` is the ref by which facts name people of one network: the native id, or "@handle" in
    lower case where the export gives no id. `country` is an ISO 3166 code, `zone` an IANA zone.
    `roles` are role keys separated by blanks; `following`, `followers`, `posts` are counts.
    """

    person: str
    handle: str | None = None
    name: str | None = None
    bio: str | None = None
    place: str | None = None
    country: str | None = None
    city: str | None = None
    zone: str | None = None
    roles: str | None = None
    language: str | None = None
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    seen_ms: int | None = None


class SnapshotFact(NamedTuple):
    """One person in the follower or following set that the export knew on its date."""

    kin: str
    person: str
    since_ms: int | None = None


class CountFact(NamedTuple):
    """A number of the whole account at a time: metric "followers", "following", "impressions_day"…

    `at_ms` is the moment (for a day's figure: its start, UTC).
    """

    metric: str
    at_ms: int
    value: int


class ListFact(NamedTuple):
    """A list: `tie` is "created" (the owner's), "member" (the owner is on it) or "subscribed"."""

    list_ref: str
    name: str
    tie: str
    url: str | None = None


class ListMemberFact(NamedTuple):
    """One person on a list."""

    list_ref: str
    person: str


class ExchangeFact(NamedTuple):
    """A dated exchange with a person. `courtesy` is the weight 0.1..1 of `score.courtesy` (1 is
    content, 0.1 pure courtesy), computed at import because the text of messages is never kept.
    `text` is None for messages, always.
    """

    exchange_id: str
    kind: str
    direction: str
    at_ms: int
    person: str
    post_id: str | None = None
    courtesy: float | None = None
    text: str | None = None


class ReadingFact(NamedTuple):
    """A moment at which the owner was reading the timeline (an ad was shown)."""

    at_ms: int


class EventFact(NamedTuple):
    """Something of the owner's that happened on a day, noted by the owner: a talk, an article.

    `event_id` is the same in every export that has the event; `day` and `end_day` (the last day,
    None for a single one) are ISO dates; `kind` is the owner's word, `link` a web address.
    """

    event_id: str
    day: str
    label: str
    kind: str | None = None
    link: str | None = None
    end_day: str | None = None


Fact = (
    AccountFact
    | PostFact
    | PersonFact
    | SnapshotFact
    | CountFact
    | ListFact
    | ListMemberFact
    | ExchangeFact
    | ReadingFact
    | EventFact
)
