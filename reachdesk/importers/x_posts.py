"""From a record of any era to a post: kind, exact time, plain text, the people named in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reachdesk.domain.records import PostFact, PostKind, Precision
from reachdesk.i18n import N_
from reachdesk.importers.base import Owner
from reachdesk.importers.limits import MAX_COUNT
from reachdesk.importers.wording import worded
from reachdesk.importers.x_met import Met, person_ref
from reachdesk.importers.x_notes import Notes
from reachdesk.importers.x_reading import LeftOut
from reachdesk.importers.x_records import Entities, Mention, Tweet, plain_id
from reachdesk.importers.x_snowflake import moment_in
from reachdesk.importers.x_times import DAY_MS, parse_time

_REPOST = re.compile(r"RT @(\w{1,20}): ?")
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?(?:(\w{1,20})|i/web)"
    r"/status(?:es)?/(\d+)",
    re.IGNORECASE,
)
_LEADING_MENTIONS = re.compile(r"(?:@\w{1,20}\s+)+(?=\S)")
_LONGEST_ID = 20
_AGREE_MS = 60_000
_NO_LANGUAGE = frozenset({"und", "zxx", "qam", "qct", "qht", "qme", "qst", "art"})
_NO_ENTITIES = Entities()
# Looked up once: members of an enumeration are slow to reach a hundred thousand times.
_AN_ORIGINAL, _A_REPLY = PostKind.ORIGINAL, PostKind.REPLY
_A_REPOST, _A_QUOTE = PostKind.REPOST, PostKind.QUOTE
_EXACT = Precision.MILLISECOND


class UnusableError(ValueError):
    """A record that cannot be a post; the message is the reason for the report."""


class _Answer(NamedTuple):
    """What a post answers; `person` only where it is somebody else."""

    post: str | None
    person: str | None
    to_other: bool


_NO_ANSWER = _Answer(None, None, to_other=False)


def plain_text(text: str) -> str:
    """The text with X's own entities decoded once; it writes no others."""
    if "&" not in text:
        return text
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def id_of(tweet: Tweet) -> int:
    """The id of a record; the one that may have been rounded only where there is no other."""
    text = tweet.id_str or tweet.tweet_id or plain_id(tweet.id)
    if not text or not text.isdecimal() or len(text) > _LONGEST_ID:
        raise UnusableError(worded(N_("id: not a number: {value!r}"), value=(text or "")[:40]))
    return int(text)


