"""The services over one library, as the window calls them: always on a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reachdesk.domain.answers.sources import ImportReport, SourceReport
from reachdesk.services import accounts, cards, demo, importing, sources
from reachdesk.services.accounts import AccountInfo
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.library import Library as OpenLibrary
from reachdesk.storage.library import open_library
from reachdesk.ui.jobs import Report
from reachdesk.ui.ports import Recognition


class ServicesBackend:
    """The real one: `services` over the library at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._library: OpenLibrary | None = None
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The desk, once `open` was called."""
        if self._desk is None:
            raise RuntimeError("the library was not opened")
        return self._desk

    def open(self) -> None:
        """Open or create the library; migrate it."""
        self._library = open_library(self.path)
        self._desk = Desk(self._library)

    def close(self) -> None:
        """Close all connections; no job may run any more."""
        if self._library is not None:
            self._library.close()

    def accounts(self) -> tuple[AccountInfo, ...]:
        """The owner's accounts."""
        return accounts.accounts(self.desk)

    def reports(self) -> tuple[SourceReport, ...]:
        """The imports so far."""
        return sources.reports(self.desk)

    def answer(self, key: str, request: Request) -> Any:
        """The answer of a card; None where the library holds nothing for it."""
        return cards.answer(self.desk, key, request)

    def recognise(self, paths: Sequence[Path], report: Report) -> Recognition:
        """What the files are."""
        report(0.0, "")
        return importing.recognise(paths, self.desk)

    def run(
        self,
        recognition: Recognition,
        candidates: Sequence[int],
        report: Report,
        account: str | None,
    ) -> ImportReport:
        """Import the chosen candidates of a recognition."""
        return importing.run(self.desk, recognition, candidates, report, account=account)

    def forget(self, source_id: int, report: Report) -> None:
        """Take one import out again."""
        sources.forget(self.desk, source_id, report)

    def fill_demo(self, report: Report) -> None:
        """Fill the library with the demo account."""
        demo.fill(self.desk, report)
