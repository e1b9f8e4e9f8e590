"""Names of the cities that time zones are named after, in the languages of the program.

The names are those of the Unicode CLDR, written to `resources/zone_cities.tsv` by
`python -m tests.zone_cities` (licence beside it).
"""

from __future__ import annotations

from functools import cache

from reachdesk import i18n, paths


def city(zone: str) -> str:
    """«New York» of the IANA zone «America/New_York», in the chosen language."""
    names = _names().get(zone)
    if names:
        return names[i18n.LANGUAGES.index(i18n.language())]
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Names by zone, in the order of `i18n.LANGUAGES`."""
    table = paths.resource("zone_cities.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[0]: tuple(row[1:]) for row in rows}
