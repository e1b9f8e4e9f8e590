from __future__ import annotations

import pytest

from reachdesk.domain.records import PersonFact, PostFact, PostKind, SnapshotFact
from reachdesk.storage import manual, people, posts
from reachdesk.storage.manual import Word
from tests.storage.stories import Story, take_in


@pytest.fixture
def db(library):
    facts = [
        PersonFact("7", "bob", "Bob", None, "Leeds", "GB"),
        SnapshotFact("follower", "8"),
        PostFact("1", 5, kind=PostKind.REPLY),
    ]
    take_in(library, Story("a", 10, facts, native_id="1"))
    return library.database()


def known(db):
    return {each.ref: (each.country, each.roles) for each in people.people(db)}


def test_the_owners_word_beats_any_import_until_it_is_taken_back(db, library):
    manual.say_of_person(db, Word("x", "7", "country", "IE", "he told me", 50))
    manual.say_of_person(db, Word("x", "7", "roles", "editor friend", None, 50))
    assert known(db) == {"7": ("IE", ("editor", "friend"))}
    take_in(library, Story("b", 99, [PersonFact("7", country="FR")], native_id="1"))
    assert known(db)["7"][0] == "IE"
    manual.unsay_of_person(db, "x", "7", "country")
    assert known(db) == {"7": ("FR", ("editor", "friend"))}


def test_an_empty_word_says_unknown(db):
    manual.say_of_person(db, Word("x", "7", "country", "", None, 50))
    assert known(db) == {"7": (None, ())}


def test_a_word_makes_a_mere_number_somebody_while_an_export_names_it(db, library):
    manual.say_of_person(db, Word("x", "8", "roles", "supplier", None, 50))
    manual.say_of_person(db, Word("x", "nobody", "roles", "friend", None, 50))
    assert known(db) == {"7": ("GB", ()), "8": (None, ("supplier",))}
    library.forget(1)
    assert known(db) == {}
    take_in(library, Story("b", 10, [SnapshotFact("follower", "8")], native_id="1"))
    assert known(db) == {"8": (None, ("supplier",))}


def test_words_about_two_spellings_are_one_persons_the_later_wins(db, library):
    manual.say_of_person(db, Word("x", "@bob", "roles", "friend", None, 60))
    manual.say_of_person(db, Word("x", "7", "roles", "editor", None, 50))
    assert known(db)["7"] == ("GB", ("editor",))
    take_in(library, Story("b", 10, [PersonFact("@bob")], native_id="1"))
    assert known(db) == {"7": ("GB", ("friend",))}


def test_the_kind_of_a_post(db):
    manual.say_of_post(db, Word("x", "1", "kind", PostKind.ORIGINAL, "a thread", 50))
    assert posts.post(db, 1, "1").kind is PostKind.ORIGINAL
    manual.say_of_post(db, Word("x", "1", "class", "promotion", None, 51))
    assert [each.field for each in manual.words_of_posts(db)] == ["class", "kind"]
    manual.unsay_of_post(db, "x", "1", "kind")
    assert posts.post(db, 1, "1").kind is PostKind.REPLY


def test_words_are_kept_with_their_reason(db):
    word = Word("x", "7", "place", "Cork", "he told me", 50)
    manual.say_of_person(db, word)
    assert manual.words_of_people(db) == [word]


def test_what_cannot_be_said(db):
    with pytest.raises(ValueError, match="followers"):
        manual.say_of_person(db, Word("x", "7", "followers", "9", None, 50))
    with pytest.raises(ValueError, match="poem"):
        manual.say_of_post(db, Word("x", "1", "kind", "poem", None, 50))
    assert manual.words_of_people(db) == manual.words_of_posts(db) == []
