"""Words for imports: kinds of records, the eight facts, what an import did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import (
    ImportReport,
    KindReport,
    Preview,
    Rehearsal,
    SkippedRow,
    SourceReport,
)
from reachdesk.domain.periods import day_of
from reachdesk.i18n import N_, _, ngettext

_FACTS = {
    "posts": N_("Posts"),
    "reactions": N_("Likes, reposts"),
    "views": N_("Views"),
    "mentions": N_("Mentions"),
    "names": N_("Names"),
    "place": N_("Place"),
    "bio": N_("Bio"),
    "since_when": N_("Since when"),
}

_KINDS = {
    "posts": N_("posts"),
    "followers": N_("followers"),
    "following": N_("followed"),
    "people": N_("people"),
    "lists": N_("lists"),
    "list_members": N_("list members"),
    "messages": N_("messages"),
    "mentions": N_("mentions"),
    "reading_times": N_("reading times"),
    "counts": N_("counts"),
    "profile": N_("profile"),
    "events": N_("events"),
}

_MOST_PLACES = 5


def fact(key: str) -> str:
    """The name of one of the eight facts; an unknown key as it is."""
    return _(_FACTS[key]) if key in _FACTS else key.replace("_", " ")


def kind(key: str) -> str:
    """The name of a record kind; an unknown key as it is."""
    return _(_KINDS[key]) if key in _KINDS else key.replace("_", " ")


def handle(name: str | None) -> str:
    """«@ana»; an account known by its number alone is shown by that."""
    return name or "" if not name or name.isdigit() else f"@{name}"


def amount(key: str, count: int) -> str:
    """«8,214 posts»."""
    forms = {
        "posts": ngettext("{count} post", "{count} posts", count),
        "followers": ngettext("{count} follower", "{count} followers", count),
        "people": ngettext("{count} person", "{count} people", count),
        "lists": ngettext("{count} list", "{count} lists", count),
        "messages": ngettext("{count} message", "{count} messages", count),
        "mentions": ngettext("{count} mention", "{count} mentions", count),
        "events": ngettext("{count} event", "{count} events", count),
    }
    number = chart_words.number(count)
    return forms[key].format(count=number) if key in forms else f"{number} {kind(key)}"


def moment(at_ms: int | None, *, clock: bool = True) -> str:
    """«21 Nov 2026, 18:04» in this computer's time; «—» where it is not known."""
    if at_ms is None:
        return "—"
    local = dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).astimezone()
    day = chart_words.date_words(local.date())
    return f"{day}, {local:%H:%M}" if clock else day


def moment_short(at_ms: int) -> str:
    """«21 Nov, 18:04», with its year where that is another one than now; «—» where it is not
    known (0)."""
    if not at_ms:
        return "—"
    local = dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).astimezone()
    now = dt.datetime.now(dt.UTC).astimezone()
    day_number = (local.date() - dt.date(1970, 1, 1)).days
    words = chart_words.day_short(day_number, year=local.year != now.year)
    return f"{words}, {local:%H:%M}"


def day(at_ms: int | None) -> str:
    """«21 Nov 2026» (UTC); «—» where it is not known."""
    return "—" if at_ms is None else chart_words.day_short(day_of(at_ms), year=True)


def span(source: SourceReport | Rehearsal) -> str:
    """«3 Mar 2019 to 21 Nov 2026», the days that the records of a source speak of; «—» for none."""
    if source.first_ms is None or source.last_ms is None:
        return "—"
    first, last = day(source.first_ms), day(source.last_ms)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def added(source: SourceReport) -> str:
    """«8,214 posts, 564 followers», what a source brought that nothing else had; «—» where it is
    not known any more."""
    if not source.records:
        return "—"
    return ", ".join(_added((source,))) or _("nothing new")


def totals(records: Sequence[KindReport]) -> tuple[int, int, int]:
    """Records read, new, and skipped, of all kinds."""
    return (
        sum(one.read for one in records),
        sum(one.new for one in records),
        sum(one.skipped for one in records),
    )


def unreadable(sources: Sequence[SourceReport]) -> int:
    """Records of these sources that could not be read."""
    return sum(one.unreadable for source in sources for one in source.records)


def left_out(sources: Sequence[SourceReport]) -> int:
    """Records of these sources that could be read and were left out because of their sense."""
    return sum(one.left_out for source in sources for one in source.records)


def by_reason(rows: Sequence[SkippedRow]) -> dict[str, list[str]]:
    """The places of rows by the reason why they were not taken, in the order of the rows; a reason
    begins with a capital, as it stands alone."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.why[:1].upper() + row.why[1:], []).append(row.where)
    return found


def some_places(places: Sequence[str]) -> str:
    """«row 9, row 12, row 13 and 7 more»."""
    named = ", ".join(places[:_MOST_PLACES])
    rest = len(places) - _MOST_PLACES
    if rest <= 0:
        return named
    text = ngettext("{places} and {count} more", "{places} and {count} more", rest)
    return text.format(places=named, count=chart_words.number(rest))


def result(report: ImportReport) -> str:
    """What an import did, in one line: «8,214 posts added, 3 rows skipped.»"""
    added = _added(report.sources)
    skipped = sum(totals(source.records)[2] for source in report.sources)
    parts = [
        _("{amounts} added").format(amounts=", ".join(added))
        if added
        else _("Nothing new: everything was in the library already")
    ]
    if skipped:
        parts.append(
            ngettext("{count} row skipped", "{count} rows skipped", skipped).format(
                count=chart_words.number(skipped)
            )
        )
    return f"{', '.join(parts)}."


def _added(sources: Sequence[SourceReport]) -> list[str]:
    """The new records by kind, at most three kinds, posts first."""
    new: dict[str, int] = {}
    for source in sources:
        for record in source.records:
            if record.kind not in ("profile", "counts"):
                new[record.kind] = new.get(record.kind, 0) + record.new
    order = sorted((key for key in new if new[key]), key=lambda key: key != "posts")
    return [amount(key, new[key]) for key in order[:3]]


def state(sources: Sequence[SourceReport]) -> str:
    """What the status strip says: «5 sources · last import 21 Nov 2026, 18:04»."""
    if not sources:
        return _("No sources yet")
    number = chart_words.number(len(sources))
    count = ngettext("{count} source", "{count} sources", len(sources)).format(count=number)
    last = _("last import {moment}").format(
        moment=moment(max(source.imported_ms for source in sources))
    )
    return f"{count} · {last}"


def import_verb(previews: Sequence[Preview]) -> str:
    """What the primary button says: «Import 8,214 posts», «Import 3 files», «Import it again»."""
    if len(previews) > 1:
        text = ngettext("Import {count} file", "Import {count} files", len(previews))
        return text.format(count=chart_words.number(len(previews)))
    if previews and previews[0].already:
        return _("Import it again")
    if not previews:
        return _("Import")
    known = _amounts(previews[0])
    if not known:
        return _("Import")
    kind, count = next((pair for pair in known if pair[0] == "posts"), known[0])
    return _("Import {amount}").format(amount=amount(kind, count))


def _amounts(preview: Preview) -> list[tuple[str, int]]:
    """Kinds and numbers of records in a file: as tried out, else as promised."""
    tried = preview.rehearsal.records if preview.rehearsal else ()
    found = [(one.kind, one.read - one.skipped) for one in tried]
    found = found or [(one.kind, one.amount or 0) for one in preview.amounts]
    return [pair for pair in found if pair[1] > 0]
