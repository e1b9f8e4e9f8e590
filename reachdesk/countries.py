"""Names of countries in the languages of the program.

The names are those of the Unicode CLDR, written to `resources/countries.tsv` by
`python -m tests.countries` (licence beside it).
"""

from __future__ import annotations

from functools import cache

from reachdesk import i18n, paths


def country_name(country: str) -> str:
    """A country's name in the chosen language; the code itself where it is none (ISO 3166)."""
    names = _names().get(country.upper())
    return names[i18n.LANGUAGES.index(i18n.language())] if names else country


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166 code of two letters, in any case."""
    return code.upper() in _names()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Names by code, in the order of `i18n.LANGUAGES`."""
    table = paths.resource("countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[0]: tuple(row[1:]) for row in rows}
