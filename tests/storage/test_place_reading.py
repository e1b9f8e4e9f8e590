from __future__ import annotations

import pytest

from reachdesk.domain.records import PersonFact
from reachdesk.storage import manual, people
from reachdesk.storage.check import check_library
from reachdesk.storage.manual import Word
from tests.storage.stories import Story, take_in

PEOPLE = [
    PersonFact("1", "ann", place="Leeds, UK"),
    PersonFact("2", "bob", place="London", country="US"),
    PersonFact("3", "cy", place="Birmingham", country="GB"),
    PersonFact("4", "di", bio="Planner based in Porto"),
    PersonFact("5", "ed", place="worldwide", bio="Proud Londoner"),
    PersonFact("6", "flo", place="London / NYC", bio="Proud Londoner"),
    PersonFact("7", "gus", place="London / NYC", bio="based in Porto"),
    PersonFact("8", "hal", city="Utrecht"),
    PersonFact("9", "ida", place="behind you", bio="tea and\nqueues \u202e👋"),
    PersonFact("10", "jo", country="GB", zone="Europe/London"),
    PersonFact("11"),
    PersonFact("12", "kim", place="Birmingham", bio="Planner 🇬🇧"),
    PersonFact("13", "lou", place="x" * 10_000, bio="y " * 5_000),
]


@pytest.fixture
def db(library):
    take_in(library, Story("a", 10, PEOPLE, native_id="99"))
    return library.database()


def where(db, ref):
    found = {each.ref: each for each in people.people(db)}[ref]
    return found.country, found.region, found.city, found.zone, found.place_by, found.place_words


def test_a_stated_place_is_read(db):
    assert where(db, "1") == ("GB", "England", "Leeds", "Europe/London", "place", ("Leeds", "UK"))


def test_a_stated_country_goes_before_free_words_and_tells_namesakes_apart(db):
    assert where(db, "2")[0] == "US"
    assert where(db, "2")[2] != "London"
    assert where(db, "3")[:3] == ("GB", "England", "Birmingham")
    assert where(db, "3")[4] == "said"
    assert where(db, "10") == ("GB", None, None, "Europe/London", "said", ())


def test_a_stated_city_tells_its_country(db):
    assert where(db, "8")[:4] == ("NL", "Utrecht", "Utrecht", "Europe/Amsterdam")


def test_the_bio_is_asked_last_and_does_not_decide_against_the_place(db):
    assert where(db, "4") == ("PT", "Porto", "Porto", "Europe/Lisbon", "bio", ("Porto",))
    assert where(db, "5")[2] == "London"
    assert where(db, "6")[:3] == ("GB", "England", "London")
    assert where(db, "7")[0] is None
    assert where(db, "12")[:3] == ("GB", "England", "Birmingham")


def test_what_says_nothing_stays_unknown(db):
    for ref in ("9", "11", "13"):
        assert where(db, ref) == (None, None, None, None, None, ())


def test_the_owners_word_goes_first_and_unknown_is_a_word(db):
    manual.say_of_person(db, Word("x", "1", "country", "IE", None, 50))
    assert where(db, "1")[0] == "IE"
    manual.say_of_person(db, Word("x", "1", "country", "", None, 51))
    assert where(db, "1")[:2] == (None, None)
    assert check_library(db) == []
    manual.unsay_of_person(db, "x", "1", "country")
    assert where(db, "1")[:3] == ("GB", "England", "Leeds")


def test_a_later_export_moves_a_person(db, library):
    take_in(library, Story("b", 20, [PersonFact("1", "ann", place="Zwolle")], native_id="99"))
    assert where(db, "1")[:3] == ("NL", "Overijssel", "Zwolle")
    assert check_library(db) == []
    library.forget(2)
    assert where(db, "1")[2] == "Leeds"
    assert check_library(db) == []
