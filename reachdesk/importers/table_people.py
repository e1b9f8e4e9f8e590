"""Rows of a table as people: the facts that each row gives of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reachdesk import countries
from reachdesk.domain.records import Network, PersonFact
from reachdesk.i18n import N_
from reachdesk.importers.person_refs import ref_of
from reachdesk.importers.table_cells import (
    EMPTY,
    count_in,
    handle_in,
    id_in,
    moment_of_cell,
    profile_in,
    words_in_cell,
)
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.wording import worded

_ZONE = re.compile(r"[A-Z][A-Za-z]+/[A-Za-z][A-Za-z_/\-]+$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")
_ROLE_ENDS = re.compile(r"[;,|]")
_COUNTS = ("followers", "following", "posts")


class Person(NamedTuple):
    """Somebody in a row: the ref, what is said of them (None: nothing) and since when they follow,
    UTC milliseconds."""

    ref: str
    fact: PersonFact | None
    since_ms: int | None = None


def reader_of(
    mapping: TableMapping, network: Network, odd: list[str]
) -> Callable[[list[str]], Person | str]:
    """Reads a row: the person in it, or a sentence part that says why there is none.

    To `odd` are added sentence parts on numbers that are none, without which a person is read.
    """
    at = mapping.places()
    who = _who_reader(at, network)
    described = _describer(at, mapping.day_first, odd)
    since = at.get("followed_on")

    def read(cells: list[str]) -> Person | str:
        found = who(cells)
        if isinstance(found, str):
            return found
        ref, handle = found
        fact = described(cells, ref, handle)
        if since is None or since >= len(cells):
            return Person(ref, fact)
        return Person(ref, fact, moment_of_cell(cells[since], mapping.day_first))

    return read


def _who_reader(
    at: dict[str, int], network: Network
) -> Callable[[list[str]], tuple[str, str | None] | str]:
    """Reads who a row is about: ref and handle, or why nobody."""
    id_at, handle_at, profile_at = at.get("id"), at.get("handle"), at.get("profile")
    names = [at[field] for field in ("name", "first_name", "last_name") if field in at]
    only_names = id_at is None and handle_at is None and profile_at is None

    def read(cells: list[str]) -> tuple[str, str | None] | str:
        width = len(cells)
        handle = None
        if handle_at is not None and handle_at < width:
            handle = handle_in(cells[handle_at].strip())
        if handle is None and profile_at is not None and profile_at < width:
            profile = profile_in(cells[profile_at].strip())
            handle = profile[1] if profile and profile[0] == network else None
        if id_at is not None and id_at < width and (found := id_in(cells[id_at].strip())):
            return found, handle
        if handle is not None:
            return f"@{handle.lower()}", handle
        if only_names:
            words = [words_in_cell(cells[place]) for place in names if place < width]
            if ref := ref_of(" ".join(word for word in words if word)):
                return ref, None
        return _why_nobody(cells, id_at)

    return read


def _why_nobody(cells: list[str], id_at: int | None) -> str:
    cell = cells[id_at].strip() if id_at is not None and id_at < len(cells) else ""
    if re.match(r"\d+(\.\d+)?[eE]\+?\d+$", cell) or cell.endswith(".0"):
        return worded(N_("a spreadsheet has rounded the id: {value}"), value=cell)
    return worded(N_("neither id nor handle"))


def _describer(
    at: dict[str, int],
    day_first: bool | None,  # noqa: FBT001
    odd: list[str],
) -> Callable[[list[str], str, str | None], PersonFact | None]:
    """Makes the fact of a person from the cells that describe them."""
    words = _word_reader(at)
    counts = [(field, at[field]) for field in _COUNTS if field in at]
    seen = at.get("seen_on")

    def describe(cells: list[str], ref: str, handle: str | None) -> PersonFact | None:
        said: dict[str, object] = words(cells)
        width = len(cells)
        for field, place in counts:
            if place < width and (cell := cells[place]):
                said[field] = (
                    int(cell) if cell.isdecimal() and len(cell) < 12 else _count(cell, field, odd)
                )
        if not said and handle is None:
            return None
        if seen is not None and seen < width:
            said["seen_ms"] = moment_of_cell(cells[seen], day_first)
        return PersonFact(ref, handle, **said)  # type: ignore[arg-type]

    return describe


def _word_reader(at: dict[str, int]) -> Callable[[list[str]], dict[str, object]]:
    """Reads the words about a person: plain ones, and those made of several columns."""
    plain: list[tuple[str, int]] = [
        (field, at[field]) for field in ("name", "bio", "place", "city") if field in at
    ]
    makers = [
        (field, at[field], make)
        for field, make in (
            ("country", country_in),
            ("language", _language),
            ("zone", _zone),
            ("roles", _roles),
        )
        if field in at
    ]
    parts = [at[field] for field in ("city", "region", "country") if field in at]
    names = [at[field] for field in ("first_name", "last_name") if field in at]

    def read(cells: list[str]) -> dict[str, object]:
        width = len(cells)
        said: dict[str, object] = {}
        for field, place in plain:
            if place < width and (word := words_in_cell(cells[place])):
                said[field] = word
        for field, place, make in makers:
            if place < width and (word := make(cells[place].strip())):
                said[field] = word
        if parts and "place" not in said and (word := _joined(cells, parts, ", ")):
            said["place"] = word
        if names and "name" not in said and (word := _joined(cells, names, " ")):
            said["name"] = word
        return said

    return read


def _joined(cells: list[str], places: list[int], between: str) -> str | None:
    words = [words_in_cell(cells[place]) for place in places if place < len(cells)]
    return between.join(word for word in words if word) or None


def country_in(cell: str) -> str | None:
    """The ISO 3166 code that a cell holds; None for any other text."""
    code = "GB" if cell.upper() == "UK" else cell.upper()
    return code if len(code) == 2 and countries.is_country(code) else None


def _language(cell: str) -> str | None:
    found = _LANGUAGE.match(cell)
    return found.group(1).lower() if found and cell.lower() not in EMPTY else None


def _zone(cell: str) -> str | None:
    return cell if _ZONE.match(cell) else None


def _roles(cell: str) -> str | None:
    words = (word.strip().lower().replace(" ", "_") for word in _ROLE_ENDS.split(cell))
    return " ".join(word for word in words if word and word not in EMPTY) or None


def _count(cell: str, field: str, odd: list[str]) -> int | None:
    try:
        return count_in(cell)
    except (ValueError, OverflowError):
        odd.append(worded(N_("{field}: no count, the rest of the row is read"), field=field))
        return None
