"""The figures of a LinkedIn analytics workbook, row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reachdesk.domain.records import CountFact, PostFact, Precision
from reachdesk.i18n import N_
from reachdesk.importers.base import Skipped
from reachdesk.importers.linkedin_sheets import (
    Place,
    Rows,
    category_of,
    day_of,
    headed,
    is_known_category,
    links_in,
    number_of,
    share_of,
    span_of,
    word_of,
)
from reachdesk.importers.linkedin_urns import moment_of
from reachdesk.importers.wording import worded
from reachdesk.importers.workbooks import Cell, Sheet, text_of
from reachdesk.importers.written_times import Moment, day_comes_first, moment_in

_DAY_MS = 86_400_000
_DATE_WITHIN = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,}\.? \d{4}")
_FIGURES = ("likes", "replies", "reposts", "bookmarks", "impressions")
_TABLES = ("days", "shares", "posts")  # below whose first row there are no headings
_MOST_DATES = 5_000


@dataclass(slots=True)
class Findings:
    """What a workbook says.

    `days` and `totals` by metric and time; `posts` by number; `single` is the number of the post
    that the whole workbook is about; `told` whether something in it is LinkedIn's beyond doubt.
    """

    days: dict[tuple[str, int], int] = field(default_factory=dict)
    totals: dict[tuple[str, int], int] = field(default_factory=dict)
    posts: dict[str, PostFact] = field(default_factory=dict)
    about_posts: list[tuple[str, str, int]] = field(default_factory=list)
    shares: list[tuple[str, int]] = field(default_factory=list)
    share_places: list[Place] = field(default_factory=list)
    single: str | None = None
    day_first: bool | None = None
    last_ms: int | None = None
    told: bool = False
    read: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)

    def see(self, moment: Moment) -> int:
        """The time of a day, remembered where it is the latest."""
        self.last_ms = max(self.last_ms or 0, moment.at_ms)
        return moment.at_ms

    def skip(self, kind: str, place: Place, why: str) -> None:
        """List a row that is not taken."""
        self.read[kind] += 1
        where = worded(N_("sheet {sheet} row {number}"), sheet=place.sheet, number=place.row)
        self.skipped.append(Skipped(kind, where, why))

    def count_facts(self) -> list[CountFact]:
        """All figures but those of `PostFact`, sorted."""
        at = {**self.days, **self.totals}
        facts = [CountFact(metric, at_ms, value) for (metric, at_ms), value in at.items()]
        for metric, number, value in self.about_posts:
            created_ms = self.posts[number].created_ms
            if created_ms is not None:
                facts.append(CountFact(f"{metric}_post:{number}", created_ms, value))
        moment = self.shares_ms()
        if moment is not None:
            facts += [CountFact(metric, moment, value) for metric, value in self.shares]
        return sorted(facts)

    def shares_ms(self) -> int | None:
        """When the shares of the audience were true: the last day, or the single post's time."""
        if self.single:
            return self.posts[self.single].created_ms
        return self.last_ms


def find(sheets: Iterable[Sheet]) -> Findings:
    """All that the sheets of a workbook say."""
    books = [headed(sheet) for sheet in sheets]
    found = Findings(day_first=day_comes_first(_dates(books)))
    for rows in books:
        kind = None
        for place, row in rows.below():
            taken = _take(found, rows, place, row)
            kind = taken or kind
            if taken is None and (_holds_number(row) or (kind in _TABLES and _is_row(row))):
                record = "posts" if kind == "posts" else "counts"
                found.skip(record, place, worded(N_("not a row of this table")))
    if found.shares and found.shares_ms() is None:
        for place in found.share_places:
            found.read["counts"] -= 1
            found.skip(
                "counts", place, worded(N_("no date in the workbook says when this was true"))
            )
    return found


def _dates(books: list[Rows]) -> list[str]:
    """The dates of the first columns, for telling how they are written."""
    cells = (row[0] for rows in books for _place, row in rows.below() if row)
    return [cell for cell in cells if isinstance(cell, str)][:_MOST_DATES]


def _is_row(row: list[Cell]) -> bool:
    """Whether there is more in a row than a heading."""
    return sum(bool(text_of(cell)) for cell in row) > 1


def _holds_number(row: list[Cell]) -> bool:
    return any(number_of(cell) is not None for cell in row)


def _take(found: Findings, rows: Rows, place: Place, row: list[Cell]) -> str | None:
    """Read one row in the first way that fits; the kind of table it belongs to, None for none."""
    links = list(links_in(row))
    if links:
        return _take_links(found, rows, place, row, links)
    if len(row) < 2:
        return None
    for take in (_take_day, _take_total, _take_figure):
        if kind := take(found, rows, row):
            found.read["counts"] += 1
            return kind
    return _take_share(found, place, row)


