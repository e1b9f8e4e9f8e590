"""Mastodon's tables: accounts followed or following, and lists with their members."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import Kin, ListFact, ListMemberFact, PersonFact, SnapshotFact
from reachdesk.i18n import N_, _
from reachdesk.importers import tables
from reachdesk.importers.base import Batch
from reachdesk.importers.gathering import Gathering, Progress
from reachdesk.importers.mastodon_records import ADDRESS
from reachdesk.importers.person_refs import folded_name, ref_of
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded

_ACCOUNT = "account address"
_MUTED = "hide notifications"
_FOLLOWED = {"show boosts", "notify on new posts", "languages"}
_MOST_LOOKED_AT = 200


class AccountTable(NamedTuple):
    """A table of accounts: `kind` is "following", "followers", "lists" or "" for not to tell."""

    kind: str
    member: str
    size: int
    shape: tables.Shape


def table_in(source: Source, member: str, size: int) -> AccountTable | None:
    """The table that a member holds; None for any other file.

    A list of bare addresses does not say which way it goes; there the name of the file decides.
    """
    head = source.head(member, tables.HEAD_BYTES)
    shape = tables.shape_of(head)
    if shape is None:
        return None
    rows = [
        row.cells for row in tables.rows(io.BytesIO(head), shape) if isinstance(row, tables.Row)
    ]
    if not rows:
        return None
    names = {name.strip().lower() for name in rows[0]}
    if _ACCOUNT in names and _MUTED not in names:
        kind = "following" if names & _FOLLOWED else _by_name(member)
        return AccountTable(kind, member, size, shape)
    if _is_lists(rows[:_MOST_LOOKED_AT], whole=size <= len(head), member=member):
        return AccountTable("lists", member, size, shape)
    return None


def _by_name(member: str) -> str:
    name = member.rpartition("/")[2].lower()
    return next((kind for kind in ("followers", "following") if kind in name), "")


def _is_lists(rows: list[list[str]], *, whole: bool, member: str) -> bool:
    """Whether rows pair a list's name with an account: some name stands more than once.

    A last row may be cut off where not the whole file was looked at. A file named as Mastodon
    names it may hold lists of one.
    """
    seen = rows if whole else rows[:-1]
    if not seen or not all(len(row) == 2 and ADDRESS.fullmatch(row[1].strip()) for row in seen):
        return False
    named = member.rpartition("/")[2].lower() == "lists.csv"
    return named or len({row[0] for row in seen}) < len(seen)


def read_tables(source: Source, found: list[AccountTable], progress: Progress) -> Iterator[Batch]:
    """The people of all tables. Raises `UserError` for one that does not say which way it goes."""
    for table in found:
        if not table.kind:
            raise UserError(
                _(
                    "{file} does not say whether these accounts follow you or you follow them. "
                    "Name it followers.csv or following.csv."
                ).format(file=table.member)
            )
        yield from (
            _read_lists(source, table, progress)
            if table.kind == "lists"
            else _read_accounts(source, table, progress)
        )


def _cells(
    source: Source, table: AccountTable, found: Gathering
) -> Iterator[tuple[str, list[str]]]:
    with source.open(table.member) as stream:
        for row in tables.rows(stream, table.shape):
            where = worded(N_("{file} row {number}"), file=table.member, number=row.number)
            if isinstance(row, tables.BadRow):
                found.leave_out(where, row.why)
            else:
                yield where, row.cells


def _read_accounts(source: Source, table: AccountTable, progress: Progress) -> Iterator[Batch]:
    found = Gathering(progress, table.kind)
    kin = Kin.FOLLOWING if table.kind == "following" else Kin.FOLLOWER
    column: int | None = None
    seen: set[str] = set()
    for where, cells in _cells(source, table, found):
        if column is None:
            column = [cell.strip().lower() for cell in cells].index(_ACCOUNT)
            continue
        ref = _account(cells[column] if column < len(cells) else "")
        if ref is None:
            found.leave_out(where, worded(N_("not the address of an account")))
        elif ref in seen:
            found.leave_out(where, worded(N_("the same person stands further up")))
        else:
            seen.add(ref)
            found.take(PersonFact(ref, ref[1:]), SnapshotFact(kin, ref))
        yield from found.full()
    yield from found.rest()


def _read_lists(source: Source, table: AccountTable, progress: Progress) -> Iterator[Batch]:
    members = Gathering(progress, "list_members")
    lists = Gathering(progress, "lists")
    seen: set[str] = set()
    for where, cells in _cells(source, table, members):
        name = cells[0].strip()
        ref = _account(cells[1] if len(cells) > 1 else "")
        key = folded_name(name)
        if ref is None or not key:
            members.leave_out(where, worded(N_("not the address of an account")))
            continue
        if key not in seen:
            seen.add(key)
            lists.take(ListFact(key, name, "created"))
        members.take(PersonFact(ref, ref[1:]), ListMemberFact(key, ref))
        yield from members.full()
    yield from lists.rest()
    yield from members.rest()


def _account(cell: str) -> str | None:
    found = ADDRESS.fullmatch(cell.strip())
    return ref_of("", f"{found[1]}@{found[2]}") if found else None
