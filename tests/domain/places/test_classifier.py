from __future__ import annotations

import pytest

from reachdesk.domain.places.classifier import classify
from reachdesk.domain.places.place import Place, Precision, Unplaced, Why
from reachdesk.gazetteer import gazetteer

PLACES = [
    # a city, a country, both
    ("Leeds, UK", "GB", "England", "Leeds"),
    ("Leeds", "GB", "England", "Leeds"),
    ("leeds uk", "GB", "England", "Leeds"),
    ("Utrecht", "NL", "Utrecht", "Utrecht"),
    ("Utrecht, Nederland", "NL", "Utrecht", "Utrecht"),
    ("Zwolle, The Netherlands", "NL", "Overijssel", "Zwolle"),
    ("Den Haag", "NL", "Zuid-Holland", "The Hague"),
    ("Gent", "BE", "Vlaams Gewest", "Gent"),
    ("Torino", "IT", "Piemonte", "Turin"),
    ("Kopenhagen", "DK", None, "Copenhagen"),
    ("Londres", "GB", "England", "London"),
    ("Porto, Portugal", "PT", "Porto", "Porto"),
    ("Lisboa", "PT", "Lisboa", "Lisbon"),
    ("Lissabon", "PT", "Lisboa", "Lisbon"),
    ("São Paulo, Brasil", "BR", "São Paulo", "São Paulo"),
    ("sao paulo", "BR", "São Paulo", "São Paulo"),
    ("Curitiba - PR - Brasil", "BR", "Paraná", "Curitiba"),
    ("Rio de Janeiro, RJ", "BR", "Rio de Janeiro", "Rio de Janeiro"),
    ("München", "DE", "Bayern", "Munich"),
    ("Muenchen, Deutschland", "DE", "Bayern", "Munich"),
    ("Munique, Alemanha", "DE", "Bayern", "Munich"),
    ("10115 Berlin", "DE", "Berlin", "Berlin"),
    ("Wien, Österreich", "AT", "Wien", "Vienna"),
    ("Genève, Suisse", "CH", "Genève", "Geneva"),
    ("Paris", "FR", "Île-de-France", "Paris"),
    ("Paris, France", "FR", "Île-de-France", "Paris"),
    ("75011 Paris", "FR", "Île-de-France", "Paris"),
    ("Sevilla, España", "ES", "Andalucía", "Sevilla"),
    ("Madrid, Espanha", "ES", "Comunidad de Madrid", "Madrid"),
    ("Москва", "RU", None, "Moscow"),
    ("東京", "JP", None, "Tokyo"),
    ("Αθήνα", "GR", None, "Athens"),
    # states, provinces, letters
    ("Austin, TX", "US", "Texas", "Austin"),
    ("Austin TX", "US", "Texas", "Austin"),
    ("Paris, TX", "US", "Texas", "Paris"),
    ("Paris, Texas", "US", "Texas", "Paris"),
    ("Portland, Maine", "US", "Maine", "Portland"),
    ("Birmingham, AL", "US", "Alabama", "Birmingham"),
    ("Birmingham, England", "GB", "England", "Birmingham"),
    ("Birmingham, UK", "GB", "England", "Birmingham"),
    ("Cambridge, MA", "US", "Massachusetts", "Cambridge"),
    ("Cambridge, UK", "GB", "England", "Cambridge"),
    ("London, Ontario", "CA", "Ontario", "London"),
    ("London, Ont.", "CA", "Ontario", "London"),
    ("we are in London, Ontario and like it", "CA", "Ontario", "London"),
    ("London, ON", "CA", "Ontario", "London"),
    ("Vancouver, BC", "CA", "British Columbia", "Vancouver"),
    ("Vancouver, WA", "US", "Washington", "Vancouver"),
    ("Perth, WA", "AU", "Western Australia", "Perth"),
    ("Melbourne, VIC, Australia", "AU", "Victoria", "Melbourne"),
    ("San Francisco, CA", "US", "California", "San Francisco"),
    ("Toronto, CA", "CA", "Ontario", "Toronto"),
    ("Tbilisi, Georgia", "GE", "Tbilisi", "Tbilisi"),
    ("Atlanta, Georgia", "US", "Georgia", "Atlanta"),
    ("Smallesttown, OH", "US", "Ohio", None),
    ("Smallesttown, Ohio", "US", "Ohio", None),
    ("Washington, D.C.", "US", "District of Columbia", "Washington"),
    ("Lyon, FR", "FR", "Auvergne-Rhône-Alpes", "Lyon"),
    # countries by every name
    ("UK", "GB", None, None),
    ("U.K.", "GB", None, None),
    ("United Kingdom", "GB", None, None),
    ("Verenigd Koninkrijk", "GB", None, None),
    ("Reino Unido", "GB", None, None),
    ("Royaume-Uni", "GB", None, None),
    ("Vereinigtes Königreich", "GB", None, None),
    ("USA", "US", None, None),
    ("the United States", "US", None, None),
    ("Deutschland", "DE", None, None),
    ("Duitsland", "DE", None, None),
    ("Brasil", "BR", None, None),
    ("Brazilië", "BR", None, None),
    ("Holland", "NL", None, None),
    ("Nederland", "NL", None, None),
    ("Países Baixos", "NL", None, None),
    ("Ελλάδα", "GR", None, None),
    ("日本", "JP", None, None),
    ("NL", "NL", None, None),
    # regions
    ("Yorkshire", "GB", "England", None),
    ("Devon", "GB", "England", None),
    ("Scotland", "GB", "Scotland", None),
    ("Bayern", "DE", "Bayern", None),
    ("Noord-Brabant", "NL", "Noord-Brabant", None),
    ("Minas Gerais, Brasil", "BR", "Minas Gerais", None),
    ("Texas", "US", "Texas", None),
    ("Bretagne", "FR", "Bretagne", None),
    ("Greater Manchester", "GB", "England", None),
    # flags, points
    ("🇳🇱", "NL", None, None),
    ("Leeds 🇬🇧", "GB", "England", "Leeds"),
    ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 Leeds", "GB", "England", "Leeds"),
    ("Lisboa 🇵🇹", "PT", "Lisboa", "Lisbon"),
    ("52.3702, 4.8952", "NL", "Noord-Holland", "Amsterdam"),
    ("ÜT: 53.7997,-1.5492", "GB", "England", "Leeds"),
    # nicknames
    ("NYC", "US", "New York", "New York City"),
    ("The Big Apple", "US", "New York", "New York City"),
    ("LA", "US", "California", "Los Angeles"),
    ("SF Bay Area", "US", "California", None),
    ("Randstad", "NL", None, None),
    ("A'dam", "NL", "Noord-Holland", "Amsterdam"),
    ("Sampa", "BR", "São Paulo", "São Paulo"),
    ("The 6ix", "CA", "Ontario", "Toronto"),
    ("CDMX", "MX", None, "Mexico City"),
    # several in one country, and words around a name
    ("Leeds / Manchester", "GB", "England", "Leeds"),
    ("Amsterdam & Rotterdam", "NL", None, None),
    ("Chicago/Brooklyn", "US", None, None),
    ("London and worldwide", "GB", "England", "London"),
    ("Greater Leeds area", "GB", "England", "Leeds"),
    ("Downtown Toronto", "CA", "Ontario", "Toronto"),
    ("Berlin, Europe", "DE", "Berlin", "Berlin"),
    ("London, living in Lisbon", "PT", "Lisboa", "Lisbon"),
    ("Somewhere in Portugal", "PT", None, None),
    ("12 Long Lane, Leeds", "GB", "England", "Leeds"),
    ("#Leeds #UK", "GB", "England", "Leeds"),
    ("Leeds, United Kingdom. hello@example.org", "GB", "England", "Leeds"),
]

