"""Write the names of countries: `uv run python -m tests.countries`.

From the Unicode CLDR data that Babel carries, for the ISO 3166 codes that have a time zone.
"""

from __future__ import annotations

from importlib.resources import files

from babel import Locale

from tests.translations import ROOT

LANGUAGES = ("en", "nl", "pt", "de")
TARGET = ROOT / "resources" / "countries.tsv"
HEAD = "# Country names from the Unicode CLDR (Unicode Licence v3, see countries-NOTICE.txt)\n"


def table() -> str:
    """The file's contents: code and one name per language, separated by tabs."""
    lines = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8").splitlines()
    codes = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    territories = [Locale(language).territories for language in LANGUAGES]
    rows = ["\t".join([code, *(names[code] for names in territories)]) for code in codes]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
