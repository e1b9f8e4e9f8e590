from __future__ import annotations

import pytest

from reachdesk.domain.places.points import place_of_point
from reachdesk.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "country", "city"),
    [
        ("53.7997,-1.5492", "GB", "Leeds"),
        ("iPhone: 52.091667, 5.117778", "NL", "Utrecht"),
        ("41.15° N, 8.61° W", "PT", "Porto"),
        ("−33.87, 151.21", "AU", "Sydney"),
        ("64.5, 26.0", None, None),  # one decimal is no point
        ("66.50, 25.70", "FI", "Rovaniemi"),
        ("-25.00, 134.00", "AU", None),  # far from every city
    ],
)
def test_a_point_lies_in_a_country(text, country, city):
    found = place_of_point(text, gazetteer())
    assert (found.country if found else None, found.city if found else None) == (country, city)


@pytest.mark.parametrize(
    "text",
    ["0.00, -30.00", "95.00, 10.00", "10.00, 190.00", "42.3165, -83.0350"],
)
def test_seas_borders_and_wrong_numbers_are_no_place(text):
    assert place_of_point(text, gazetteer()) is None
