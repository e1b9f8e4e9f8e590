"""Write the names of languages: `uv run python -m tests.languages`.

From the Unicode CLDR data that Babel carries: all with a code of two letters, and three of those
with three that networks use as well.
"""

from __future__ import annotations

from babel import Locale

from tests.countries import LANGUAGES
from tests.translations import ROOT

TARGET = ROOT / "resources" / "languages.tsv"
HEAD = "# Language names from the Unicode CLDR (Unicode Licence v3, see countries-NOTICE.txt)\n"
LONGER = ("ckb", "fil", "yue")


def table() -> str:
    """The file's contents: code and one name per language, separated by tabs."""
    known = [dict(Locale(language).languages) for language in LANGUAGES]
    codes = [code for code in known[0] if len(code) == 2 or code in LONGER]
    rows = [
        "\t".join([code, *(names[code] for names in known)])
        for code in sorted(codes)
        if all(code in names for names in known)
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