class PostMaker:
    """Makes posts, and remembers the people named in them and the followers counted beside them.

    `midnight`: this archive has lost the clock times of before November 2010.
    """

    def __init__(self, owner: Owner, notes: Notes | None = None, *, midnight: bool = False) -> None:
        self.people = Met(owner)
        self._notes = notes
        self._midnight = midnight
        self.followers: dict[int, tuple[int, int]] = {}
        """(time, followers) of the last post of each UTC day, where records tell."""
        self.odd_followers = LeftOut("counts")
        """Numbers of followers beside posts that nobody can have."""

    def make(self, tweet: Tweet, number: int, replaces: str | None = None) -> PostFact:
        """The post of a record whose id is `number`. Raises `UnusableError`."""
        created_ms, precision = self._time(tweet.created_at, number)
        if tweet.tweet_id:
            return PostFact(str(number), created_ms, precision)
        _check_counts(tweet)
        entities = tweet.entities or _NO_ENTITIES
        text = tweet.full_text if tweet.full_text is not None else tweet.text or ""
        mentioned = self._meet(entities.user_mentions or [], created_ms)
        self._count_followers(tweet, created_ms, number)
        repost = self._repost(tweet, text, created_ms)
        if repost:
            reposted, said = repost
            return PostFact(
                str(number), created_ms, precision, _A_REPOST, plain_text(said),
                _language(tweet.lang), None, None, reposted, replaces=replaces,
            )  # fmt: skip
        answer = self._answer(tweet, created_ms)
        quoted_post, quoted_person = self._quote(tweet, entities, number)
        shown = self._long(created_ms, text) or plain_text(_shown(tweet, text))
        if answer is not _NO_ANSWER:
            shown = _LEADING_MENTIONS.sub("", shown, count=1) if shown[:1] == "@" else shown
        return PostFact(
            str(number), created_ms, precision, _kind(answer, quoted_post), shown,
            _language(tweet.lang), answer.post, answer.person, None, quoted_post, quoted_person,
            mentioned, _links(entities, shown), len(entities.hashtags or ()), _media(tweet),
            tweet.favorite_count, tweet.retweet_count, None, None, None, None, replaces,
        )  # fmt: skip

    def _time(self, created_at: str | None, number: int) -> tuple[int, str]:
        inside = moment_in(number)
        stated = parse_time(created_at)
        if stated is None:
            if created_at is None and inside is not None:
                return inside, Precision.MILLISECOND
            raise UnusableError(
                worded(N_("created_at: not a date: {value!r}"), value=(created_at or "")[:60])
            )
        if inside is not None and abs(inside - stated) < _AGREE_MS:
            return inside, _EXACT
        if self._midnight and stated % DAY_MS == 0:
            if inside is not None and 0 <= inside - stated < DAY_MS:
                return inside, Precision.MILLISECOND
            return stated, Precision.DAY
        return stated, Precision.SECOND

    def _long(self, created_ms: int, text: str) -> str | None:
        return self._notes.find(created_ms, plain_text(text)) if self._notes else None

    def _meet(self, mentions: list[Mention], seen_ms: int) -> str | None:
        refs = []
        for mention in mentions:
            ref = self.people.see(mention.id_str, mention.screen_name, mention.name, seen_ms)
            if ref and ref not in refs:
                refs.append(ref)
        return " ".join(refs) or None

    def _repost(self, tweet: Tweet, text: str, seen_ms: int) -> tuple[str | None, str] | None:
        """(whose post, its text) of a repost.

        Grailbird says so; since 2018 only the text does, and the counts are always zero. A typed
        "RT @name:" that has counts of its own is the owner's words.
        """
        passed = tweet.retweeted_status
        if passed is not None:
            user = passed.user
            said = passed.full_text or passed.text or text
            if user is None:
                return None, said
            return self.people.see(user.id_str, user.screen_name, user.name, seen_ms), said
        start = _REPOST.match(text) if text[:4] == "RT @" else None
        if start is None or tweet.user is not None or tweet.favorite_count or tweet.retweet_count:
            return None
        handle = start[1].lower()
        mentions = (tweet.entities or _NO_ENTITIES).user_mentions or []
        native_id = None
        if mentions and (mentions[0].screen_name or "").lower() == handle:
            native_id = mentions[0].id_str
        return person_ref(native_id, handle), text[start.end() :]

    def _answer(self, tweet: Tweet, seen_ms: int) -> _Answer:
        post = tweet.in_reply_to_status_id_str or plain_id(tweet.in_reply_to_status_id)
        person = tweet.in_reply_to_user_id_str or plain_id(tweet.in_reply_to_user_id)
        handle = tweet.in_reply_to_screen_name
        if not (post or person or handle):
            return _NO_ANSWER
        if self.people.is_owner(person, handle):
            return _Answer(post, None, to_other=False)
        return _Answer(post, self.people.see(person, handle, None, seen_ms), to_other=True)

    def _quote(
        self, tweet: Tweet, entities: Entities, number: int
    ) -> tuple[str | None, str | None]:
        """(post, person) of the last post that is linked to and is not this one."""
        post, handle = tweet.quoted_status_id_str, None
        for link in entities.urls or ():
            found = _STATUS.match(link.expanded_url) if link.expanded_url else None
            if found and found[2] != str(number):
                post, handle = found[2], found[1]
        if handle is None or handle.lower() == self.people.owner_handle:
            return post, None
        for mention in entities.user_mentions or ():
            if (mention.screen_name or "").lower() == handle.lower():
                return post, person_ref(mention.id_str, handle)
        return post, person_ref(None, handle)

    def _count_followers(self, tweet: Tweet, created_ms: int, number: int) -> None:
        if tweet.user is None or (count := tweet.user.followers_count) is None:
            return
        if not 0 <= count <= MAX_COUNT:
            why = worded(N_("no count of people: {value}"), value=str(count)[:40])
            self.odd_followers.add(worded(N_("beside post {number}"), number=str(number)), why)
            return
        day = created_ms // DAY_MS
        if created_ms >= self.followers.get(day, (0, 0))[0]:
            self.followers[day] = (created_ms, count)


def _check_counts(tweet: Tweet) -> None:
    """Raises `UnusableError` for numbers that no post can have."""
    for value in (tweet.favorite_count, tweet.retweet_count):
        if value is not None and not 0 <= value <= MAX_COUNT:
            raise UnusableError(worded(N_("no count of a post: {value}"), value=str(value)[:40]))


def _kind(answer: _Answer, quoted_post: str | None) -> str:
    if answer.to_other:
        return _A_REPLY
    return _A_QUOTE if quoted_post else _AN_ORIGINAL


def _shown(tweet: Tweet, text: str) -> str:
    """The part of the text that X shows: code points of the escaped text."""
    shown = tweet.display_text_range
    if shown and len(shown) == 2 and tweet.full_text is not None:
        start, end = shown
        if 0 <= start < end <= len(text):
            return text[start:end]
    return text


def _language(code: str | None) -> str | None:
    return None if code in _NO_LANGUAGE else code or None


def _media(tweet: Tweet) -> int:
    """Pictures and videos; `entities` names only the first of them."""
    extended = tweet.extended_entities or tweet.entities
    return len(extended.media or ()) if extended else 0


def _links(entities: Entities, text: str) -> int:
    """Addresses in the text; early posts have them in the text alone."""
    if entities.urls or entities.media:
        return len(entities.urls or ())
    return text.count("http://") + text.count("https://") if "http" in text else 0
