"""The demo account as the exports that its owner might have: facts, file by file."""

from __future__ import annotations

from collections.abc import Iterator

from reachdesk.domain.periods import MILLISECONDS_A_DAY, day_of, iso_day
from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    Fact,
    Kin,
    Network,
    PersonFact,
    PostFact,
    PostKind,
    SnapshotFact,
)
from reachdesk.i18n import N_
from reachdesk.importers.base import Batch, Owner, Skipped
from reachdesk.importers.wording import worded
from reachdesk.services.made_up import calendar, cast, daily, elsewhere, lists, posts, talks
from reachdesk.services.made_up.files import Export, batch, export

OWNER = Owner(Network.X, "7100000000000000001", "ines-calloway", "Inés Calloway")
_ANALYTICS_FROM, _ANALYTICS_TO = "2026-05-01", "2026-10-31"


def all_exports() -> Iterator[Export]:
    """All of them, oldest first."""
    yield _archive(1)
    yield _follower_table(2)
    yield _follower_table(3)
    yield _follower_table(4)
    yield _list_table()
    yield _follower_table(5)
    yield _analytics()
    yield _mention_table()
    yield _count_table()
    yield from elsewhere.exports()
    yield _overview()
    yield _follower_table(6)
    yield _archive(6)


def _archive(wave: int) -> Export:
    """An X archive as of a wave: posts with totals, ids of people, messages, names of those
    that the owner addressed."""
    day = calendar.WAVE_DAYS[wave]
    until = calendar.at(day, 18, 4)
    early = wave == 1
    people = {fact.ref: fact for fact in cast.cast()}
    written = [_as_of(post, early=early) for post in posts.posts() if _moment(post) < until]
    named = {ref for post in written for ref in (post.mentioned, post.reposted_person) if ref}
    known = [
        PersonFact(ref, people[ref].handle, people[ref].name, seen_ms=until)
        for ref in sorted(named)
    ]
    followed = cast.followed()[: cast.FOLLOWED_EARLY] if early else cast.followed()
    talked = [fact for fact in talks.messages() if fact.at_ms < until]
    profile = AccountFact(
        OWNER.native_id,
        OWNER.handle,
        OWNER.name,
        "Workforce planner. Queues, rosters, fairness. Leeds.",
        "Leeds, UK",
        calendar.at(calendar.FIRST_DAY, 9, 12),
    )
    batches = [
        batch("profile", [profile]),
        batch("posts", [*written, *known], read=len(written)),
        batch("followers", _snapshot(wave)),
        batch("following", [SnapshotFact(Kin.FOLLOWING, ref) for ref in followed]),
        batch("messages", talked),
        batch("lists", lists.facts()),
    ]
    if not early:
        batches.append(batch("reading_times", talks.reading_times()))
    return export(OWNER, f"twitter-{iso_day(day)}.zip", "x_archive", until, batches)


def _follower_table(wave: int) -> Export:
    """A table of all followers with place and bio, made by hand or by another program."""
    day = calendar.WAVE_DAYS[wave]
    facts: list[Fact] = [*_snapshot(wave), *map(_person, cast.following_at(wave))]
    name = f"followers_{iso_day(day)}.csv"
    return export(
        OWNER,
        name,
        "follower_table",
        calendar.at(day, 17, 31),
        [batch("followers", facts, read=len(facts) // 2)],
    )


def _list_table() -> Export:
    day = calendar.WAVE_DAYS[4]
    members = lists.members()
    people = {person.ref: person for person in cast.cast()}
    named = [_person(people[ref]) for ref in sorted({fact.person for fact in members})]
    batches = [
        batch("lists", [fact for fact in lists.facts() if fact.tie == "created"]),
        batch("list_members", [*members, *named], read=len(members)),
    ]
    return export(OWNER, "lists_members.csv", "list_members", calendar.at(day, 20, 40), batches)


def _analytics() -> Export:
    """Views of the posts of half a year, as X's analytics gives them; three rows are unreadable."""
    chosen: list[Fact] = [
        PostFact(
            post.post_id,
            post.created_ms,
            post.precision,
            post.kind if post.kind == PostKind.REPLY else PostKind.UNKNOWN,
            post.text,
            likes=post.likes,
            reposts=post.reposts,
            impressions=posts.impressions(post),
        )
        for post in posts.posts()
        if _ANALYTICS_FROM <= iso_day(day_of(_moment(post))) <= _ANALYTICS_TO
        and post.kind != PostKind.REPOST
    ]
    skipped = [
        Skipped("posts", worded(N_("row {number}"), number=number), why)
        for number, why in (
            (17, worded(N_("not readable: {value}"), value="31/11/2026")),
            (40, worded(N_("neither id nor link of a post"))),
            (41, worded(N_("neither id nor link of a post"))),
        )
    ]
    rows = Batch("posts", len(chosen) + len(skipped), chosen, skipped, 1.0)
    until = calendar.at(calendar.WAVE_DAYS[6] - 19, 9, 12)
    return export(OWNER, "analytics_2026-10.csv", "x_analytics_posts", until, [rows])


def _overview() -> Export:
    """Views, joined and left of each day of a year, as X's account overview gives them."""
    facts = [
        CountFact(metric, day * MILLISECONDS_A_DAY, value)
        for metric, by_day in daily.figures().items()
        for day, value in by_day.items()
    ]
    rows = batch("counts", facts, read=daily.DAYS)
    until = calendar.at(calendar.LAST_DAY, 17, 27)
    return export(OWNER, "account_overview_2026-11.csv", "x_analytics_days", until, [rows])


def _mention_table() -> Export:
    people = {person.ref: person for person in cast.cast()}
    named = [_person(people[ref]) for ref in sorted({fact.person for fact in talks.mentions()})]
    rows = batch("mentions", [*talks.mentions(), *named], read=len(talks.mentions()))
    until = calendar.at(calendar.LAST_DAY, 17, 20)
    return export(OWNER, "mentions_2026-11.csv", "mention_table", until, [rows])


def _count_table() -> Export:
    """Followers every Monday, written down by hand."""
    first = calendar.FIRST_DAY + 5
    facts = [
        CountFact("followers", calendar.at(day, 8, 0), daily.followers()[day - 1])
        for day in range(first, calendar.LAST_DAY, 7)
    ]
    until = calendar.at(calendar.LAST_DAY, 17, 25)
    return export(OWNER, "follower_counts.csv", "count_series", until, [batch("counts", facts)])


def _snapshot(wave: int) -> list[SnapshotFact]:
    return [SnapshotFact(Kin.FOLLOWER, person.ref) for person in cast.following_at(wave)]


def _person(person: cast.Person) -> PersonFact:
    return PersonFact(
        person=person.ref,
        handle=person.handle,
        name=person.name,
        bio=person.bio,
        place=person.place,
        country=person.country,
        city=person.city,
        zone=person.zone,
        roles=None if person.role == "unknown" else person.role,
        language="en",
        followers=person.followers,
        following=person.following,
        posts=person.posts,
    )


def _as_of(post: PostFact, *, early: bool) -> PostFact:
    """A post as an archive had it: in the early one a like fewer, where there were several."""
    if not early or (post.likes or 0) < 2:
        return post
    return post._replace(likes=(post.likes or 0) - 1)


def _moment(post: PostFact) -> int:
    return post.created_ms or 0
