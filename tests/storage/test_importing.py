from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    EventFact,
    ExchangeFact,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.storage import database
from reachdesk.storage.database import connect, prepare, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.importing import find_same
from reachdesk.storage.merging import Changes
from reachdesk.storage.sources import source, sources
from tests.storage.stories import Story, take_in

FACTS = [
    PostFact("100", 1000, "s", "original", "hello"),
    PostFact("100", 1000, "s", "original", "hello"),
    PostFact("101", 3000, text="more"),
    PersonFact("7", "bob"),
    SnapshotFact("follower", "7"),
    SnapshotFact("follower", "8"),
    SnapshotFact("following", "7"),
    ListFact("l", "Suppliers", "created"),
    ListMemberFact("l", "7"),
    ExchangeFact("m", "message", "in", 2000, "7"),
    ExchangeFact("n", "mention", "in", 2000, "7"),
    CountFact("followers", 5, 10),
    ReadingFact(5),
    EventFact("e", "2024-03-02", "a talk"),
    AccountFact("1", "ana"),
]
STORY = Story("a", 10_000, FACTS, native_id="1", handle="ana")
KINDS = {
    "posts": 2,
    "people": 1,
    "followers": 2,
    "following": 1,
    "lists": 1,
    "list_members": 1,
    "messages": 1,
    "mentions": 1,
    "counts": 1,
    "reading_times": 1,
    "events": 1,
    "profile": 1,
}


def test_every_record_kind_is_counted_as_things_not_rows(library):
    assert take_in(library, STORY) == {kind: Changes(new=many) for kind, many in KINDS.items()}


def test_the_same_facts_in_another_file_are_unchanged(library):
    take_in(library, STORY)
    again = Story("b", 10_000, FACTS, native_id="1", handle="ana")
    assert take_in(library, again) == {kind: Changes(unchanged=n) for kind, n in KINDS.items()}
    assert len(sources(library.database())) == 2


def test_changed_values_are_counted(library):
    take_in(library, STORY)
    later = [
        PostFact("100", 1000, text="hello", likes=3),
        PostFact("101", 3000, text="more"),
        PostFact("102", 4000),
        PersonFact("7", "bob", "Bob"),
        ListFact("l", "Makers", "created"),
        CountFact("followers", 5, 11),
        ExchangeFact("m", "message", "in", 2001, "7"),
    ]
    changes = take_in(library, Story("b", 20_000, later, native_id="1"))
    assert changes["posts"] == (1, 1, 1)
    assert changes["people"] == changes["lists"] == changes["counts"] == (0, 1, 0)
    assert changes["messages"] == (0, 1, 0)


def test_the_same_contents_again_are_not_read_twice(library):
    take_in(library, STORY)
    before = logical_dump(library.database())
    with library.importing(STORY.row()) as running:
        assert running.same_as == running.source_id == 1
        running.add(STORY.facts)
        running.declare("following")
        running.describe({"of": "the second import"})
        changes = running.finish(99_999)
    assert changes["posts"] == (0, 0, 3)
    assert changes["followers"] == (0, 0, 2)
    assert changes["messages"] == (0, 0, 1)
    assert logical_dump(library.database()) == before
    assert source(library.database(), 1).completeness == {}
    assert find_same(library.database(), STORY.row()) == 1


def test_the_same_contents_of_another_owner_are_another_source(library):
    take_in(library, STORY)
    other = Story("a", 10_000, FACTS, native_id="2")
    assert find_same(library.database(), other.row()) is None
    assert take_in(library, other)["posts"].new == 2


def test_a_newer_importer_replaces_what_an_older_one_read(library):
    take_in(library, STORY)
    newer = Story("a", 10_000, FACTS[2:], native_id="1", handle="ana", importer="2")
    changes = take_in(library, newer)
    assert changes["posts"] == (0, 0, 1)
    (left,) = sources(library.database())
    assert (left.source_id, left.importer) == (2, "2")
    assert [row[1] for row in logical_dump(library.database())["post"]] == ["101"]


