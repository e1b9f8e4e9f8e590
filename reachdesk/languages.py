"""Names of languages in the languages of the program.

The names are those of the Unicode CLDR, written to `resources/languages.tsv` by
`python -m tests.languages` (licence in `countries-NOTICE.txt`).
"""

from __future__ import annotations

from functools import cache

from reachdesk import i18n, paths

_EARLIER = {"in": "id", "iw": "he", "ji": "yi", "mo": "ro"}
"""Codes that exports still use, by the codes that took their place (ISO 639-1)."""


def language_name(code: str) -> str | None:
    """A language's name in the chosen language, as it stands inside a sentence; None for a code of
    none (ISO 639)."""
    key = code.lower()
    names = _names().get(_EARLIER.get(key, key))
    return names[i18n.LANGUAGES.index(i18n.language())] if names else None


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Names by code, in the order of `i18n.LANGUAGES`."""
    table = paths.resource("languages.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[0]: tuple(row[1:]) for row in rows}
