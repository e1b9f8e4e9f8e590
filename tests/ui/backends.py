"""A library without files or a database: what the window asks of services, answered from memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.proposals import Proposal
from reachdesk.domain.answers.sources import (
    ImportReport,
    KindReport,
    Preview,
    PreviewKind,
    RefusedFile,
    SkippedRow,
    SourceReport,
)
from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.services.desk import Request
from reachdesk.storage.backups import Backup
from reachdesk.ui.ports import FormatInfo

LAST_DAY = 20_778
ACCOUNT = AccountInfo("x:ana", "x", "7", "ana", "Ana", LAST_DAY - 1000, LAST_DAY, 3456)
OTHER = AccountInfo("mastodon:ana", "mastodon", None, "ana", None, LAST_DAY - 90, LAST_DAY, 12)
FORMAT = FormatInfo(
    "x_archive",
    "X archive",
    "x",
    "Ask X for an archive.",
    (("posts", Evidence.MEASURED), ("mentions", Evidence.DERIVED), ("views", Evidence.MISSING)),
)


def report_of(source_id: int, file: str, new: int = 8214, skipped: int = 3) -> SourceReport:
    rows = tuple(SkippedRow(f"row {number}", "not a date") for number in range(skipped))
    kind = KindReport("posts", new + skipped, new, 0, 0, skipped, new + skipped)
    return SourceReport(
        source_id=source_id,
        file=file,
        format="x_archive",
        account="x:ana",
        as_of_ms=1_700_000_000_000,
        imported_ms=1_700_000_000_000 + source_id,
        records=(kind,),
        skipped=rows,
        missing=("data/tweets-part1.js",),
        ignored=(),
        notes=("201 rows: probably cut off by X",),
        fills=4,
    )


def preview_of(candidate: int, file: str, **changed: Any) -> Preview:
    whole = Preview(
        candidate=candidate,
        file=file,
        format="x_archive",
        title="X archive",
        why="it holds tweets.js",
        account="x:ana",
        network="x",
        as_of_ms=1_700_000_000_000,
        amounts=(PreviewKind("posts", 8214), PreviewKind("followers", 564)),
        missing=(),
        notes=(),
        can_say=(("posts", "measured"), ("views", "missing")),
        already=False,
        others_export=False,
    )
    return replace(whole, **changed)


@dataclass
class MemoryRecognition:
    previews: tuple[Preview, ...]
    refused: tuple[RefusedFile, ...] = ()
    closed: bool = False

    def close(self) -> None:
        self.closed = True


@dataclass
class MemoryBackend:
    """Imports files whose name ends in .zip; refuses others. `during` runs inside an import."""

    sources: list[SourceReport] = field(default_factory=list)
    changed: dict[str, Any] = field(default_factory=dict)
    during: Callable[[Callable[[float, str], None]], None] | None = None
    answer_of: Callable[[str, Request], Any] = lambda _key, _request: None
    fails_to_open: Exception | None = None
    recognitions: list[MemoryRecognition] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    asked: list[tuple[str, Request]] = field(default_factory=list)
    next_id: int = 1
    proposed: tuple[Proposal, ...] = ()
    decided: dict[str, bool | None] = field(default_factory=dict)
    desk: Any = None
    copies: tuple[Backup, ...] = ()
    restored: list[Path] = field(default_factory=list)
    rescued: Any = None
    cannot_be_written: str = ""

    def open(self, report: Any) -> Any:
        self._note()
        report(0.0, "")
        if self.fails_to_open:
            raise self.fails_to_open
        return self.rescued

    def close(self) -> None:
        """Nothing is open."""

    def only_read(self) -> str:
        return self.cannot_be_written

    def try_writing(self) -> None:
        """Whether it can is up to the test."""

    def accounts(self) -> tuple[AccountInfo, ...]:
        self._note()
        return (ACCOUNT, OTHER) if self.sources else ()

    def reports(self) -> tuple[SourceReport, ...]:
        return tuple(self.sources)

    def formats(self) -> tuple[FormatInfo, ...]:
        return (FORMAT,)

    def answer(self, key: str, request: Request) -> Any:
        self._note()
        self.asked.append((key, request))
        return self.answer_of(key, request)

    def posts(self, request: Request, search: str, limit: int) -> tuple[Any, ...]:
        return ()

    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(replace(one, accepted=self.decided.get(one.id)) for one in self.proposed)

    def decide(self, proposal_id: str, accept: bool | None) -> None:
        self._note()
        self.decided[proposal_id] = accept

    def on_desk(self, work: Callable[[Any], Any]) -> Any:
        """Without a desk nothing is answered, as if the owner had gone on to something else."""
        self._note()
        if self.desk is None:
            raise Cancelled
        return work(self.desk)

    def recognise(self, paths: Sequence[Path], report: Any) -> MemoryRecognition:
        self._note()
        known = [path for path in paths if path.suffix == ".zip"]
        refused = [
            RefusedFile(path.name, f"{path.name} is not an export that ReachDesk knows.")
            for path in paths
            if path not in known
        ]
        previews = [
            preview_of(place, path.name, **self.changed) for place, path in enumerate(known)
        ]
        self.recognitions.append(MemoryRecognition(tuple(previews), tuple(refused)))
        return self.recognitions[-1]

    def run(
        self, recognition: Any, candidates: Sequence[int], report: Any, account: str | None
    ) -> ImportReport:
        self._note()
        report(0.0, "Reading")
        if self.during:
            self.during(report)
        made = []
        for candidate in candidates:
            file = recognition.previews[candidate].file
            made.append(report_of(self.next_id, file))
            self.next_id += 1
        report(1.0, "Reading")
        self.sources += made
        return ImportReport(tuple(made), ())

    def forget(self, source_id: int, report: Any) -> None:
        self._note()
        if all(source.source_id != source_id for source in self.sources):
            raise UserError(f"There is no source {source_id}.")
        self.sources = [source for source in self.sources if source.source_id != source_id]

    def fill_demo(self, report: Any) -> None:
        self.sources.append(report_of(self.next_id, "demo.zip"))
        self.next_id += 1

    def backups(self) -> tuple[Backup, ...]:
        self._note()
        return self.copies

    def keep_weekly_copy(self, report: Any) -> bool:
        self._note()
        return False

    def restore(self, copy: Path, report: Any) -> Path | None:
        self._note()
        self.restored.append(copy)
        return Path("aside.reachdesk")

    def _note(self) -> None:
        self.threads.add(threading.get_ident())
