"""Every number that the demo account is known by, counted from its facts."""

from __future__ import annotations

from collections import Counter

import pytest

from reachdesk.domain.periods import day_of, iso_day
from reachdesk.domain.records import (
    Direction,
    ExchangeKind,
    Kin,
    PersonFact,
    PostKind,
    ReadingFact,
)
from reachdesk.services.made_up import (
    calendar,
    cast,
    daily,
    elsewhere,
    exports,
    lists,
    posts,
    talks,
)


def facts_of(export):
    return [fact for batch in export.batches for fact in batch.facts]


@pytest.fixture(scope="module")
def everything():
    return list(exports.all_exports())


@pytest.fixture(scope="module")
def archive(everything):
    return everything[-1]


def snapshot(export, kin):
    return [fact.person for fact in facts_of(export) if getattr(fact, "kin", None) == kin]


def lately(moment):
    return calendar.WINDOW_START <= day_of(moment) <= calendar.LAST_DAY


def test_the_last_ninety_days_end_on_21_november_2026():
    assert iso_day(calendar.LAST_DAY) == "2026-11-21"
    assert iso_day(calendar.WINDOW_START) == "2026-08-24"


def test_564_follow_and_1100_are_followed(archive):
    assert len(set(snapshot(archive, Kin.FOLLOWER))) == 564
    assert len(set(snapshot(archive, Kin.FOLLOWING))) == 1100


def test_79_posts_with_18_reposts_and_16_likes():
    chosen = [post for post in posts.posts() if lately(post.created_ms)]
    assert len(chosen) == 79
    assert sum(post.reposts for post in chosen) == 18
    assert sum(post.likes for post in chosen) == 16
    assert PostKind.REPOST not in {post.kind for post in chosen}


def test_the_ninety_days_before_had_88_posts_29_reposts_and_23_mentions():
    start = calendar.WINDOW_START - 90

    def before(moment):
        return start <= day_of(moment) < calendar.WINDOW_START

    chosen = [post for post in posts.posts() if before(post.created_ms)]
    assert len(chosen) == 88
    assert sum(post.reposts for post in chosen) == 29
    assert sum(before(fact.at_ms) for fact in talks.mentions()) == 23


def test_16_mentions_by_12_people():
    chosen = [fact for fact in talks.mentions() if lately(fact.at_ms)]
    assert len(chosen) == 16
    assert len({fact.person for fact in chosen}) == 12
    assert {fact.kind for fact in chosen} == {ExchangeKind.MENTION}


def test_21_messages_of_which_19_are_courtesy():
    chosen = [
        fact for fact in talks.messages() if lately(fact.at_ms) and fact.direction == Direction.IN
    ]
    assert len(chosen) == 21
    assert sum(fact.courtesy < 1 for fact in chosen) == 19


def test_no_message_has_a_text():
    assert {fact.text for fact in talks.messages()} == {None}


def test_where_the_followers_are_and_what_they_do():
    people = cast.following_at(len(cast.WAVES) - 1)
    trade = [person for person in people if person.role in {"supplier", "competitor"}]
    roles = Counter(person.role for person in people)
    places = Counter(person.country for person in people)
    assert places["GB"] == 144
    assert places[None] == 97
    assert roles["journalist_or_author"] == 31
    assert roles["unknown"] == 248
    assert len(trade) == 110
    assert sum(person.country == "GB" for person in trade) == 52


def test_the_last_follower_table_says_the_same(everything):
    (table,) = [export for export in everything if export.file == "followers_2026-11-21.csv"]
    people = [fact for fact in facts_of(table) if isinstance(fact, PersonFact)]
    assert len(people) == 564
    assert sum(fact.country == "GB" for fact in people) == 144
    assert sum(fact.country is None for fact in people) == 97
    assert sum(fact.roles is None for fact in people) == 248