def test_an_export_without_a_date_has_that_of_its_newest_record(library):
    with library.importing(STORY.row()) as running:
        assert running.newest_ms() is None
        running.add(FACTS)
        assert running.newest_ms() == 3000
        running.finish(3000)
    assert sources(library.database())[0].as_of_ms == 3000


def test_an_empty_follower_set_is_known_to_be_empty(library):
    with library.importing(Story("a", 5, handle="ana").row()) as running:
        running.declare("follower")
        assert running.finish(5) == {"followers": Changes()}
    assert logical_dump(library.database())["snapshot"] == [("x:ana", 0, "a/made_up", 5, 0)]


def test_the_report_is_kept_with_the_source(library):
    with library.importing(STORY.row()) as running:
        running.finish(5)
        running.describe({"notes": ["zażółć"]})
    assert sources(library.database())[0].completeness == {"notes": ["zażółć"]}


def test_hostile_values_do_not_stop_an_import(library):
    facts = [
        PostFact("1", 2**70, text="half a character: \ud83d", likes=2**63, reposts=-5),
        PostFact("2", -1, text="and one before", likes=2**62),
        PostFact("3", 5, text="nul \0 inside"),
        PersonFact("@\ud83d", "x\ud83d", followers=2**99),
        CountFact("followers", 5, 2**80),
    ]
    changes = take_in(library, Story("a", 5, facts, handle="ana"), pieces=1)
    assert changes["posts"].new == 3
    assert changes["people"].new == 1
    again = take_in(library, Story("b", 6, facts, handle="ana"), pieces=1)
    assert again["posts"] == (0, 0, 3)


@pytest.mark.parametrize("late", [False, True])
def test_cancelling_rolls_everything_back(library, late):
    before = logical_dump(library.database())

    def give_up():
        with library.importing(STORY.row()) as running:
            running.add(FACTS)
            if late:
                running.finish(5)
            raise Cancelled

    with pytest.raises(Cancelled):
        give_up()
    assert logical_dump(library.database()) == before
    assert take_in(library, STORY)["posts"].new == 2


@pytest.mark.parametrize("kept", [False, True])
def test_no_long_log_stays_after_an_import_whether_kept_or_not(library, monkeypatch, kept):
    monkeypatch.setattr(database, "_LONG_LOG_BYTES", 1)
    db = library.database()
    db.conn.execute("PRAGMA cache_size = 10")  # so that pages go to the log before the end
    people = [PersonFact(str(n), bio="words " * 50) for n in range(2_000)]
    log = library.path.with_name(f"{library.path.name}-wal")
    with library.importing(STORY.row()) as running:
        running.add(people)
        assert log.stat().st_size > 100_000
        if kept:
            running.finish(5)
    assert log.stat().st_size == 0


def test_an_import_waits_for_another_and_may_be_cancelled_meanwhile(library):
    def stop():
        raise Cancelled

    other = connect(library.path)
    prepare(other)
    with writing(other), pytest.raises(Cancelled), library.importing(STORY.row(), waiting=stop):
        pytest.fail("the other one is writing")
    other.close()
    assert take_in(library, STORY)["posts"].new == 2


def test_one_network_per_import(library):
    with pytest.raises(ValueError, match="nowhere"):
        take_in(library, Story("a", 5, network="nowhere"))


def test_the_days_that_a_source_speaks_of(library):
    with library.importing(STORY.row()) as running:
        assert running.span() == (None, None)
        running.add([PostFact("1", 86_400_000), PostFact("2", None), PersonFact("7", seen_ms=9)])
        assert running.span() == (86_400_000, 86_400_000)
        running.add([EventFact("e", "1970-01-05", "a fair", end_day="1970-01-07")])
        assert running.span() == (86_400_000, 6 * 86_400_000)
        running.finish(10)
