"""The completeness report of imports, as JSON and as lines to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from reachdesk.domain.answers.sources import (
    ImportReport,
    KindReport,
    RefusedFile,
    SkippedRow,
    SourceReport,
)
from reachdesk.domain.periods import day_of, iso_day, iso_moment
from reachdesk.i18n import N_, _, ngettext
from reachdesk.services import formats

_MOST_SKIPPED_SHOWN = 20
_WIDTH = 100

_KINDS = {
    "posts": N_("posts"),
    "followers": N_("followers"),
    "following": N_("accounts followed"),
    "people": N_("people named"),
    "lists": N_("lists"),
    "list_members": N_("list members"),
    "messages": N_("messages (who and when)"),
    "mentions": N_("mentions received"),
    "reading_times": N_("own reading times"),
    "counts": N_("counts"),
    "profile": N_("profile"),
    "events": N_("events"),
}


def kind_name(kind: str) -> str:
    """A record kind in words; the key itself for one that has none yet."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def moment(at_ms: int | None) -> str | None:
    """UTC ISO 8601 with Z; None stays None."""
    return None if at_ms is None else iso_moment(at_ms)


def import_record(report: ImportReport) -> dict[str, Any]:
    """The object that `import --json` prints."""
    return {
        "sources": [source_record(source) for source in report.sources],
        "refused": [{"file": refused.file, "why": refused.why} for refused in report.refused],
    }


def source_record(source: SourceReport) -> dict[str, Any]:
    """One source with its whole report."""
    return {
        **_head(source),
        "records": _records(source),
        "skipped": [{"where": row.where, "why": row.why} for row in source.skipped],
        "missing": list(source.missing),
        "ignored": list(source.ignored),
        "notes": list(source.notes),
    }


def listed_record(source: SourceReport) -> dict[str, Any]:
    """One source as `sources --json` lists it."""
    return {
        **_head(source),
        "imported": iso_moment(source.imported_ms),
        "records": _records(source),
    }


def _head(source: SourceReport) -> dict[str, Any]:
    return {
        "id": source.source_id,
        "file": source.file,
        "format": source.format,
        "account": source.account or None,
        "as_of": moment(source.as_of_ms),
    }


def _records(source: SourceReport) -> dict[str, dict[str, int | None]]:
    return {kind.kind: _counts(kind) for kind in source.records}


def _counts(kind: KindReport) -> dict[str, int | None]:
    return {
        "read": kind.read,
        "new": kind.new,
        "changed": kind.changed,
        "unchanged": kind.unchanged,
        "skipped": kind.skipped,
        "promised": kind.promised,
    }


def import_lines(report: ImportReport) -> Iterator[str]:
    """The report of an import to read: everything that the JSON names."""
    for number, source in enumerate(report.sources):
        if number:
            yield ""
        yield from source_lines(source)
    for refused in report.refused:
        yield refused_line(refused)


def refused_line(refused: RefusedFile) -> str:
    """A refused file and why; the sentence mostly names the file itself."""
    if refused.file in refused.why:
        return _("Refused: {why}").format(why=refused.why)
    return _("Refused {file}: {why}").format(file=refused.file, why=refused.why)


def source_lines(source: SourceReport) -> Iterator[str]:
    """One source to read."""
    yield _("{file} — {format} of {account}").format(
        file=source.file,
        format=formats.title(source.format),
        account=source.account or _("all accounts"),
    )
    yield _("  source {number}, as of {moment}").format(
        number=source.source_id, moment=moment(source.as_of_ms) or _("an unknown date")
    )
    if source.first_ms is not None and source.last_ms is not None:
        yield _("  speaks of {first} to {last}").format(
            first=iso_day(day_of(source.first_ms)), last=iso_day(day_of(source.last_ms))
        )
    if source.already:
        yield _("  The same file was imported before.")
    yield from _table(source.records)
    for note in source.notes:
        yield from _wrapped(note)
    yield from _missing(source.missing)
    yield from _skipped(source)
    if source.ignored:
        yield from _wrapped(_("Left aside: {files}").format(files=", ".join(source.ignored)))


def _table(kinds: tuple[KindReport, ...]) -> Iterator[str]:
    """The counts of every record kind in columns."""
    if not kinds:
        yield _("  no records")
        return
    head = ("", _("read"), _("new"), _("changed"), _("unchanged"), _("skipped"), _("promised"))
    rows = [head] + [
        (kind_name(kind.kind), *(_number(value) for value in _counts(kind).values()))
        for kind in kinds
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        name, *cells = row
        padded = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        yield f"  {name:<{widths[0]}}  " + "  ".join(padded)


def _number(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _missing(files: tuple[str, ...]) -> Iterator[str]:
    """The missing files under their reasons, as «file (reason)» gives them."""
    by_reason: dict[str, list[str]] = {}
    for entry in files:
        name, bracket, reason = entry.partition(" (")
        by_reason.setdefault(reason.removesuffix(")") if bracket else "", []).append(name)
    for reason, names in by_reason.items():
        yield from _wrapped(
            _("Missing, {reason} ({count}): {files}").format(
                reason=reason or _("promised but not there"),
                count=len(names),
                files=", ".join(names),
            )
        )


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _skipped(source: SourceReport) -> Iterator[str]:
    """What could not be read, then what was left out because of its sense."""
    unread = sum(kind.unreadable for kind in source.records)
    left_out = sum(kind.left_out for kind in source.records)
    if unread:
        yield ngettext(
            "  {count} record could not be read:", "  {count} records could not be read:", unread
        ).format(count=f"{unread:,}")
        yield from _rows([row for row in source.skipped if not row.left_out], unread)
    if left_out:
        yield ngettext(
            "  {count} record was left out on purpose:",
            "  {count} records were left out on purpose:",
            left_out,
        ).format(count=f"{left_out:,}")
        yield from _rows([row for row in source.skipped if row.left_out], left_out)


def _rows(rows: list[SkippedRow], total: int) -> Iterator[str]:
    for row in rows[:_MOST_SKIPPED_SHOWN]:
        yield f"    {row.where}: {row.why}"
    rest = total - min(len(rows), _MOST_SKIPPED_SHOWN)
    if rest > 0:
        yield ngettext("    and {count} more", "    and {count} more", rest).format(
            count=f"{rest:,}"
        )
