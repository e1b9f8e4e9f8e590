"""The owner's posts out of an archive of any era, in batches, each post once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reachdesk.domain.records import CountFact, Fact, PostFact
from reachdesk.i18n import N_, ngettext
from reachdesk.importers.base import Batch
from reachdesk.importers.javascript import read_records
from reachdesk.importers.wording import worded, words_of
from reachdesk.importers.x_notes import Notes
from reachdesk.importers.x_posts import PostMaker, UnusableError, id_of, plain_text
from reachdesk.importers.x_reading import LeftOut, Reading, batch, place, remainder
from reachdesk.importers.x_records import Dated, NoteLine, Tweet
from reachdesk.importers.x_tables import table_rows
from reachdesk.importers.x_times import DAY_MS, parse_time

BATCH = 2000
_DAY_AFTER_MS = 1_289_001_600_000  # 2010-11-06: the last day whose clock times may be lost


def read_posts(reading: Reading) -> Iterator[Batch]:
    """All posts of the archive, then the follower counts that stood beside them."""
    layout = reading.layout
    notes = _notes(reading)
    midnight = bool(layout.months) and _lost_clock_times(reading)
    maker = PostMaker(reading.outline.owner, notes, midnight=midnight)
    posts = _Posts(reading, maker, _deleted(reading))
    for kind in ("tweets", "community_tweet"):
        yield from posts.read(layout.files.get(kind, []))
    yield from posts.read(layout.months)
    if layout.tables and not layout.months:
        yield from posts.read_tables(layout.tables)
    if layout.lacks_tweets(reading.source):
        yield from posts.read(layout.files.get("tweet_headers", []), known_quietly=True)
    last = posts.rest(notes)
    if last.read or last.facts or last.notes or "posts" in reading.outline.promised:
        yield last
    yield from remainder(reading, "posts", posts.left_out)
    yield from _followers(reading, maker)


def _followers(reading: Reading, maker: PostMaker) -> Iterator[Batch]:
    """The numbers of followers that stood beside posts, and those that nobody can have."""
    counts: list[Fact] = [
        CountFact("followers", at_ms, value) for at_ms, value in maker.followers.values()
    ]
    odd = (*maker.odd_followers.take(), *maker.odd_followers.more())
    if counts or odd:
        read = len(counts) + sum(one.count for one in odd)
        yield Batch("counts", read, counts, odd, reading.fraction)


def _notes(reading: Reading) -> Notes | None:
    notes = Notes()
    for _name, chunk in reading.records("note_tweet", NoteLine):
        for line in chunk.values:
            note = line.note_tweet
            created_ms = parse_time(note.created_at) if note else None
            if note and note.core and note.core.text and created_ms is not None:
                notes.add(created_ms, plain_text(note.core.text))
    return notes if notes.unmatched else None


def _deleted(reading: Reading) -> set[int]:
    """Ids of the posts that the owner has deleted; X keeps them about 14 days."""
    found: set[int] = set()
    for kind in ("deleted_tweets", "deleted_tweet_headers"):
        for _name, chunk in reading.records(kind, Tweet):
            for line in chunk.values:
                try:
                    found.add(id_of(line.tweet or line))
                except UnusableError:
                    continue
    return found


def _lost_clock_times(reading: Reading) -> bool:
    """Whether every post of before 6 November 2010 stands at midnight: then it is only a date."""
    seen = False
    for name in reading.layout.months:
        with reading.source.open(name) as stream:
            for chunk in read_records(stream, Dated):
                times = [parse_time(line.created_at) or _DAY_AFTER_MS for line in chunk.values]
                early = [at for at in times if at < _DAY_AFTER_MS]
                if any(at % DAY_MS for at in early):
                    return False
                seen = seen or bool(early)
                if times and not early:
                    return seen
    return seen


class _Posts:
    """Collects posts into batches and remembers which ids it has met."""

    def __init__(self, reading: Reading, maker: PostMaker, deleted: set[int]) -> None:
        self._reading = reading
        self._maker = maker
        self._owner_id = reading.outline.owner.native_id
        self.left_out = LeftOut("posts")
        self._seen: set[int] = set()
        self._deleted = deleted
        self._earlier: dict[int, list[tuple[PostFact, str]]] = {}
        self._facts: list[Fact] = []
        self._read = 0

    def read(self, names: list[str], *, known_quietly: bool = False) -> Iterator[Batch]:
        """The posts of these members. `known_quietly`: pass over ids met before without a word."""
        for name, chunk in self._reading.chunks(names, Tweet):
            for number, line in enumerate(chunk.values, chunk.first):
                tweet = line.tweet or line
                self._take(tweet, name, number, known_quietly=known_quietly)
                if self._read >= BATCH:
                    yield self._flush()
            for failure in chunk.failures:
                self._read += 1
                self.left_out.add(place(name, failure.number), failure.why)

    def read_tables(self, names: list[str]) -> Iterator[Batch]:
        """The posts of Grailbird's CSV files."""
        for name in names:
            for number, row in table_rows(self._reading.source, name):
                if isinstance(row, str):
                    self._read += 1
                    self.left_out.add(place(name, number), row)
                else:
                    self._take(row, name, number, known_quietly=False)
                if self._read >= BATCH:
                    yield self._flush()

    def rest(self, notes: Notes | None) -> Batch:
        """The last batch, with the versions of edited posts sorted out."""
        for newest, versions in self._earlier.items():
            versions.sort(key=lambda version: int(version[0].post_id))
            if newest not in self._seen:
                last, _where = versions.pop()
                self._facts.append(last)
                self._read += 1
            for _fact, where in versions:
                self._read += 1
                self.left_out.add(where, worded(N_("an earlier version of an edited post")))
        unmatched = notes.unmatched if notes else 0
        text = ngettext(
            "{count} long text belongs to no post of this archive.",
            "{count} long texts belong to no post of this archive.",
            unmatched,
        ).format(count=unmatched)
        return replace(self._flush(last=True), notes=(text,) if unmatched else ())

    def _take(self, tweet: Tweet, name: str, number: int, *, known_quietly: bool) -> None:
        try:
            post_id = id_of(tweet)
            if known_quietly and post_id in self._seen:
                return
            reason = self._reason_against(tweet, post_id)
            if reason is None:
                if tweet.edit_info is not None and len(versions := tweet.edit_info.versions()) > 1:
                    self._take_version(tweet, post_id, versions, place(name, number))
                else:
                    self._facts.append(self._maker.make(tweet, post_id))
                    self._read += 1
                self._seen.add(post_id)
                return
        except UnusableError as unusable:
            reason = words_of(unusable)
        self._read += 1
        self.left_out.add(place(name, number), reason)

    def _reason_against(self, tweet: Tweet, post_id: int) -> str | None:
        user = tweet.user
        if user is not None and self._owner_id and user.id_str and user.id_str != self._owner_id:
            return worded(N_("a post by somebody else"))
        if post_id in self._seen:
            return worded(N_("the same post once more"))
        if post_id in self._deleted:
            return worded(N_("a post that was deleted"))
        return None

    def _take_version(self, tweet: Tweet, post_id: int, versions: list[str], where: str) -> None:
        """Keep an older version back until it is known whether the newest is there."""
        numbers = sorted(
            {int(version) for version in versions if version.isdecimal() and len(version) < 20}
        )
        replaces = " ".join(str(number) for number in numbers if number < post_id)
        fact = self._maker.make(tweet, post_id, replaces or None)
        newest = numbers[-1] if numbers else post_id
        if newest > post_id:
            self._earlier.setdefault(newest, []).append((fact, where))
        else:
            self._facts.append(fact)
            self._read += 1

    def _flush(self, *, last: bool = False) -> Batch:
        people = self._maker.people
        facts = [*self._facts, *people.take()] if last or people.many else self._facts
        made = batch(self._reading, "posts", self._read, facts, self.left_out)
        self._facts, self._read = [], 0
        return made
