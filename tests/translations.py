"""Extract, merge and compile the translations: `uv run python -m tests.translations`.

Texts are collected from the source; each language's `.po` gains new ones (empty) and loses those
no longer used; the `.mo` files that the program reads are compiled beside them.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("nl", "pt", "de")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> Catalog:
    """All texts of the source, with the files that use them (no line numbers: they churn)."""
    catalog = Catalog(project="ReachDesk", charset="utf-8")
    found = extract_from_dir(
        str(ROOT / "reachdesk"), method_map=[("**.py", "python")], keywords=KEYWORDS
    )
    for name, _line, message, _comments, context in found:
        catalog.add(message, locations=[(name.replace("\\", "/"), None)], context=context)
    return catalog


def catalogue(language: str) -> Catalog:
    """A language's texts as they stand in its `.po`, or an empty catalogue."""
    path = LOCALE / language / "LC_MESSAGES" / "reachdesk.po"
    if not path.exists():
        return Catalog(locale=language, project="ReachDesk", charset="utf-8")
    with path.open("rb") as handle:
        return read_po(handle, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """The `.mo` contents of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def refresh(language: str) -> int:
    """Merge the source's texts into a language and compile it; gives the number untranslated."""
    template = extracted()
    catalog = catalogue(language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reachdesk.po").open("wb") as handle:
        write_po(handle, catalog, sort_output=True, include_lineno=False, width=100)
    (folder / "reachdesk.mo").write_bytes(compiled(catalogue(language)))
    return sum(1 for message in catalog if message.id and not all(_strings(message.string)))


def _strings(translated: object) -> tuple[str, ...]:
    return translated if isinstance(translated, tuple) else (str(translated or ""),)


if __name__ == "__main__":
    for code in LANGUAGES:
        print(code, "untranslated:", refresh(code))  # noqa: T201
