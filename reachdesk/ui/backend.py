"""The services over one library, as the window calls them: always on a worker thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.proposals import Proposal
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.domain.answers.sources import ImportReport, SourceReport
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.services import (
    accounts,
    cards,
    choosing,
    demo,
    formats,
    freed_memory,
    importing,
    keeping,
    proposals,
    recognising,
    sources,
)
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reporting import silent, still_wanted, tell_of_waiting
from reachdesk.storage import array_files
from reachdesk.storage.backups import Backup
from reachdesk.storage.database import let_go
from reachdesk.storage.library import Library as OpenLibrary
from reachdesk.storage.library import open_library
from reachdesk.storage.problems import DamagedError, refusal
from reachdesk.storage.salvage import Salvage
from reachdesk.storage.watching import watched
from reachdesk.ui.jobs import Report
from reachdesk.ui.ports import FormatInfo, Recognition

_LONG_SECONDS = 0.05  # of work, after which an answer may have filled SQLite's memory


class ServicesBackend:
    """The real one: `services` over the library at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._library: OpenLibrary | None = None
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The desk. Raises `UserError` while the library is not open."""
        if self._desk is None:
            raise UserError(_("The library is not open, so nothing was done: open it first."))
        return self._desk

    def open(self, report: Report = silent) -> Salvage | None:
        """Open or create the library; migrate it, or save what can be read of a damaged one, which
        is what comes back. `report` may raise to stop; then nothing has changed."""
        report(0.0, "")
        salvage = None
        try:
            self._library = open_library(self.path, look=lambda: report(0.0, ""))
        except DamagedError:
            salvage = keeping.rescue(self.path, report)
            self._library = open_library(self.path)
        self._desk = Desk(self._library)
        freed_memory.give_back_large_arrays()
        return salvage

    def close(self) -> None:
        """Close all connections; no job may run any more."""
        if self._desk is not None:
            self._desk.people.close()
        if self._library is not None:
            self._library.close()

    def only_read(self) -> str:
        """Why the library can only be read, "" where it can be changed."""
        library = self.desk.library
        return str(refusal(library.only_read, library.path)) if library.only_read else ""

    def try_writing(self) -> None:
        """See whether that is over."""
        with suppress(UserError):  # said by `only_read`
            self.desk.library.try_writing()

    def accounts(self) -> tuple[AccountInfo, ...]:
        """The owner's accounts."""
        return accounts.accounts(self.desk)

    def reports(self) -> tuple[SourceReport, ...]:
        """The imports so far."""
        return tuple(self.on_desk(sources.reports))

    def formats(self) -> tuple[FormatInfo, ...]:
        """The formats that can be imported, and those of the sources in the library."""
        known = formats.importers()
        keys = dict.fromkeys([*known, *(one.format for one in self.reports())])
        return tuple(
            FormatInfo(
                key,
                formats.title(key),
                str(known[key].network) if key in known else "",
                known[key].how_to_get() if key in known else "",
                tuple(formats.can_say(key).items()),
            )
            for key in keys
        )

    def answer(self, key: str, request: Request) -> Any:
        """The answer of a card; None where the library holds nothing for it."""
        return self.on_desk(lambda desk: cards.answer(desk, key, request))

    def posts(self, request: Request, search: str, limit: int) -> tuple[PostGlance, ...]:
        """Posts to choose from."""
        return tuple(
            self.on_desk(lambda desk: choosing.posts_to_choose(desk, request, limit, search))
        )

    def proposals(self) -> tuple[Proposal, ...]:
        """What may be the same on two accounts."""
        return tuple(self.on_desk(proposals.proposals))

    def decide(self, proposal_id: str, accept: bool | None) -> None:  # noqa: FBT001 - the decision
        """Say whether the two are the same, or take that back."""
        with self._heard():
            if accept is None:
                proposals.undo(self.desk, proposal_id)
            else:
                proposals.decide(self.desk, proposal_id, accept)

    def on_desk(self, work: Callable[[Desk], Any]) -> Any:
        """What `work` gives when it is called with the desk."""
        began = time.thread_time()
        with self._heard():
            found = work(self.desk)
        if time.thread_time() - began > _LONG_SECONDS:
            with suppress(UserError, ValueError):  # the library may be gone since: others say so
                let_go(self.desk.database())
            array_files.let_pages_go()
        return found

    @contextmanager
    def _heard(self) -> Iterator[None]:
        """The wish to stop is heard in the block while SQLite works, or waits for others."""
        with watched(self.desk.database(), still_wanted, waiting=tell_of_waiting):
            yield

    def recognise(self, paths: Sequence[Path], report: Report) -> Recognition:
        """What the files are."""
        with self._heard():
            found = recognising.recognise(paths, self.desk, report=report, offer_tables=True)
            try:
                return recognising.tried_out(found, self.desk, report)
            except BaseException:
                found.close()
                raise

    def remap(self, recognition: Recognition, place: int, columns: Sequence[str]) -> Recognition:
        """The recognition with one table read by the owner's words."""
        if not isinstance(recognition, recognising.Recognition):
            raise TypeError("only what `recognise` gave can be read otherwise")
        with self._heard():
            return recognising.remap(recognition, place, columns, self.desk)

    def run(
        self,
        recognition: Recognition,
        candidates: Sequence[int],
        report: Report,
        account: str | None,
    ) -> ImportReport:
        """Import the chosen candidates of a recognition."""
        if not isinstance(recognition, recognising.Recognition):
            raise TypeError("only what `recognise` gave can be imported")
        with self._heard():
            return importing.run(self.desk, recognition, candidates, report, account=account)

    def forget(self, source_id: int, report: Report) -> None:
        """Take one import out again."""
        with self._heard():
            sources.forget(self.desk, source_id, report)

    def fill_demo(self, report: Report) -> None:
        """Fill the library with the demo account."""
        with self._heard():
            demo.fill(self.desk, report)

    def backups(self) -> tuple[Backup, ...]:
        """The copies kept of the library."""
        return keeping.kept_copies(self.path)

    def keep_weekly_copy(self, report: Report) -> bool:
        """Write the weekly copy where it is due."""
        return keeping.keep_weekly_copy(self.desk, report)

    def restore(self, copy: Path, report: Report) -> Path | None:
        """Put a copy in the place of the library, also of one that could not be opened."""
        aside = keeping.restore(self.path, copy, report)
        if self._desk is None:
            self.open()
        else:
            self._desk.library.reopen()  # a damaged one was set aside, and another lies there
            self._desk.forget_results()
        return aside
