"""What given files are, before anything is imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from reachdesk.domain.answers.sources import Preview, PreviewKind, RefusedFile
from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext
from reachdesk.importers.base import EIGHT_FACTS, RECORD_KINDS, Importer, Owner
from reachdesk.importers.hearing import heard
from reachdesk.importers.source import Source, open_sources
from reachdesk.services import accounts, formats, table_columns
from reachdesk.services.beside import with_others
from reachdesk.services.desk import Desk
from reachdesk.services.rehearsing import rehearsed
from reachdesk.services.reporting import Report, silent, still_wanted
from reachdesk.services.rows import Candidate, row_of
from reachdesk.storage.importing import find_same

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the files are: a preview per candidate, in the same order, and the files refused.

    The files stay open until `close`; use it as a context manager or close it when imported.
    """

    candidates: tuple[Candidate, ...]
    previews: tuple[Preview, ...]
    refused: tuple[RefusedFile, ...]
    opened: tuple[Source, ...]

    def close(self) -> None:
        """Let the files go; closing twice does no harm."""
        for source in self.opened:
            source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the caller wants: the importers to ask, the owner's words on columns, and whether a
    table that nobody can tell is offered all the same."""

    importers: tuple[Importer, ...]
    columns: tuple[str, ...] = ()
    offer_tables: bool = False


def recognise(
    paths: Sequence[Path],
    desk: Desk,
    as_format: str | None = None,
    report: Report = silent,
    *,
    columns: Sequence[str] = (),
    offer_tables: bool = False,
) -> Recognition:
    """What the files and folders are.

    Every importer looks at each source and the best match wins; with `as_format` only that one is
    asked. A source that none knows as a whole is tried piece by piece. `columns` are the owner's
    words on the columns of tables, as COLUMN=FIELD; with `offer_tables` a table that nobody can
    tell is a candidate too, whose columns are still to be named. Raises `UserError` for an unknown
    format; what is wrong with a single file stands in `refused`.
    """
    importers = _importers(as_format)
    with heard(still_wanted):
        return _recognised(paths, desk, report, _Wish(importers, tuple(columns), offer_tables))


def _recognised(paths: Sequence[Path], desk: Desk, report: Report, wish: _Wish) -> Recognition:
    report(0.0, _("Looking at the files…"))
    sources, refused_files = open_sources(paths)
    refused = [RefusedFile(file, why) for file, why in refused_files]
    candidates: list[Candidate] = []
    try:
        for place, source in enumerate(sources):
            report(place / len(sources), _("Looking at {file}").format(file=source.name))
            try:
                candidates += _candidates(source, wish, refused)
            except UserError as error:
                refused.append(RefusedFile(source.name, str(error)))
        previews = tuple(_preview(place, one, desk) for place, one in enumerate(candidates))
    except BaseException:
        for source in sources:
            source.close()
        raise
    return Recognition(tuple(candidates), previews, tuple(refused), tuple(sources))


def _importers(as_format: str | None) -> tuple[Importer, ...]:
    known = formats.importers()
    if as_format is None:
        return tuple(known.values())
    if as_format not in known:
        raise UserError(
            _("There is no format «{format}»: choose one of {formats}.").format(
                format=as_format, formats=", ".join(known)
            )
        )
    return (known[as_format],)


def tried_out(recognition: Recognition, desk: Desk, report: Report = silent) -> Recognition:
    """The recognition whose previews say what each import would do, where files are small.

    Raises `Cancelled` out of `report`.
    """
    with heard(still_wanted):
        previews = rehearsed(desk, recognition.candidates, recognition.previews, report)
    return replace(recognition, previews=previews)


def remap(recognition: Recognition, place: int, columns: Sequence[str], desk: Desk) -> Recognition:
    """The recognition with the owner's words on the columns of one candidate, which is a table.

    Raises `UserError` for words that name no column or field.
    """
    candidates = list(recognition.candidates)
    with heard(still_wanted):
        changed = table_columns.of_table(candidates[place].source, columns)
        if changed is None:
            return recognition
        candidates[place] = changed
        previews = list(recognition.previews)
        (previews[place],) = rehearsed(desk, [changed], [_preview(place, changed, desk)])
    return replace(recognition, candidates=tuple(candidates), previews=tuple(previews))


class _UnknownError(UserError):
    """A source of which no importer knows anything."""


def _candidates(source: Source, wish: _Wish, refused: list[RefusedFile]) -> list[Candidate]:
    """The candidates in a source: itself, or the pieces that are known, however deep they lie.

    A piece that is known and cannot be imported goes to `refused`. Raises `UserError`.
    """
    whole = _candidate(source, wish)
    if whole is not None:
        return with_others(whole, wish.importers, lambda some, by: _candidate(some, _Wish(by)))
    found: list[Candidate] = []
    unknown: list[Source] = []
    kept = len(refused)
    pieces = source.apart()
    for piece in pieces if len(pieces) > 1 else ():  # one piece is the whole again
        try:
            found += _candidates(piece, wish, refused)
        except _UnknownError:
            unknown.append(piece)
        except UserError as error:
            refused.append(RefusedFile(piece.name, str(error)))
    if not found and len(refused) == kept:
        told = next(filter(None, (_why_not(piece, wish.importers) for piece in unknown)), None)
        raise _UnknownError(told or _not_known(source, wish.importers))
    if found and unknown:
        return [_noting(found[0], [piece.name for piece in unknown]), *found[1:]]
    refused += [RefusedFile(piece.name, _not_known(piece, wish.importers)) for piece in unknown]
    return found


def _noting(candidate: Candidate, unknown: Sequence[str]) -> Candidate:
    """The candidate with a note on what lay beside it: nothing vanishes silently."""
    note = ngettext(
        "{count} file beside it is no export that ReachDesk knows: {files}",
        "{count} files beside it are no exports that ReachDesk knows: {files}",
        len(unknown),
    ).format(count=len(unknown), files=", ".join(unknown[:_MOST_NAMED]))
    notes = (*candidate.outline.notes, note)
    return replace(candidate, outline=replace(candidate.outline, notes=notes))


def _candidate(source: Source, wish: _Wish) -> Candidate | None:
    if source.only_media:
        return None
    matches = []
    for importer in wish.importers:
        still_wanted()
        matches.append((importer.recognise(source), importer))
    known = [(match, importer) for match, importer in matches if match is not None]
    if not known:
        alone = len(source.members()) == 1 and source.members()[0].name == source.name
        if wish.columns or (wish.offer_tables and alone):
            return table_columns.of_table(source, wish.columns)
        return None
    match, importer = max(known, key=lambda pair: pair[0].score)
    found = Candidate(source, importer, match, importer.outline(source), source.fingerprint())
    return table_columns.with_columns(found, wish.columns)


def _not_known(source: Source, importers: Sequence[Importer]) -> str:
    if len(importers) == 1:
        return _("{file} is not an export of this format: {format}.").format(
            file=source.name, format=importers[0].title()
        )
    reason = _why_not(source, importers)
    return reason or _("{file} is not an export that ReachDesk knows.").format(file=source.name)


def _why_not(source: Source, importers: Sequence[Importer]) -> str | None:
    """What an importer says of a source that it knows to be no export of its kind."""
    if source.only_media:
        return None
    asked = (getattr(importer, "why_not", None) for importer in importers)
    reasons = (why_not(source) for why_not in asked if why_not is not None)
    return next(filter(None, reasons), None)


def _preview(place: int, candidate: Candidate, desk: Desk) -> Preview:
    outline, importer = candidate.outline, candidate.importer
    owner = outline.owner
    amounts = {**outline.promised, **table_columns.expected(candidate)}
    return Preview(
        candidate=place,
        file=candidate.source.name,
        format=importer.key,
        title=importer.title(),
        why=candidate.match.why,
        account=_account_of(owner),
        network=owner.network,
        as_of_ms=outline.as_of_ms,
        amounts=tuple(PreviewKind(kind, amounts[kind]) for kind in RECORD_KINDS if kind in amounts),
        missing=outline.missing,
        notes=outline.notes,
        can_say=tuple(
            (fact, str(importer.can_say.get(fact, Evidence.MISSING))) for fact in EIGHT_FACTS
        ),
        already=_is_there(candidate, desk),
        others_export=_is_others(owner, desk),
        table=table_columns.preview_of(candidate, desk),
    )


def _is_there(candidate: Candidate, desk: Desk) -> bool:
    with desk.library.using() as db:
        return find_same(db, row_of(candidate, imported_ms=0)) is not None


def _account_of(owner: Owner) -> str | None:
    name = owner.handle or owner.native_id
    return f"{owner.network}:{name.lower()}" if name else None


def _is_others(owner: Owner, desk: Desk) -> bool:
    """Whether the library has accounts of that network and this is none of them."""
    mine = [one for one in accounts.accounts(desk) if one.network == owner.network]
    if not mine or not (owner.native_id or owner.handle):
        return False
    handle = (owner.handle or "").lower()
    return not any(
        (one.native_id and one.native_id == owner.native_id)
        or (handle and (one.handle or "").lower() == handle)
        for one in mine
    )
