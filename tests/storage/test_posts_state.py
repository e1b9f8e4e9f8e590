"""The mark of posts moves with whatever changes them, and with nothing that does not."""

from __future__ import annotations

from contextlib import contextmanager

from reachdesk.domain.records import PersonFact, PostFact, SnapshotFact
from reachdesk.storage import kept, manual
from reachdesk.storage.database import reading
from reachdesk.storage.decisions import Decision, decide, undecide
from reachdesk.storage.manual import Word
from reachdesk.storage.posts_state import posts_state
from reachdesk.storage.sources import sources
from tests.storage.stories import Story, library_of, take_in

FACTS = (PostFact("5", 1000, likes=1), PersonFact("7", name="Ben"), SnapshotFact("follower", "7"))


@contextmanager
def opened(path):
    with library_of(path, Story("one", 2000, list(FACTS), native_id="1", handle="ana")) as library:
        yield library


def state(library, mark="file"):
    db = library.database()
    with reading(db):
        return posts_state(db, mark)


def test_it_moves_with_imports_decisions_and_words_about_posts(tmp_path):
    with opened(tmp_path / "library.reachdesk") as library:
        db, seen = library.database(), [state(library)]
        take_in(library, Story("two", 3000, [PostFact("5", 1000, likes=9)], native_id="1"))
        seen.append(state(library))
        decision = Decision("person", "x", "7", "x", "@ben", 1, 5)
        decide(db, decision)
        seen.append(state(library))
        undecide(db, decision)
        assert state(library) == seen[1]
        manual.say_of_post(db, Word("x", "5", "kind", "reply", None, 9))
        seen.append(state(library))
        assert len(set(seen)) == len(seen)
        assert state(library, "another file") != seen[-1]


def test_what_the_owner_says_of_people_and_keeps_leaves_it(tmp_path):
    with opened(tmp_path / "library.reachdesk") as library:
        before = state(library)
        manual.say_of_person(library.database(), Word("x", "7", "country", "GB", None, 9))
        kept.keep(library.database(), "recipe", "mine", "{}", 5)
        assert state(library) == before


def test_an_export_that_came_after_a_forgotten_one_is_another(tmp_path):
    with opened(tmp_path / "library.reachdesk") as library:
        marks = []
        for _again in range(2):
            take_in(library, Story("two", 3000, [PostFact("6", 1500)], native_id="1"))
            marks.append(state(library))
            library.forget(max(source.source_id for source in sources(library.database())))
        assert len(set(marks)) == 2