def _take_links(
    found: Findings, rows: Rows, place: Place, row: list[Cell], links: list[tuple[int, str]]
) -> str:
    if word_of(row[0]) is None and links[0][0] == 1 and not _holds_number(row):
        found.told, found.single = True, links[0][1]
        _add_post(found, links[0][1], None, {})
        found.read["posts"] += 1
        return "single"
    for column, number in links:
        dated = row[column + 1] if column + 1 < len(row) else ""
        value = number_of(row[column + 2]) if column + 2 < len(row) else None
        if value is None:
            found.skip("posts", place, worded(N_("a link without a figure")))
            continue
        found.told = True
        found.read["posts"] += 1
        metric = rows.words.get(column + 2) or rows.by_place(column)
        moment = day_of(dated, day_first=found.day_first)
        _add_post(found, number, moment, {metric: value})
    return "posts"


def _add_post(
    found: Findings, number: str, written: Moment | None, figures: dict[str, int]
) -> None:
    post = found.posts.get(number) or _post(number, written)
    known: dict[str, Any] = {word: value for word, value in figures.items() if word in _FIGURES}
    found.posts[number] = post._replace(**known)
    found.about_posts += [
        (word, number, value) for word, value in figures.items() if word not in _FIGURES
    ]


def _post(number: str, written: Moment | None) -> PostFact:
    inside = moment_of(number)
    if inside is not None and (written is None or abs(inside - written.at_ms) < 2 * _DAY_MS):
        return PostFact(number, inside, Precision.MILLISECOND)
    return PostFact(number, written.at_ms if written else None, Precision.DAY)


def _take_day(found: Findings, rows: Rows, row: list[Cell]) -> str | None:
    """A row of daily figures: a day and numbers."""
    moment = day_of(row[0], day_first=found.day_first)
    values = {place: number_of(cell) for place, cell in enumerate(row[1:4], 1)}
    known = {place: value for place, value in values.items() if value is not None}
    if moment is None or not known:
        return None
    by_position = ("impressions", "engagements") if len(known) > 1 else ("follows",)
    words = {place: rows.words.get(place) for place in known}
    found.told = found.told or bool({"impressions", "follows"} & set(words.values()))
    at_ms = found.see(moment)
    for position, (place, value) in enumerate(known.items()):
        word = words[place] or by_position[min(position, len(by_position) - 1)]
        found.days[f"{word}_day", at_ms] = value
    return "days"


def _take_total(found: Findings, _rows: Rows, row: list[Cell]) -> str | None:
    """A figure of the whole period, or the number of followers on a day named in its label."""
    value = number_of(row[1])
    label = text_of(row[0])
    if value is None or not label:
        return None
    span = span_of(row[2], day_first=found.day_first) if len(row) > 2 else None
    word = word_of(row[0])
    if span and word:
        first, last = span[0].at_ms, found.see(span[1])
        found.totals[f"{word}_span", last] = value
        found.totals["span_days", last] = (last - first) // _DAY_MS + 1
        found.told = True
        return "totals"
    within = _DATE_WITHIN.search(label)
    moment = moment_in(within[0], day_first=found.day_first) if within else None
    if moment is None:
        return None
    found.totals["followers", found.see(moment)] = value
    found.told = True
    return "totals"


def _take_figure(found: Findings, _rows: Rows, row: list[Cell]) -> str | None:
    """A figure of the single post that the workbook is about."""
    word, value = word_of(row[0]), number_of(row[1])
    if found.single is None or word is None or value is None:
        return None
    _add_post(found, found.single, None, {word: value})
    return "single"


def _take_share(found: Findings, place: Place, row: list[Cell]) -> str | None:
    """A share of the audience: category, value, fraction."""
    share = share_of(row[2]) if len(row) > 2 else None
    category, value = text_of(row[0]), text_of(row[1])
    if share is None or not category or not value:
        return None
    found.told = found.told or is_known_category(row[0])
    found.read["counts"] += 1
    found.share_places.append(place)
    scope = f"demographics_post:{found.single}" if found.single else "demographics"
    name = f"{category_of(row[0])}:{value}"
    if share.low == share.high:
        found.shares.append((f"{scope}:{name}", share.low))
    else:
        head, _colon, tail = scope.partition(":")
        post = f":{tail}" if tail else ""
        found.shares.append((f"{head}_low{post}:{name}", share.low))
        found.shares.append((f"{head}_high{post}:{name}", share.high))
    return "shares"
