"""What others call time zones: X names them as the framework does that it was once built with.

Most of those names are the city of a zone of the time zone database; the others are listed here.
Source: the names of ActiveSupport's time zones,
https://api.rubyonrails.org/classes/ActiveSupport/TimeZone.html.
"""

from __future__ import annotations

from functools import cache

from reachdesk.domain.reach.offsets import is_known_zone
from reachdesk.services.zones import countries_by_zone

_OTHER_NAMES = {
    "Abu Dhabi": "Asia/Dubai", "Alaska": "America/Anchorage", "American Samoa": "Pacific/Pago_Pago",
    "Arizona": "America/Phoenix", "Astana": "Asia/Almaty",
    "Atlantic Time (Canada)": "America/Halifax", "Beijing": "Asia/Shanghai",
    "Bern": "Europe/Zurich", "Brasilia": "America/Sao_Paulo", "Canberra": "Australia/Sydney",
    "Cape Verde Is.": "Atlantic/Cape_Verde", "Central America": "America/Guatemala",
    "Central Time (US & Canada)": "America/Chicago", "Chatham Is.": "Pacific/Chatham",
    "Chennai": "Asia/Kolkata", "Chongqing": "Asia/Shanghai",
    "Eastern Time (US & Canada)": "America/New_York", "Edinburgh": "Europe/London",
    "Ekaterinburg": "Asia/Yekaterinburg", "Georgetown": "America/Guyana",
    "Greenland": "America/Nuuk", "Guadalajara": "America/Mexico_City", "Hanoi": "Asia/Bangkok",
    "Hawaii": "Pacific/Honolulu", "Indiana (East)": "America/Indiana/Indianapolis",
    "International Date Line West": "Etc/GMT+12", "Islamabad": "Asia/Karachi",
    "Kyiv": "Europe/Kyiv", "Marshall Is.": "Pacific/Majuro",
    "Mid-Atlantic": "Atlantic/South_Georgia", "Midway Island": "Pacific/Midway",
    "Mountain Time (US & Canada)": "America/Denver", "Mumbai": "Asia/Kolkata",
    "Muscat": "Asia/Muscat", "New Caledonia": "Pacific/Noumea", "New Delhi": "Asia/Kolkata",
    "Newfoundland": "America/St_Johns", "Nuku'alofa": "Pacific/Tongatapu", "Osaka": "Asia/Tokyo",
    "Pacific Time (US & Canada)": "America/Los_Angeles", "Pretoria": "Africa/Johannesburg",
    "Quito": "America/Guayaquil", "Rangoon": "Asia/Yangon", "Samoa": "Pacific/Apia",
    "Sapporo": "Asia/Tokyo", "Saskatchewan": "America/Regina",
    "Solomon Is.": "Pacific/Guadalcanal", "Sri Jayawardenepura": "Asia/Colombo",
    "St. Petersburg": "Europe/Moscow", "Tokelau Is.": "Pacific/Fakaofo", "UTC": "Etc/UTC",
    "Wellington": "Pacific/Auckland", "West Central Africa": "Africa/Lagos",
}  # fmt: skip


def zone_named(name: str) -> str | None:
    """The IANA zone that is called so, by X or in the database itself; None for any other word."""
    wanted = name.strip()
    found = _OTHER_NAMES.get(wanted) or _zones_by_city().get(wanted.casefold())
    return found or (wanted if "/" in wanted and is_known_zone(wanted) else None)


@cache
def _zones_by_city() -> dict[str, str]:
    """The zone of each city that only one zone is named after."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for zone in countries_by_zone():
        city = zone.rsplit("/", 1)[-1].replace("_", " ").casefold()
        if city in found:
            twice.add(city)
        found[city] = zone
    return {city: zone for city, zone in found.items() if city not in twice}
