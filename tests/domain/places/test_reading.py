from __future__ import annotations

from reachdesk.domain.places.reading import Said, Whereabouts, Witness, read_whereabouts
from reachdesk.gazetteer import gazetteer

NOTHING = Said(None, None, None, None, None, None)


def read(**said):
    return read_whereabouts(NOTHING._replace(**said), gazetteer())


def test_nothing_said_is_nothing_known():
    assert read() == Whereabouts()


def test_the_stated_country_goes_first():
    found = read(country="GB", place="Birmingham", bio="based in Porto")
    assert (found.country, found.city, found.witness) == ("GB", "Birmingham", Witness.SAID)
    assert read(country="BR", place="Leeds, UK").country == "BR"
    assert read(country="BR", place="Leeds, UK").city is None


def test_the_owners_unknown_is_kept_against_all_others():
    found = read(country="", place="Leeds, UK", bio="based in Leeds")
    assert (found.country, found.city, found.witness) == (None, None, Witness.SAID)


def test_a_stated_city_and_zone_stay():
    found = read(country="GB", city="Otley", zone="Europe/Jersey", place="Leeds")
    assert (found.city, found.zone) == ("Otley", "Europe/Jersey")
    assert read(country="GB", city="", place="Leeds").city is None


def test_the_place_goes_before_the_bio():
    found = read(place="Leeds, UK", bio="based in Porto")
    assert (found.country, found.witness, found.words) == ("GB", Witness.PLACE, ("Leeds", "UK"))


def test_the_bio_helps_where_the_place_is_not_sure():
    assert read(place="worldwide", bio="based in Porto").witness is Witness.BIO
    found = read(place="Birmingham", bio="Planner 🇬🇧")
    assert (found.country, found.city) == ("GB", "Birmingham")
    assert "Birmingham" in found.words
    assert read(place="London / NYC", bio="based in Porto").country is None


def test_language_never_decides_alone():
    assert read(language="nl") == Whereabouts()
    assert read(place="behind you", language="nl").country is None
