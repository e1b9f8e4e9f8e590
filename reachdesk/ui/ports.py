"""What the window needs of services; `reachdesk.ui.backend` has the real ones, tests their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reachdesk.domain.answers.sources import ImportReport, Preview, RefusedFile, SourceReport
from reachdesk.ui.jobs import Report

if TYPE_CHECKING:
    from reachdesk.services.accounts import AccountInfo
    from reachdesk.services.desk import Request


class Recognition(Protocol):
    """Recognised files, kept open until they are imported or let go."""

    previews: tuple[Preview, ...]
    refused: tuple[RefusedFile, ...]

    def close(self) -> None:
        """Let the files go."""


class Backend(Protocol):
    """What the window needs of services. Every method may take long and raise `UserError`."""

    def open(self) -> None:
        """Open or create the library; migrate it."""

    def close(self) -> None:
        """Close all connections; no job may run any more."""

    def accounts(self) -> tuple[AccountInfo, ...]:
        """The owner's accounts."""

    def reports(self) -> tuple[SourceReport, ...]:
        """The imports so far, newest first or last as the services order them."""

    def answer(self, key: str, request: Request) -> Any:
        """The answer of a card; None where the library holds nothing for it."""

    def recognise(self, paths: Sequence[Path], report: Report) -> Recognition:
        """What the files are."""

    def run(
        self,
        recognition: Recognition,
        candidates: Sequence[int],
        report: Report,
        account: str | None,
    ) -> ImportReport:
        """Import the chosen candidates of a recognition, all or nothing."""

    def forget(self, source_id: int, report: Report) -> None:
        """Take one import out again."""

    def fill_demo(self, report: Report) -> None:
        """Fill the library with the demo account."""
