"""Cities of time zones have a name in each language, and the shipped table is what is written."""

from __future__ import annotations

import pytest

from reachdesk import i18n, zone_cities
from tests.zone_cities import TARGET, table


@pytest.fixture(params=i18n.LANGUAGES)
def language(request):
    i18n.choose_language(request.param)
    yield request.param
    i18n.choose_language("en")


def test_a_city_has_a_name_in_each_language(language):
    lisbon = {"en": "Lisbon", "nl": "Lissabon", "pt": "Lisboa", "de": "Lissabon"}
    assert zone_cities.city("Europe/Lisbon") == lisbon[language]


def test_a_city_without_another_name_is_as_the_zone_says(language):
    assert zone_cities.city("America/Los_Angeles") == "Los Angeles"
    assert zone_cities.city("UTC") == "UTC"
    assert zone_cities.city("America/Argentina/Salta") == "Salta"


def test_a_zone_that_was_renamed_is_found_under_its_name_of_now():
    i18n.choose_language("de")
    try:
        assert zone_cities.city("Europe/Kyiv") == "Kiew"
        assert zone_cities.city("Asia/Kolkata") == "Kalkutta"
    finally:
        i18n.choose_language("en")
    assert zone_cities.city("Asia/Kolkata") == "Kolkata"


def test_the_shipped_table_is_current():
    assert TARGET.read_text(encoding="utf-8") == table()
