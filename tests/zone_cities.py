"""Write the names of the cities of time zones: `uv run python -m tests.zone_cities`.

From the Unicode CLDR data that Babel carries, for the zones of tzdata's zone.tab whose city has
another name than the zone's own in one of the languages.
"""

from __future__ import annotations

from babel import Locale
from babel.core import get_global

from reachdesk.services.zones import countries_by_zone
from tests.countries import LANGUAGES
from tests.translations import ROOT

TARGET = ROOT / "resources" / "zone_cities.tsv"
HEAD = "# Cities of zones from the Unicode CLDR (Unicode Licence v3, see countries-NOTICE.txt)\n"


def table() -> str:
    """The file's contents: zone and one name per language, separated by tabs."""
    called = [Locale(language).time_zones for language in LANGUAGES]
    # CLDR keeps the name that a zone had first
    former = {now: first for first, now in get_global("zone_aliases").items() if first in called[1]}
    rows = []
    for zone in sorted(countries_by_zone()):
        own = zone.rsplit("/", 1)[-1].replace("_", " ")
        known = zone if any(zone in names for names in called) else former.get(zone, zone)
        cities = [names.get(known, {}).get("city") or own for names in called]
        if any(city != own for city in cities):
            rows.append("\t".join([zone, *cities]))
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
