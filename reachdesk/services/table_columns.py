"""The columns of tables: the owner's words on them, what a preview shows, what is remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.answers.sources import ColumnPreview, DateQuestion, TablePreview
from reachdesk.domain.errors import UserError
from reachdesk.domain.records import ListMemberFact, Network, PersonFact, SnapshotFact
from reachdesk.i18n import _
from reachdesk.importers import table_memory
from reachdesk.importers.base import Match, Outline
from reachdesk.importers.mapped_table import MappedTable, TableOutline
from reachdesk.importers.source import Source
from reachdesk.importers.table_look import look
from reachdesk.importers.table_mapping import SURE, TableMapping, as_record, fields_for
from reachdesk.importers.table_reading import KINDS
from reachdesk.importers.table_targets import DATES, PEOPLE_TARGETS, Target
from reachdesk.services import accounts, formats
from reachdesk.services.desk import Desk
from reachdesk.services.rows import Candidate
from reachdesk.storage.known_people import known_refs

MOST_COUNTED = 20_000
"""Rows of a table up to which a preview counts who is new."""

_MOST_OWNERS = 50
_SCORE = 0.4
_OWNER = re.compile(r"account=[a-z]+:.+")


def of_table(source: Source, words: Sequence[str]) -> Candidate | None:
    """A candidate for a source that is a table, by the owner's words; None for what is no table.

    Without words, and where nobody can tell what the table is, its columns are all left out.
    Raises `UserError` for words that name no column or field.
    """
    tables = [one for one in formats.importers().values() if isinstance(one, MappedTable)]
    seen = look(source)
    owner = next((word for word in words if _OWNER.match(word)), None)
    if seen is None or not seen.columns or not tables or not (words or seen.is_table):
        return None
    columns = [word for word in words if word != owner]
    key, outline = tables[0].with_words(source, columns)
    if owner is not None:
        outline = _owned(outline, owner.partition("=")[2], tuple(words))
    why = _("columns as you named them") if words else _("a table whose columns nobody knows yet")
    return Candidate(
        source, formats.importers()[key], Match(_SCORE, why), outline, source.fingerprint()
    )


def _owned(outline: Outline, account: str, words: tuple[str, ...]) -> Outline:
    """The outline of a table whose owner was said in the preview, by the account's public id."""
    network, _colon, name = account.partition(":")
    owner = replace(outline.owner, network=Network(network), handle=name)
    made = replace(outline, owner=owner, owner_open=False)
    return replace(made, words=words) if isinstance(made, TableOutline) else made


def whose(desk: Desk, outline: Outline) -> tuple[str, ...]:
    """A note where nobody knows to which of several accounts a table belongs."""
    if not is_table(outline) or outline.owner.handle or len(_owners(desk, outline)) < 2:
        return ()
    note = _("The file does not say whose it is: choose it in the preview or with --account")
    return (note,)


def _owners(desk: Desk, outline: Outline) -> tuple[str, ...]:
    """The accounts that a table may belong to, by public id: those in it, else those known."""
    if isinstance(outline, TableOutline) and 1 < len(outline.accounts) <= _MOST_OWNERS:
        return tuple(f"{outline.owner.network}:{handle}" for handle in sorted(outline.accounts))
    return tuple(
        one.id
        for one in accounts.accounts(desk)
        if one.handle and (outline.owner_open or one.network == outline.owner.network)
    )


def with_columns(candidate: Candidate, words: Sequence[str]) -> Candidate:
    """The candidate read by the owner's words on its columns; a note for what is no such table.

    Raises `UserError` for words that name no column or field.
    """
    if not words:
        return candidate
    if isinstance(candidate.importer, MappedTable):
        key, outline = candidate.importer.with_words(candidate.source, words)
        owner = candidate.outline.owner
        if candidate.outline.owner_open is False and owner.handle:
            outline = replace(outline, owner=owner, owner_open=False)
        return replace(candidate, importer=formats.importers()[key], outline=outline)
    note = _("--map does not apply: {format} names its columns itself.").format(
        format=candidate.importer.title()
    )
    outline = candidate.outline
    return replace(candidate, outline=replace(outline, notes=(*outline.notes, note)))


def is_table(outline: Outline) -> bool:
    """Whether this is a table, whose network the owner knows better than its columns."""
    return isinstance(outline, TableOutline)


def expected(candidate: Candidate) -> dict[str, int]:
    """How many records of which kind a table holds, as far as its rows were counted."""
    outline = candidate.outline
    if not isinstance(outline, TableOutline) or not outline.mapping or outline.rows is None:
        return {}
    return {KINDS[outline.mapping.target]: outline.rows}


def keep(candidate: Candidate) -> None:
    """Remember what the owner said of the columns, for the next table of this shape."""
    outline = candidate.outline
    if isinstance(outline, TableOutline) and outline.mapping and outline.mapping.told:
        table_memory.keep(outline.mapping.shape, as_record(outline.mapping))


def preview_of(candidate: Candidate, desk: Desk) -> TablePreview | None:
    """What a preview shows of a table; None for a candidate that is none."""
    outline = candidate.outline
    if not isinstance(outline, TableOutline) or outline.mapping is None:
        return None
    mapping = outline.mapping
    said = next((word.partition("=")[2] for word in outline.words if _OWNER.match(word)), "")
    lacks = mapping.lacks()
    new, known, unreadable = _counted(candidate, mapping, desk) if not lacks else (None,) * 3
    return TablePreview(
        target=str(mapping.target),
        targets=tuple(Target),
        sure=mapping.target_sure >= SURE,
        columns=tuple(
            ColumnPreview(one.place, one.name, one.values, one.field, one.sure >= SURE)
            for one in mapping.columns
        ),
        fields=fields_for(mapping.target),
        lacks=lacks[0] if lacks else (),
        question=_question(mapping),
        rows=outline.rows,
        new=new,
        known=known,
        unreadable=unreadable,
        words=outline.words,
        remembered=table_memory.recall(mapping.shape) is not None,
        owners=() if outline.owner.handle and not said else _owners(desk, outline),
        owner=said,
    )


def _question(mapping: TableMapping) -> DateQuestion | None:
    order = mapping.order
    if order is None or not any(one.field in DATES for one in mapping.columns):
        return None
    one_reading = order.day_only + order.month_only
    return DateQuestion(order.example, one_reading, order.total, order.day_first, order.settled)


def _counted(
    candidate: Candidate, mapping: TableMapping, desk: Desk
) -> tuple[int | None, int | None, int | None]:
    """People who are new and who are known, and rows that cannot be read; None: not counted."""
    outline = candidate.outline
    small = isinstance(outline, TableOutline) and (outline.rows or MOST_COUNTED) < MOST_COUNTED
    if not small:
        return None, None, None
    refs: set[str] = set()
    skipped = 0
    try:
        for batch in candidate.importer.read(candidate.source, outline):
            skipped += sum(one.count for one in batch.skipped)
            refs.update(
                fact.person
                for fact in batch.facts
                if isinstance(fact, SnapshotFact | ListMemberFact | PersonFact)
            )
    except UserError:
        return None, None, outline.rows if isinstance(outline, TableOutline) else None
    if mapping.target not in PEOPLE_TARGETS:
        return None, None, skipped
    with desk.library.using() as db:
        known = len(known_refs(db, outline.owner.network, sorted(refs)))
    return len(refs) - known, known, skipped