def test_people_are_gained_and_lost_between_snapshots(everything):
    tables = [set(snapshot(export, Kin.FOLLOWER)) for export in everything]
    sizes = [len(one) for one in tables if one]
    tables = [one for one in tables if len(one) != elsewhere.CONNECTIONS]
    sizes.remove(elsewhere.CONNECTIONS)
    assert sizes == [290, 452, 519, 552, 557, 564, 564]
    last_week = tables[-1] - next(one for one in tables if len(one) == 557)
    assert len(last_week) == 12


def test_lists_have_members():
    sizes = Counter(fact.list_ref for fact in lists.members())
    assert sorted(sizes.values()) == [9, 24, 41, 61, 62]
    followers = {person.ref for person in cast.following_at(len(cast.WAVES) - 1)}
    assert {fact.person for fact in lists.members()} <= followers


def test_reading_times_are_there(archive):
    times = [fact.at_ms for fact in facts_of(archive) if isinstance(fact, ReadingFact)]
    assert len(times) > 500
    assert all(map(lately, times))


def test_views_are_known_for_part_of_the_posts(everything):
    (table,) = [export for export in everything if export.format == "x_analytics_posts"]
    known = {fact.post_id for fact in facts_of(table) if fact.impressions is not None}
    chosen = [post.post_id for post in posts.posts() if lately(post.created_ms)]
    assert 0.4 < sum(post_id in known for post_id in chosen) / len(chosen) < 0.95


def test_recent_texts_do_not_repeat():
    recent = [post.text for post in posts.posts() if day_of(post.created_ms) > 20_000]
    chosen = [post.text for post in posts.posts() if lately(post.created_ms)]
    assert len(set(chosen)) == 79
    assert len(set(recent)) > 0.98 * len(recent)


def test_no_handle_can_be_anybodys():
    people = cast.cast()
    assert all("-" in person.handle for person in people)
    assert len({person.handle for person in people}) == len(people)
    assert len({person.ref for person in people}) == len(people)


def test_no_text_holds_an_address(everything):
    texts = [post.text for post in posts.posts()] + [fact.text for fact in talks.mentions()]
    assert not [text for text in texts if "@" in text and "." in text.split("@")[1].split(" ")[0]]


def test_posts_have_ids_of_their_own():
    ids = [post.post_id for post in posts.posts()]
    assert len(set(ids)) == len(ids)


def test_a_batch_never_reads_fewer_than_it_skips(everything):
    for export in everything:
        for batch in export.batches:
            assert len(batch.skipped) <= batch.read


def test_it_is_the_same_every_time(everything):
    for clear in (cast.cast, cast.following_at, cast.followed, posts.posts, talks.mentions,
                  talks.messages, talks.reading_times, lists.members, elsewhere.connections,
                  elsewhere.notes):  # fmt: skip
        clear.cache_clear()
    assert list(exports.all_exports()) == everything


def test_daily_figures_agree_with_the_sets_and_the_counts():
    counted = daily.followers()
    for day, (size, _lost) in zip(calendar.WAVE_DAYS, cast.WAVES, strict=True):
        assert counted[day] == size
    figures = daily.figures()
    for day in range(calendar.LAST_DAY - 300, calendar.LAST_DAY + 1):
        moved = figures["follows_day"][day] - figures["unfollows_day"][day]
        assert counted[day] - counted[day - 1] == moved


def test_no_address_of_a_connection_can_be_anybodys():
    slugs = [person.handle for person, _since in elsewhere.connections()]
    assert len(set(slugs)) == elsewhere.CONNECTIONS
    assert all("_" in slug for slug in slugs)  # the network allows letters, digits and hyphens


def test_no_connection_has_the_name_of_a_follower():
    followers = {person.name for person in cast.cast()}
    assert not followers & {person.name for person, _since in elsewhere.connections()}


def test_the_notes_say_what_no_post_says_but_for_six():
    said = {post.text for post in posts.posts()}
    notes = elsewhere.notes()
    assert sum(note.text in said for note in notes) == elsewhere.SAME_ON_BOTH
    assert all(day_of(note.created_ms) < elsewhere.LAST_DAY for note in notes)
    assert all(not calendar.is_weekend(day_of(note.created_ms)) for note in notes)
