"""Importing: recognised files into the library, and the report of what happened.

Every file is a transaction of its own: the library is not locked for longer than one file takes,
and a killed import leaves whole files only. When the owner cancels, or the program fails, the
files of the same call that were finished already are taken out again, since to the owner they
were one import. A damaged file is refused and the others stay.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.answers.sources import ImportReport, RefusedFile, SourceReport
from reachdesk.domain.errors import UserError
from reachdesk.domain.records import Network
from reachdesk.i18n import _
from reachdesk.importers.base import Outline, Owner
from reachdesk.importers.hearing import heard
from reachdesk.services import accounts, completeness, formats, table_columns
from reachdesk.services.desk import Desk
from reachdesk.services.recognising import Recognition, recognise
from reachdesk.services.reporting import Report, silent, still_wanted, tell, to_the_end
from reachdesk.services.rows import Candidate, row_of
from reachdesk.services.taking_in import Throttle, take_in
from reachdesk.storage import sources as stored

__all__ = ["Recognition", "recognise", "run"]


def run(
    desk: Desk,
    recognition: Recognition,
    candidates: Sequence[int] | None = None,
    report: Report = silent,
    *,
    account: str | None = None,
    columns: Sequence[str] = (),
) -> ImportReport:
    """Import candidates of a recognition (all of them without `candidates`); what became of each.

    `account`, such as "x:ana", says whose exports they are where the files do not. `columns` are
    pairs COLUMN=FIELD for tables with column names of their own. Raises `Cancelled` (out of
    `report`) with the library as it was before the call, `UserError` for a wrong `account`.
    """
    owner = None if account is None else _owner(account)
    chosen = recognition.candidates
    if candidates is not None:
        chosen = tuple(chosen[place] for place in candidates)
    done: list[SourceReport] = []
    refused = list(recognition.refused)
    throttled = Throttle(report)
    try:
        for place, candidate in enumerate(chosen):
            part = _part(throttled, place, len(chosen))
            try:
                with heard(still_wanted):
                    done.append(_import(desk, _for_owner(desk, candidate, owner, columns), part))
                desk.forget_results()
            except UserError as error:
                refused.append(RefusedFile(candidate.source.name, str(error)))
    except BaseException:
        take_back(desk, done)
        raise
    finally:
        desk.forget_results()
    return ImportReport(tuple(done), tuple(refused))


def _part(report: Report, place: int, count: int) -> Report:
    return lambda share, sentence: report((place + share) / count, sentence)


def _import(desk: Desk, candidate: Candidate, report: Report) -> SourceReport:
    row = row_of(candidate, imported_ms=time.time_ns() // 1_000_000)
    batches = candidate.importer.read(candidate.source, candidate.outline)
    made = take_in(desk.library, row, candidate.outline, batches, report)
    table_columns.keep(candidate)
    return finished(desk, made)


def finished(desk: Desk, made: SourceReport) -> SourceReport:
    """The report of a source with the account that the library has put it under."""
    with desk.library.using() as db:
        kept = stored.source(db, made.source_id)
    account = "" if kept is None else completeness.account_of(kept)
    return replace(made, account=account, fills=formats.fills(made.format))


def take_back(desk: Desk, done: Sequence[SourceReport]) -> None:
    """Take sources out again that this call has added, newest first, telling how far it is.

    Goes on where the owner has cancelled: that is why it is done. Where the program ends
    meanwhile, those not yet taken out stay whole.
    """
    added = [made for made in reversed(done) if not made.already]
    with to_the_end():
        for place, made in enumerate(added):
            _take_out(desk, made, place, len(added))


def _take_out(desk: Desk, made: SourceReport, place: int, count: int) -> None:
    sentence = _("Taking back {file}…").format(file=made.file)
    tell(place / count, sentence)
    desk.library.forget(made.source_id, lambda share: tell((place + share) / count, sentence))


def _owner(account: str) -> Owner:
    network, _colon, handle = account.partition(":")
    handle = handle.strip().removeprefix("@")
    if network.lower() not in set(Network) or not handle:
        raise UserError(
            _("«{account}» is no account: write it like x:ana, with one of {networks}.").format(
                account=account, networks=", ".join(Network)
            )
        )
    return Owner(Network(network.lower()), handle=handle)


def _for_owner(
    desk: Desk, candidate: Candidate, owner: Owner | None, columns: Sequence[str]
) -> Candidate:
    """The candidate with what the user said of its owner and columns.

    Raises `UserError` where the file itself names another owner, or has no such columns.
    """
    candidate = table_columns.with_columns(candidate, columns)
    outline = candidate.outline
    if owner is not None:
        outline = _owned(candidate.source.name, outline, owner)
    elif outline.owner_open and outline.owner.network is not Network.OTHER:
        outline = _of_the_only_network(desk, outline)
    notes = (*outline.notes, *table_columns.whose(desk, outline))
    return replace(candidate, outline=replace(outline, notes=notes))


def _of_the_only_network(desk: Desk, outline: Outline) -> Outline:
    """A file that names no network belongs to that of the accounts, where these have only one."""
    networks = {one.network for one in accounts.accounts(desk)}
    if len(networks) != 1:
        return outline
    (network,) = networks
    return replace(outline, owner=replace(outline.owner, network=Network(network)))


def _owned(file: str, outline: Outline, owner: Owner) -> Outline:
    named = outline.owner
    same_handle = named.handle is None or named.handle.lower() == (owner.handle or "").lower()
    same_network = table_columns.is_table(outline) or named.network == owner.network
    if not (same_network and same_handle):
        raise UserError(
            _("{file} is an export of {named}, not of {wanted}: leave out --account.").format(
                file=file,
                named=f"{named.network}:{named.handle or '?'}",
                wanted=f"{owner.network}:{owner.handle}",
            )
        )
    handle = named.handle or owner.handle
    return replace(outline, owner=replace(named, network=owner.network, handle=handle))
