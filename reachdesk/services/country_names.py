"""English names of countries, for the command line; the window has them in its language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# tzdata's iso3166.tab names countries for maps; these are the names in general use.
_USUAL_NAMES = {
    "CD": "DR Congo",
    "CF": "Central African Republic",
    "CG": "Congo",
    "GB": "United Kingdom",
    "KP": "North Korea",
    "KR": "South Korea",
    "MM": "Myanmar",
    "SZ": "Eswatini",
    "WS": "Samoa",
}


def country_name(country: str) -> str:
    """The English name of a country (ISO 3166 code); the code itself where it is none."""
    return _names().get(country.upper(), country)


@cache
def _names() -> dict[str, str]:
    """Names of all countries from iso3166.tab (columns: code, name)."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows} | _USUAL_NAMES