UNKNOWN = [
    ("", Why.EMPTY),
    ("   ", Why.EMPTY),
    ("Worldwide", Why.EVERYWHERE),
    ("worldwide!", Why.EVERYWHERE),
    ("all over", Why.EVERYWHERE),
    ("Earth", Why.EVERYWHERE),
    ("The Internet", Why.EVERYWHERE),
    ("Europe", Why.EVERYWHERE),
    ("Hogwarts", Why.EVERYWHERE),
    ("wereldwijd", Why.EVERYWHERE),
    ("London / NYC", Why.SEVERAL),
    ("London, Lisbon, Berlin", Why.SEVERAL),
    ("NYC ✈ London", Why.SEVERAL),
    ("Scotland / United States", Why.SEVERAL),
    ("🇧🇷🇵🇹", Why.SEVERAL),
    ("Birmingham", Why.AMBIGUOUS),
    ("Cambridge", Why.AMBIGUOUS),
    ("Georgia", Why.AMBIGUOUS),
    ("Valencia", Why.AMBIGUOUS),
    ("Newcastle", Why.AMBIGUOUS),
    ("behind you", Why.NOT_FOUND),
    ("in front of my desk", Why.NOT_FOUND),
    ("Nice", Why.NOT_FOUND),
    ("us", Why.NOT_FOUND),
    ("name", Why.NOT_FOUND),
    ("google", Why.NOT_FOUND),
    ("monster", Why.NOT_FOUND),
    ("soul", Why.NOT_FOUND),
    ("Adam", Why.NOT_FOUND),
    ("Diana, Diana, Diane", Why.NOT_FOUND),
    ("The Office of Things (IO)", Why.NOT_FOUND),
    ("Waterloo today", Why.NOT_FOUND),
    ("reading", Why.NOT_FOUND),
    ("not London", Why.NOT_FOUND),
    ("TO", Why.NOT_FOUND),
    ("1 AU", Why.NOT_FOUND),
    ("Somewhere, CA", Why.NOT_FOUND),
    ("https://example.org/london", Why.NOT_FOUND),
    ("\u202e\u202e", Why.NOT_FOUND),
    ("👋😀", Why.NOT_FOUND),
    ("0.00, 0.00", Why.NOT_FOUND),
    ("London " * 40, Why.NOT_FOUND),
    ("x" * 10_000, Why.NOT_FOUND),
]


