"""What the sheets of a LinkedIn analytics workbook are, found from their cells.

Names of sheets and columns follow the language of the site and are asked only for what position
leaves open. Two tables may stand side by side, and the first rows may be anything.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reachdesk.importers.limits import MAX_COUNT
from reachdesk.importers.linkedin_urns import number_in
from reachdesk.importers.workbooks import Cell, Sheet, text_of
from reachdesk.importers.written_times import Moment, moment_in

_WORDS: dict[str, tuple[str, ...]] = {
    "impressions": (
        "impressions", "impressies", "weergaven", "impressionen", "impressoes", "impresiones",
    ),
    "engagements": (
        "engagements", "social engagements", "interacties", "interaktionen", "engajamentos",
        "interacciones", "interactions",
    ),
    "members_reached": (
        "members reached", "unique views", "unieke weergaven", "bereikte leden",
        "erreichte mitglieder", "usuarios alcancados", "miembros alcanzados", "membres touches",
    ),
    "follows": (
        "new followers", "nieuwe volgers", "neue follower", "novos seguidores",
        "nuevos seguidores", "nouveaux abonnes",
    ),
    "likes": ("reactions", "reacties", "reaktionen", "reacoes", "reacciones"),
    "replies": ("comments", "commentaren", "kommentare", "comentarios", "commentaires"),
    "reposts": ("reposts", "republicacoes", "publicaciones compartidas", "republications"),
    "bookmarks": ("saves", "opgeslagen", "gespeichert", "salvamentos", "guardados"),
    "follows_post": ("followers gained from this post",),
    "date": ("post date", "date", "datum", "data", "fecha"),
}  # fmt: skip
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "job_titles": ("job title", "functie", "jobbezeichnung", "cargo", "intitule"),
    "locations": ("location", "locatie", "standort", "localidade", "localiza", "ubicacion", "lieu"),
    "industries": ("industr", "bedrijfstak", "branche", "setor", "sector", "secteur"),
    "seniority": ("seniority", "senioriteit", "karrierestufe", "experiencia", "nivel", "niveau"),
    "company_size": (
        "company size", "bedrijfsgrootte", "unternehmensgrosse", "tamanho", "tamano", "taille",
    ),
    "companies": ("compan", "bedrij", "unternehmen", "empresa", "entreprise"),
}  # fmt: skip
_BELOW = re.compile(r"<\s*(\d+(?:[.,]\d+)?)\s*%?")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%$")
_RANGE = re.compile(r"(.+?\d)\s+[-–—]\s+(\d.+)")


class Range(NamedTuple):
    """A share in hundredths of a per cent; `low` and `high` differ for "< 1%"."""

    low: int
    high: int


class Place(NamedTuple):
    """A cell's place: sheet and row, counted from 1."""

    sheet: str
    row: int


class Rows(NamedTuple):
    """A sheet: what its header row says of columns, and the columns that hold links to posts."""

    name: str
    rows: list[list[Cell]]
    words: dict[int, str]
    linked: tuple[int, ...]

    def by_place(self, column: int) -> str:
        """The figure beside a link: of two tables side by side the first has the engagements."""
        return "engagements" if self.linked.index(column) < len(self.linked) - 1 else "impressions"

    def below(self) -> Iterator[tuple[Place, list[Cell]]]:
        """The rows with their places; those that are all empty are left out."""
        for number, row in enumerate(self.rows, 1):
            if any(text_of(cell) for cell in row):
                yield Place(self.name, number), row


def word_of(cell: Cell) -> str | None:
    """The figure that a heading names, such as "impressions"; None for any other text."""
    text = _plain(text_of(cell))
    return next((word for word, spellings in _WORDS.items() if text in spellings), None)


def category_of(cell: Cell) -> str:
    """The key of a demographic category, such as "job_titles"; the text itself where unknown."""
    text = _plain(text_of(cell))
    for key, starts in _CATEGORIES.items():
        if any(start in text for start in starts):
            return key
    return "_".join(text.split())


def is_known_category(cell: Cell) -> bool:
    """Whether a cell names one of LinkedIn's demographic categories."""
    return category_of(cell) in _CATEGORIES


def headed(sheet: Sheet) -> Rows:
    """A sheet with the words of its header row: the row with the most known headings."""
    best: dict[int, str] = {}
    for row in sheet.rows[:20]:
        words = {place: word for place, cell in enumerate(row) if (word := word_of(cell))}
        if len(words) > len(best):
            best = words
    linked = {place for row in sheet.rows for place, _number in links_in(row)}
    return Rows(sheet.name, sheet.rows, best, tuple(sorted(linked)))


def day_of(cell: Cell, *, day_first: bool | None) -> Moment | None:
    """The day that a cell states, as a date or as text."""
    if isinstance(cell, dt.date):  # a datetime is one as well
        return moment_in(cell.isoformat()[:10])
    if not isinstance(cell, str):
        return None
    return moment_in(cell, day_first=day_first)


def span_of(cell: Cell, *, day_first: bool | None) -> tuple[Moment, Moment] | None:
    """First and last day of a text such as `6/22/2023 - 6/20/2024`."""
    found = _RANGE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    first, last = (moment_in(text, day_first=day_first) for text in found.groups())
    return (first, last) if first and last else None


def number_of(cell: Cell) -> int | None:
    """A count; None for no number. Text may group digits in threes by `,` `.` or blanks."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return round(cell) if 0 <= cell <= MAX_COUNT else None
    text = re.sub(r"[\s\u00a0\u202f']", "", cell) if isinstance(cell, str) else ""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        text = re.sub(r"[.,]", "", text)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else -1
    return number if 0 <= number <= MAX_COUNT else None


def share_of(cell: Cell) -> Range | None:
    """A share of a whole, written as a fraction, as per cents or as less than some."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return Range(*[round(cell * 10_000)] * 2) if 0 <= cell <= 1 else None
    text = cell.strip() if isinstance(cell, str) else ""
    if below := _BELOW.match(text):
        return Range(0, round(float(below[1].replace(",", ".")) * 100))
    if percent := _PERCENT.match(text):
        return Range(*[round(float(percent[1].replace(",", ".")) * 100)] * 2)
    return None


def links_in(row: list[Cell]) -> Iterator[tuple[int, str]]:
    """Column and post number of each link to a LinkedIn post in a row."""
    for place, cell in enumerate(row):
        if isinstance(cell, str) and "linkedin.com" in cell:
            number = number_in(cell)
            if number:
                yield place, number


def _plain(text: str) -> str:
    """Lower case without accents, colons and outer blanks."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).strip(" :\n\t")
