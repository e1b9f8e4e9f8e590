"""The main time zone of a country: where a follower reads whose place is known but not the zone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# zone.tab lists the zones of a country from east to west or by size; where its first line is not
# the one that most people of the country live in, this table says so.
_MAIN_ZONES = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}


def main_zone(country: str | None) -> str | None:
    """The IANA zone that most people of a country (ISO 3166 code) live in; None if unknown."""
    return _zones_by_country().get((country or "").upper())


@cache
def countries_by_zone() -> Mapping[str, str]:
    """The country (ISO 3166 code) of each zone in tzdata's zone.tab, in the order of that table
    (columns: country, position, zone, …)."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def _zones_by_country() -> dict[str, str]:
    """The first zone of each country, or its main one."""
    zones: dict[str, str] = {}
    for zone, country in countries_by_zone().items():
        zones.setdefault(country, zone)
    return zones | _MAIN_ZONES
