"""Tables into batches of facts, by their mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import (
    Fact,
    Kin,
    ListFact,
    ListMemberFact,
    Network,
    PersonFact,
    SnapshotFact,
)
from reachdesk.i18n import N_, _
from reachdesk.importers import table_mentions, table_numbers, table_people
from reachdesk.importers.base import Batch, Outline
from reachdesk.importers.gathering import Gathering
from reachdesk.importers.source import Source
from reachdesk.importers.table_cells import handle_in, words_in_cell
from reachdesk.importers.table_files import TableFile, below
from reachdesk.importers.table_hints import hint_of
from reachdesk.importers.table_look import Look
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_newest import Newest
from reachdesk.importers.table_targets import Target
from reachdesk.importers.tables import BadRow
from reachdesk.importers.wording import worded
from reachdesk.importers.x_reading import LeftOut

KINDS = {
    Target.FOLLOWERS: "followers",
    Target.FOLLOWING: "following",
    Target.LIST_MEMBERS: "list_members",
    Target.PEOPLE: "people",
    Target.COUNTS: "counts",
    Target.SCORES: "counts",
    Target.MENTIONS: "mentions",
    Target.LISTS: "lists",
}
"""The record kind that the rows of each target are counted as."""

_MOST_LISTS = 10_000
_EVERY = 100  # rows between two looks at the progress
Reader = Callable[[list[str]], "Sequence[Fact] | str"]


@dataclass(slots=True)
class _Progress:
    """How much has been read, in characters against bytes."""

    total: int
    done: int = 0

    @property
    def fraction(self) -> float:
        """Share read so far, 0..1."""
        return min(self.done / self.total, 1.0) if self.total else 1.0


@dataclass(slots=True)
class _Beside:
    """What rows give beside their facts: lists by their refs, why numbers of the present row are
    none, and those of the rows before."""

    lists: dict[str, ListFact] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=lambda: LeftOut("counts"))

    def settle(self, where: str, *, taken: bool) -> None:
        """List the numbers of a row that has been taken without them."""
        for why in self.odd if taken else ():
            self.left_out.add(where, why)
        self.odd.clear()

    def batches(self, last: Batch) -> Iterator[Batch]:
        """What is left when all rows are read, with `last` as the end."""
        if self.lists:
            yield Batch("lists", len(self.lists), list(self.lists.values()), fraction=1.0)
        if listed := (*self.left_out.take(), *self.left_out.more()):
            yield Batch("counts", sum(one.count for one in listed), (), listed, fraction=1.0)
        yield last


def read(source: Source, look: Look, mapping: TableMapping, outline: Outline) -> Iterator[Batch]:
    """The facts of all rows. Raises `UserError` where not one row could be read."""
    kind = KINDS[mapping.target]
    progress = _Progress(sum(table.size for table in look.tables) or 1)
    found = Gathering(progress, kind)
    beside = _Beside()
    newest = Newest(source, look.table.member, look.columns, mapping.day_first)
    first_reason, taken, rows = "", 0, 0
    for table in look.tables:
        make = _reader(source, table, mapping, outline, beside)
        for row in below(source, table, mapping.header_row):
            rows += 1
            if isinstance(row, BadRow):
                made: Sequence[Fact] | str = row.why
            else:
                made = make(row.cells)
                newest.add(row.cells)
            if isinstance(made, str):
                first_reason = first_reason or made
                found.leave_out(_where(table, look, row.number), made)
            else:
                taken += 1
                found.take(*made)
            if beside.odd:
                beside.settle(_where(table, look, row.number), taken=not isinstance(made, str))
            if not rows % _EVERY:
                progress.done += _EVERY * sum(map(len, row[1]))
                yield from found.full()
    if not taken:
        raise _nothing(source, rows, first_reason)
    yield from found.rest()
    yield from beside.batches(Batch(kind, 0, (), fraction=1.0, as_of_ms=newest.at_ms()))


def _where(table: TableFile, look: Look, number: int) -> str:
    if len(look.tables) > 1:
        return _("{file} row {number}").format(file=table.member, number=number)
    return worded(N_("row {number}"), number=number)


def _nothing(source: Source, rows: int, reason: str) -> UserError:
    if not rows:
        return UserError(_("{file} holds names of columns but no rows.").format(file=source.name))
    return UserError(
        _("No row of {file} could be read, the first because: {reason}.").format(
            file=source.name, reason=reason
        )
    )


def _reader(
    source: Source,
    table: TableFile,
    mapping: TableMapping,
    outline: Outline,
    beside: _Beside,
) -> Reader:
    """Reads one row into the facts of the target."""
    network, handle = outline.owner.network, outline.owner.handle
    if mapping.target in (Target.COUNTS, Target.SCORES):
        return table_numbers.reader_of(mapping, handle)
    if mapping.target is Target.MENTIONS:
        return _mentions(mapping, network, handle, beside)
    if mapping.target is Target.LISTS:
        return _lists(mapping, handle)
    if mapping.target is Target.LIST_MEMBERS:
        hint = hint_of(source, table.member)
        if len(source.members()) > 1:  # a file for each list
            mapping = replace(mapping, list_name=hint.list_name)
        owner = mapping.list_owner or hint.list_owner or handle
        return _list_members(mapping, network, owner, beside)
    return _people(mapping, network, beside)


def _people(mapping: TableMapping, network: Network, beside: _Beside) -> Reader:
    person_of = table_people.reader_of(mapping, network, beside.odd)
    kins = {Target.FOLLOWERS: Kin.FOLLOWER, Target.FOLLOWING: Kin.FOLLOWING}
    kin = kins.get(mapping.target)

    def read_row(cells: list[str]) -> Sequence[Fact] | str:
        person = person_of(cells)
        if isinstance(person, str):
            return person
        if kin is None:
            return (person.fact or PersonFact(person.ref),)
        fact = SnapshotFact(kin, person.ref, person.since_ms)
        return (fact, person.fact) if person.fact else (fact,)

    return read_row


def _list_members(
    mapping: TableMapping, network: Network, owner: str | None, beside: _Beside
) -> Reader:
    person_of = table_people.reader_of(mapping, network, beside.odd)
    lists, list_at = beside.lists, mapping.places().get("list")

    def read_row(cells: list[str]) -> Sequence[Fact] | str:
        person = person_of(cells)
        if isinstance(person, str):
            return person
        name = mapping.list_name
        if list_at is not None:
            name = words_in_cell(cells[list_at]) if list_at < len(cells) else None
        if not name:
            return worded(N_("the list has no name"))
        ref = list_ref(name, owner)
        if ref not in lists:
            if len(lists) >= _MOST_LISTS:
                return worded(N_("there are too many lists"))
            lists[ref] = ListFact(ref, list_title(name), "created")
        fact = ListMemberFact(ref, person.ref)
        return (fact, person.fact) if person.fact else (fact,)

    return read_row


def list_ref(name: str, owner: str | None) -> str:
    """The ref of a list, "owner/slug" as X addresses it; the slug where the owner is not known."""
    slug = "-".join(name.split())
    return f"{owner.lower()}/{slug}" if owner else slug


def list_title(slug: str) -> str:
    """The name of a list to show, by its slug."""
    return slug.replace("-", " ").replace("_", " ").strip() or slug


def _lists(mapping: TableMapping, handle: str | None) -> Reader:
    at = mapping.places()

    def read_row(cells: list[str]) -> Sequence[Fact] | str:
        name = words_in_cell(cells[at["list"]]) if at["list"] < len(cells) else None
        if not name:
            return worded(N_("the list has no name"))
        place = at.get("handle")
        owner = (
            handle_in(cells[place].strip()) if place is not None and place < len(cells) else None
        )
        return (ListFact(list_ref(name, owner or handle), list_title(name), "created"),)

    return read_row


def _mentions(
    mapping: TableMapping, network: Network, handle: str | None, beside: _Beside
) -> Reader:
    mention_of = table_mentions.reader_of(mapping, network, handle, beside.odd)

    def read_row(cells: list[str]) -> Sequence[Fact] | str:
        made = mention_of(cells)
        if isinstance(made, str):
            return made
        fact, person = made
        return (fact, person.fact) if person.fact else (fact,)

    return read_row
