"""What is in a file, in figures: tiles and lines of an import preview."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from reachdesk.charts import names
from reachdesk.domain.answers.sources import KindReport, Preview
from reachdesk.i18n import _, ngettext
from reachdesk.ui import import_words, mapping_words
from reachdesk.ui.widgets.tile import tile

_MOST_TILES = 3
_QUIET = frozenset({"profile", "counts"})


def tiles(preview: Preview) -> QHBoxLayout | None:
    """New, already here and unreadable where the file was tried out, else what it promises."""
    rehearsal = preview.rehearsal
    figures = [
        (one.amount, import_words.kind(one.kind), "text")
        for one in preview.amounts
        if one.amount is not None
    ]
    main = _main(rehearsal.records) if rehearsal else None
    if main is not None:
        figures = [
            (main.new, _new(main), "text"),
            (main.changed + main.unchanged, _("already here"), "text"),
        ]
        skipped = sum(one.skipped for one in rehearsal.records) if rehearsal else 0
        if skipped:
            figures.append((skipped, mapping_words.unreadable(skipped), "down_text"))
    if not figures:
        return None
    row = QHBoxLayout()
    row.setSpacing(8)
    for count, word, tone in figures[:_MOST_TILES]:
        row.addWidget(tile(count, word, tone), 1)
    return row


def lines(preview: Preview) -> list[tuple[str, str]]:
    """Name and value pairs: format, account, dates, what is new and what is here already."""
    network = names.name("network", preview.network)
    account = (preview.account or "").partition(":")[2]
    found = [
        (_("Format"), preview.title),
        (_("Account"), f"{network} {import_words.handle(account)}".strip()),
    ]
    rehearsal = preview.rehearsal
    if rehearsal is not None and rehearsal.first_ms is not None:
        found.append((_("Speaks of"), import_words.span(rehearsal)))
    if preview.as_of_ms is not None:
        found.append((_("State of"), import_words.day(preview.as_of_ms)))
    if rehearsal is not None:
        new = [import_words.amount(one.kind, one.new) for one in rehearsal.records if one.new]
        known = [
            import_words.amount(one.kind, one.changed + one.unchanged)
            for one in rehearsal.records
            if one.changed + one.unchanged
        ]
        found.append((_("New"), ", ".join(new) or _("nothing new")))
        if known:
            found.append((_("Already here"), ", ".join(known)))
    return found


def _main(records: tuple[KindReport, ...]) -> KindReport | None:
    """The kind that says most: posts, else the one with most rows, figures of days last."""
    seen = [one for one in records if one.read and one.kind not in _QUIET]
    posts = next((one for one in seen if one.kind == "posts"), None)
    return posts or max(seen or records, key=lambda one: one.read, default=None)


def _new(kind: KindReport) -> str:
    """«new posts»."""
    if kind.kind in ("followers", "following", "people", "list_members"):
        return mapping_words.new_people(kind.new)
    if kind.kind == "posts":
        return ngettext("new post", "new posts", kind.new)
    return _("new: {kind}").format(kind=import_words.kind(kind.kind))
