"""Coordinates in a text, and the place at them."""

from __future__ import annotations

import re

from reachdesk.domain.places.gazetteer import Gazetteer
from reachdesk.domain.places.place import Place

_PAIR = re.compile(
    r"(?<![\d.])([-+−]?\d{1,2}\.\d{2,})\s*°?\s*([NS])?\s*[,;/ ]\s*"
    r"([-+−]?\d{1,3}\.\d{2,})\s*°?\s*([EWO])?(?![\d.])",
    re.IGNORECASE,
)
CITY_KM = 25.0
"""Within this the nearest city is named."""
COUNTRY_KM = 350.0
"""Beyond this the nearest city tells nothing."""
BORDER_RATIO = 1.5
"""A city abroad must be this much farther than the nearest one for the country to be sure."""


def place_of_point(text: str, gazetteer: Gazetteer) -> Place | None:
    """The place at the coordinates that a text holds; None without any, at sea or near a border."""
    found = _PAIR.search(text)
    if found is None:
        return None
    latitude, longitude = _degrees(found[1], found[2], "S"), _degrees(found[3], found[4], "WO")
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    near = gazetteer.nearest(latitude, longitude)
    if near.km > COUNTRY_KM or near.abroad_km < near.km * BORDER_RATIO:
        return None
    meaning = gazetteer.meaning_of_city(near.city)
    close = near.km <= CITY_KM
    return Place(
        meaning.country,
        gazetteer.region(meaning.region) if close else None,
        gazetteer.city(near.city) if close else None,
        gazetteer.city_zone(near.city),
        (found[0].strip(),),
    )


def _degrees(number: str, side: str | None, negative: str) -> float:
    value = float(number.replace("−", "-"))
    return -abs(value) if side and side.upper() in negative else value
