"""The main time zone of a country: where a follower reads whose place is known but not the zone."""

from __future__ import annotations

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
def _zones_by_country() -> dict[str, str]:
    """First zone of each country in tzdata's zone.tab (columns: country, position, zone, …)."""
    zones: dict[str, str] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _position, zone = line.split("\t")[:3]
            zones.setdefault(country, zone)
    return zones | _MAIN_ZONES
