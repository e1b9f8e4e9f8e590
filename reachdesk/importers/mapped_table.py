"""What the importers of tables share: recognising by a mapping, and reading by it.

Each format of tables is an importer of its own (`people_table`, `list_table`, `mention_table`,
`count_table`, `score_table`), since each says other things; which one a table is follows from the
target of its mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import Network
from reachdesk.i18n import _
from reachdesk.importers import table_choice, table_reading, table_words
from reachdesk.importers.base import Batch, Match, Outline, Owner
from reachdesk.importers.source import Source
from reachdesk.importers.table_guess import Why, common_mention
from reachdesk.importers.table_look import Look, look
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_scan import Scan, scan
from reachdesk.importers.table_targets import FORMATS, Target

_SCORE = 0.4  # below every format that knows its columns by heart
_WITH_FOLLOWERS = 0.95  # above X's own days, which never count followers: somebody joined tables


@dataclass(frozen=True, slots=True)
class TableOutline(Outline):
    """The outline of a table: its mapping, the owner's words in it, how many rows it has (None: too
    large to count beforehand) and, of a table of numbers, whose accounts they are."""

    mapping: TableMapping | None = None
    words: tuple[str, ...] = ()
    rows: int | None = None
    accounts: frozenset[str] = field(default_factory=frozenset)


class MappedTable:
    """An importer of one format of tables; the modules of the formats give its words."""

    network = Network.X
    order = 80
    key = ""
    can_say: Mapping[str, Evidence] = {}

    def recognise(self, source: Source) -> Match | None:
        """A table whose mapping leads to this format."""
        seen = look(source)
        if seen is None or not isinstance(seen.mapping, TableMapping):
            return None
        if FORMATS[seen.mapping.target] != self.key:
            return None
        score = _WITH_FOLLOWERS if _counts_followers(seen.mapping) else _SCORE
        return Match(score, table_words.recognised(seen.mapping))

    def outline(self, source: Source) -> Outline:
        """What a table says of itself by the guessed or remembered mapping."""
        seen = look(source)
        if seen is None or not isinstance(seen.mapping, TableMapping):
            raise UserError(table_words.why_not(source.name, seen))
        return outline_of(source, seen, seen.mapping)

    def read(self, source: Source, outline: Outline) -> Iterator[Batch]:
        """The rows by the mapping of the outline."""
        seen = look(source)
        mapping = outline.mapping if isinstance(outline, TableOutline) else None
        mapping = mapping or (seen.mapping if seen else None)  # type: ignore[assignment]
        if seen is None or not isinstance(mapping, TableMapping):
            raise UserError(table_words.why_not(source.name, seen))
        if isinstance(outline, TableOutline) and len(outline.accounts) > 1:
            _require_account(source, outline)
        table_words.require_dates(source.name, mapping)
        table_choice.require(seen, mapping, source.name)
        yield from table_reading.read(source, seen, mapping, outline)

    def why_not(self, source: Source) -> str | None:
        """One sentence on a table that nobody can tell; None for what is no table."""
        seen = look(source)
        if seen is None or isinstance(seen.mapping, TableMapping):
            return None
        if seen.mapping is Why.UNKNOWN and not (seen.is_table or seen.table.too_wide):
            return None
        return table_words.why_not(source.name, seen)

    def with_words(self, source: Source, words: Sequence[str]) -> tuple[str, Outline]:
        """The key of the format and the outline of a table with the owner's words on top.

        Words are COLUMN=FIELD (see `table_choice.chosen`); without any, a table that nobody can
        tell gets a mapping without fields, to be filled in. Raises `UserError` for no table and for
        words that fit nothing.
        """
        seen = look(source)
        if seen is None:
            raise UserError(_("{file} holds no table.").format(file=source.name))
        mapping = table_choice.chosen(seen, words, source.name)
        outline = outline_of(source, seen, mapping)
        return FORMATS[mapping.target], replace(outline, words=tuple(words))


def _counts_followers(mapping: TableMapping) -> bool:
    return mapping.target is Target.COUNTS and mapping.place_of("followers") is not None


def outline_of(source: Source, seen: Look, mapping: TableMapping) -> TableOutline:
    """The outline of a table read by a mapping."""
    found = scan(source, seen, mapping)
    owner, is_open = _owner(seen, found)
    return TableOutline(
        owner=owner,
        as_of_ms=found.newest_ms,
        ignored=table_words.left_out(seen, found.mapping),
        notes=table_words.notes(seen, found.mapping),
        owner_open=is_open,
        reading=found.mapping.digest(),
        mapping=found.mapping,
        rows=found.rows,
        accounts=found.accounts,
    )


def _owner(seen: Look, found: Scan) -> tuple[Owner, bool]:
    """Whose table it is, and whether not even the network is known."""
    network = seen.network_by(found.mapping)
    handle = None
    if len(found.accounts) == 1:
        (handle,) = found.accounts
    elif found.mapping.target is Target.MENTIONS:
        text_at = found.mapping.place_of("text")
        values = seen.columns[text_at].values if text_at is not None else ()
        handle = common_mention(values)
    return Owner(network or Network.X, handle=handle), network is None


def _require_account(source: Source, outline: TableOutline) -> None:
    handle = (outline.owner.handle or "").lower()
    if handle not in outline.accounts:
        raise UserError(
            _(
                "{file} holds the numbers of {count} accounts: say which to take with --account."
            ).format(file=source.name, count=len(outline.accounts))
        )