@pytest.mark.parametrize(("text", "country", "region", "city"), PLACES)
def test_a_place_is_read_in_what_people_write(text, country, region, city):
    found = classify(text, gazetteer())
    assert isinstance(found, Place), found
    assert (found.country, found.city) == (country, city)
    if region is not None:
        assert found.region == region
    assert found.words
    assert found.precision is (
        Precision.CITY if found.city else Precision.REGION if found.region else Precision.COUNTRY
    )


@pytest.mark.parametrize(("text", "why"), UNKNOWN)
def test_what_is_not_sure_stays_unknown_and_says_why(text, why):
    found = classify(text, gazetteer())
    assert isinstance(found, Unplaced), found
    assert found.why is why


def test_several_places_stay_as_candidates():
    found = classify("London / NYC", gazetteer())
    assert found == Unplaced(Why.SEVERAL, ("GB", "US"))
    assert classify("Birmingham", gazetteer()).candidates[:2] == ("GB", "US")


def test_the_words_that_decided_are_named_as_written():
    assert classify("Leeds, UK", gazetteer()).words == ("Leeds", "UK")
    assert classify("12 Long Lane, Leeds", gazetteer()).words == ("Leeds",)


def test_a_place_tells_its_time_zone():
    assert classify("Austin, TX", gazetteer()).zone == "America/Chicago"
    assert classify("California", gazetteer()).zone == "America/Los_Angeles"
    assert classify("USA", gazetteer()).zone is None


def test_a_country_known_from_elsewhere_tells_namesakes_apart():
    found = classify("Birmingham", gazetteer(), within="GB")
    assert (found.country, found.city) == ("GB", "Birmingham")
    assert classify("Springfield, IL", gazetteer(), within="US").region == "Illinois"
    assert isinstance(classify("Leeds", gazetteer(), within="BR"), Unplaced)


def test_language_tips_the_scales_between_namesakes_only():
    within = classify("Valencia", gazetteer(), language="es")
    assert isinstance(within, Unplaced)  # spoken in both
    assert classify("Leeds", gazetteer(), language="nl").country == "GB"
    assert isinstance(classify("behind you", gazetteer(), language="nl"), Unplaced)
