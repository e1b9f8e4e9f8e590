"""What the window needs of services; `reachdesk.ui.backend` has the real ones, tests their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.proposals import Proposal
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.domain.answers.sources import ImportReport, Preview, RefusedFile, SourceReport
from reachdesk.domain.evidence import Evidence
from reachdesk.ui.jobs import Report

if TYPE_CHECKING:
    from reachdesk.services.desk import Desk, Request
    from reachdesk.storage.backups import Backup
    from reachdesk.storage.salvage import Salvage


@dataclass(frozen=True, slots=True)
class FormatInfo:
    """A format of exports: `can_say` pairs each of the eight facts with the best evidence that such
    an export gives; `how_to_get` is one sentence ("" where there is nothing to ask for)."""

    key: str
    title: str
    network: str
    how_to_get: str
    can_say: tuple[tuple[str, Evidence], ...]


class Recognition(Protocol):
    """Recognised files, kept open until they are imported or let go."""

    @property
    def previews(self) -> tuple[Preview, ...]:
        """What is in each file that some importer knows."""

    @property
    def refused(self) -> tuple[RefusedFile, ...]:
        """The files that none knows, each with its reason."""

    def close(self) -> None:
        """Let the files go."""


class Backend(Protocol):
    """What the window needs of services. Every method may take long and raise `UserError`."""

    def open(self, report: Report) -> Salvage | None:
        """Open or create the library; migrate it. What was saved of a damaged one."""

    def close(self) -> None:
        """Close all connections; no job may run any more."""

    def only_read(self) -> str:
        """The sentence that says why the library can only be read; "" where it can be changed."""

    def try_writing(self) -> None:
        """See whether that is over."""

    def accounts(self) -> tuple[AccountInfo, ...]:
        """The owner's accounts."""

    def reports(self) -> tuple[SourceReport, ...]:
        """The imports so far, newest first or last as the services order them."""

    def formats(self) -> tuple[FormatInfo, ...]:
        """The formats that can be imported, and those of the sources in the library."""

    def answer(self, key: str, request: Request) -> Any:
        """The answer of a card; None where the library holds nothing for it."""

    def posts(self, request: Request, search: str, limit: int) -> tuple[PostGlance, ...]:
        """Posts to choose from, newest first, whose text holds `search`."""

    def proposals(self) -> tuple[Proposal, ...]:
        """What may be the same on two accounts, the open ones first."""

    def decide(self, proposal_id: str, accept: bool | None) -> None:  # noqa: FBT001 - the decision
        """Say whether the two of a proposal are the same; None takes the decision back."""

    def on_desk(self, work: Callable[[Desk], Any]) -> Any:
        """What `work` gives when it is called with the desk."""

    def recognise(self, paths: Sequence[Path], report: Report) -> Recognition:
        """What the files are."""

    def remap(self, recognition: Recognition, place: int, columns: Sequence[str]) -> Recognition:
        """The recognition with one table read by the owner's words, COLUMN=FIELD."""

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

    def backups(self) -> tuple[Backup, ...]:
        """The copies kept of the library, the newest first; also where it cannot be opened."""

    def keep_weekly_copy(self, report: Report) -> bool:
        """Write the weekly copy where it is due; whether one was written."""

    def restore(self, copy: Path, report: Report) -> Path | None:
        """Put a copy in the place of the library; where the one before is kept, if there was."""
