"""The completeness report as it is kept with a source, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reachdesk.domain.answers.sources import KindReport, SkippedRow, SourceReport
from reachdesk.importers.wording import Wording, worded
from reachdesk.services import formats
from reachdesk.storage.events import NOBODYS
from reachdesk.storage.sources import SourceSummary

_Kept = str | tuple[str, dict[str, str | int]]

MOST_KEPT = 1_000
"""Skipped records that are kept with a source; the counts stay exact."""


def to_stored(report: SourceReport) -> dict[str, object]:
    """What is kept: counts, the first skipped records, missing and ignored files, notes."""
    return {
        "as_of_known": report.as_of_ms is not None,
        "span": [report.first_ms, report.last_ms],
        "records": [asdict(kind) for kind in report.records],
        "skipped": [
            [_kept(row.where), _kept(row.why), row.left_out] for row in report.skipped[:MOST_KEPT]
        ],
        "missing": list(report.missing),
        "ignored": list(report.ignored),
        "notes": list(report.notes),
        "clock": report.clock,
    }


def _kept(text: str) -> str | list[object]:
    """A text as it is kept: with its source text where it can be said in other languages."""
    return [text.message, text.arguments] if isinstance(text, Wording) else text


def _row(where: _Kept, why: _Kept, left_out: bool = False) -> SkippedRow:  # noqa: FBT001, FBT002
    return SkippedRow(_said(where), _said(why), left_out)


def _said(kept: _Kept) -> str:
    """A kept text in the language that is chosen now; one of an older version as it was."""
    return kept if isinstance(kept, str) else worded(kept[0], **kept[1])


def account_of(summary: SourceSummary) -> str:
    """The public id of a source's account; "" for a source that is about all of them."""
    return "" if summary.account == NOBODYS else summary.account


def from_stored(summary: SourceSummary) -> SourceReport:
    """The report of a source, from what was kept with it."""
    kept: Mapping[str, Any] = summary.completeness
    first_ms, last_ms = kept.get("span", (None, None))
    return SourceReport(
        source_id=summary.source_id,
        file=summary.file,
        format=summary.format,
        account=account_of(summary),
        as_of_ms=summary.as_of_ms if kept.get("as_of_known", True) else None,
        imported_ms=summary.imported_ms,
        records=tuple(KindReport(**kind) for kind in kept.get("records", ())),
        skipped=tuple(_row(*row) for row in kept.get("skipped", ())),
        missing=tuple(kept.get("missing", ())),
        ignored=tuple(kept.get("ignored", ())),
        notes=tuple(kept.get("notes", ())),
        fills=formats.fills(summary.format),
        first_ms=first_ms,
        last_ms=last_ms,
        clock=kept.get("clock", ""),
    )
