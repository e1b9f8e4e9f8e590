"""What a source looks like as a table: the first look that recognising and mapping share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from reachdesk.domain.records import Network
from reachdesk.importers import table_memory
from reachdesk.importers.source import Source
from reachdesk.importers.table_cells import profile_in
from reachdesk.importers.table_columns import Contents, columns_of
from reachdesk.importers.table_files import TableFile, begins_with_data, tables_in
from reachdesk.importers.table_guess import Why
from reachdesk.importers.table_hints import Hint, hint_of
from reachdesk.importers.table_mapping import TableMapping, from_record, guess, shape_of
from reachdesk.importers.table_names import fields_named, folded
from reachdesk.importers.table_targets import Target
from reachdesk.importers.tables import Row

_MOST_NOTES = 10  # rows before the header


@dataclass(frozen=True, slots=True)
class Look:
    """The tables of a source that are read alike, and the mapping of the first.

    `mapping` is the guess or what was remembered, or why there is none. `others` names the sheets
    that are not read.
    """

    tables: tuple[TableFile, ...]
    columns: tuple[Contents, ...]
    header_row: int
    hint: Hint
    mapping: TableMapping | Why
    others: tuple[str, ...] = ()

    @property
    def table(self) -> TableFile:
        """The first table, whose columns are mapped."""
        return self.tables[0]

    @property
    def is_table(self) -> bool:
        """Whether it has several columns and rows, most of them equally wide: not a letter."""
        rows = self.table.sample
        if len(self.columns) < 2 or len(rows) < 2:
            return False
        width, times = Counter(len(row.cells) for row in rows).most_common(1)[0]
        return width >= 2 and times * 2 > len(rows)

    def network_by(self, mapping: TableMapping) -> Network | None:
        """The network that links to profiles, handles with their server, or the names of columns
        tell; None: nothing does. Links in bios and on websites lead anywhere and do not count."""
        naming = {mapping.place_of("profile"), mapping.place_of("handle")}
        naming |= {one.place for one in self.columns if "profile" in fields_named(one.name)[0]}
        seen: Counter[str] = Counter()
        for one in self.columns:
            for value in one.values if one.place in naming else ():
                if found := profile_in(value):
                    seen[found[0]] += 1
                elif value.startswith("@") and value.count("@") == 2 and " " not in value:
                    seen[Network.MASTODON] += 1
        if seen:
            return Network(seen.most_common(1)[0][0])
        words = {word for one in self.columns for word in folded(one.name).split()}
        return next((network for mark, network in _MARKS.items() if mark in words), None)


_MARKS = {
    "tweets": Network.X,
    "tweet": Network.X,
    "tweeted": Network.X,
    "twitter": Network.X,
    "retweets": Network.X,
    "screen": Network.X,
    "screenname": Network.X,
    "toots": Network.MASTODON,
    "mastodon": Network.MASTODON,
    "instagram": Network.INSTAGRAM,
    "linkedin": Network.LINKEDIN,
    "bluesky": Network.BLUESKY,
}
"""Words in the names of columns that only one network has."""

_looks: WeakKeyDictionary[Source, Look | None] = WeakKeyDictionary()


def look(source: Source) -> Look | None:
    """The look of a source; None for one that is no table. Raises `UserError` for a workbook that
    must not be opened."""
    if source not in _looks:
        _looks[source] = _look(source)
    return _looks[source]


def _look(source: Source) -> Look | None:
    found = [one for one in tables_in(source) if one.sample or one.too_wide]
    if not found:
        return None
    if len(found) > 1 and found[0].sheet is None:
        return _folder(source, found)
    looks = [_single(source, one) for one in found]
    best = next((one for one in looks if isinstance(one.mapping, TableMapping)), looks[0])
    others = tuple(one.sheet for one in found if one.sheet and one is not best.table)
    return Look(best.tables, best.columns, best.header_row, best.hint, best.mapping, others)


def _folder(source: Source, found: list[TableFile]) -> Look | None:
    """A folder of tables with the same columns, one for each list; None for any other."""
    if len({tuple(table.sample[0].cells) for table in found if table.sample}) != 1:
        return None
    first = _single(source, found[0])
    mapping = first.mapping
    if isinstance(mapping, Why) or mapping.target is not Target.LIST_MEMBERS:
        return None
    return Look(tuple(found), first.columns, first.header_row, first.hint, mapping)


def _single(source: Source, table: TableFile) -> Look:
    hint = hint_of(source, table.member)
    rows = table.sample
    if rows and begins_with_data(rows[0]):
        columns, header_row = columns_of((), [row.cells for row in rows]), 0
        mapping = _known(columns, hint, 0) or guess((), [row.cells for row in rows], hint)
        return Look((table,), columns, header_row, hint, mapping)
    first: Look | None = None
    for place, row in enumerate(rows[:_MOST_NOTES]):
        names, below = row.cells, [later.cells for later in rows[place + 1 :]]
        columns = columns_of(names, below)
        found = _known(columns, hint, row.number) or guess(names, below, hint)
        made = Look((table,), columns, row.number, hint, _headed(found, row.number))
        named = any(fields_named(name)[0] for name in names)
        wide = len(names) >= _usual_width(rows)
        if (isinstance(found, TableMapping) and (named or (wide and place == 0))) or (
            named and wide
        ):
            return made
        first = first or made
    return first or Look((table,), (), 0, hint, Why.UNKNOWN)


def _usual_width(rows: Sequence[Row]) -> int:
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0]


def _known(columns: tuple[Contents, ...], hint: Hint, header_row: int) -> TableMapping | None:
    """What the owner said of an earlier table of this shape."""
    record = table_memory.recall(shape_of(name_of(columns)))
    return None if record is None else from_record(record, columns, hint, header_row)


def name_of(columns: Iterable[Contents]) -> list[str]:
    """The names by which columns are called: as written, "#3" for one without."""
    return [one.name.strip() or f"#{one.place + 1}" for one in columns]


def _headed(found: TableMapping | Why, header_row: int) -> TableMapping | Why:
    return found if isinstance(found, Why) else found.under(header_row)
