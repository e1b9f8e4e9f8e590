from __future__ import annotations

import pytest

from reachdesk.domain.places.gazetteer import Gazetteer, Tables, top

CITIES = [
    "Springfield\tUS.IL\t114230\t40\t0\t39.80\t-89.64",
    "Springfield\tUS.MA\t153060\t30\t1\t42.10\t-72.59",
    "Newcastle upon Tyne\tGB.ENG\t300125\t60\t2\t54.97\t-1.61",
    "Vila\tAD\t1418\t4\t2\t42.53\t1.57",
]


@pytest.fixture
def gazetteer():
    return Gazetteer(
        Tables(
            names={"springfield": "C0 C1", "newcastle": "B2", "toon": "A2", "illinois": "R0"},
            cities=CITIES,
            regions=[
                ["US.IL", "Illinois", "IL", "12000000", "America/Chicago"],
                ["GB.ENG", "England", "ENG", "56000000", "Europe/London"],
                ["GB.ENG.Q4", "Worcestershire", "", "200000", "Europe/London"],
            ],
            countries=[["IL", "ISR", "9000000", "he ar"], ["US", "USA", "330000000", "en es"]],
            zones=["America/Chicago", "America/New_York", "Europe/London"],
        )
    )


def test_a_name_may_mean_several_places(gazetteer):
    first, second = gazetteer.meanings("springfield")
    assert (first.region, second.region) == ("US.IL", "US.MA")
    assert first.weight == 114230 * 40**2
    assert gazetteer.city(first.city) == "Springfield"
    assert gazetteer.city_zone(second.city) == "America/New_York"


def test_other_names_weigh_less(gazetteer):
    (beginning,) = gazetteer.meanings("newcastle")
    (other,) = gazetteer.meanings("toon")
    full = gazetteer.meaning_of_city(2)
    assert full.weight == pytest.approx(3 * beginning.weight)
    assert full.weight == pytest.approx(300 * other.weight)
    assert (full.first, beginning.first, other.first) == (True, True, False)


def test_letters_mean_countries_and_regions_but_only_beside_something(gazetteer):
    found = gazetteer.letters("IL")
    assert {(each.country, each.region) for each in found} == {("IL", ""), ("US", "US.IL")}
    assert all(each.strict for each in found)
    assert gazetteer.letters("XX") == ()


def test_counties_lie_in_their_region(gazetteer):
    assert top("GB.ENG.Q4") == "GB.ENG"
    assert gazetteer.region("GB.ENG.Q4") == "England"
    assert gazetteer.region_zone("GB.ENG.Q4") == "Europe/London"
    assert gazetteer.region("AD") is None


def test_the_nearest_city_and_the_nearest_abroad(gazetteer):
    near = gazetteer.nearest(54.9, -1.6)
    assert gazetteer.city(near.city) == "Newcastle upon Tyne"
    assert near.km == pytest.approx(7.8, abs=0.3)
    assert near.abroad_km == pytest.approx(1400, rel=0.05)


def test_a_country_has_its_main_languages(gazetteer):
    assert gazetteer.languages("US") == ("en", "es")
    assert gazetteer.languages("XX") == ()
