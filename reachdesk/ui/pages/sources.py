"""Where everything comes from: the imports, what exports can say, what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from reachdesk.charts.words import number
from reachdesk.domain.answers.proposals import Proposal
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _, ngettext
from reachdesk.services.desk import Request
from reachdesk.ui import import_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.proposals import show_proposals
from reachdesk.ui.dialogs.source_details import SkippedRows, SourceDetails
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.ports import FormatInfo
from reachdesk.ui.skipped_files import save_skipped
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.fact_table import EvidenceLegend, FactTable
from reachdesk.ui.widgets.next_export_card import NextExportCard
from reachdesk.ui.widgets.source_table import SourceTable
from reachdesk.ui.widgets.words import words

_SHOWN_SKIPPED = 3


class Sources(Page):
    """The import log, the table of facts, rows that could not be read, the next export."""

    beside_panel = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.log = LogCard(context)
        self.facts = FactsCard(context)
        self.skipped = SkippedCard(context)
        self.next_export = NextExportCard(context)
        self.grid.place(self.log, 12, 304)
        self.grid.place(self.facts, 12, 232)
        self.grid.place(self.skipped, 6, 172, small=6)
        self.grid.place(self.next_export, 6, 172, small=6)

    def ask(self, request: Request) -> None:
        """Everything is known already: the library tells its contents after every change."""
        self._fill()

    def nothing_to_ask(self) -> None:
        """Sources are shown without an account, too."""
        self._fill()

    def _fill(self) -> None:
        for card in (self.log, self.facts, self.skipped, self.next_export):
            card.fill()


class LogCard(Card):
    """A row per source."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.table = SourceTable(context.theme)
        self.table.picked.connect(self._show)
        self.table.undone.connect(lambda source: context.shell.undo_import(source.source_id))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.table, 1)
        self.same = Button(context.theme, "", LINK)
        self.same.clicked.connect(lambda _checked=False: show_proposals(context))
        self.same.hide()
        self.corner.addWidget(self.same)

    def fill(self) -> None:
        """Show the sources of the library, and whether something in them may be the same."""
        if self.context.library.is_open:
            self.context.library.ask_proposals(self, self._show_same)
        sources = self.context.library.contents.sources
        count = len(sources)
        title = ngettext("{count} source", "{count} sources, merged value by value", count)
        subtitle = _("The order of import never matters · any source can be taken out again")
        title = title.format(count=number(count)) if count else _("No sources yet")
        self.set_titles(title, subtitle)
        titles = {one.key: one.title for one in self.context.library.contents.formats}
        self.table.show_sources(sources, titles)
        self.table.horizontalHeader().setVisible(bool(sources))
        self.bare = not sources
        self.updateGeometry()

    def _show_same(self, found: Sequence[Proposal]) -> None:
        """The link to what may be the same stays as long as there is anything to decide or undo."""
        open_ones = sum(one.accepted is None for one in found)
        waiting = ngettext(
            "{count} pair may be the same", "{count} pairs may be the same", open_ones
        )
        decided = ngettext("{count} pair decided", "{count} pairs decided", len(found))
        count = open_ones or len(found)
        self.same.setText((waiting if open_ones else decided).format(count=number(count)))
        self.same.setVisible(bool(found))
        self.same.restyle()

    def _show(self, source: SourceReport) -> None:
        titles = {one.key: one.title for one in self.context.library.contents.formats}
        panel = SourceDetails(self.context.theme, source, titles.get(source.format, source.format))
        panel.save_button.clicked.connect(
            lambda _checked=False: save_skipped(self.context, panel, (source,))
        )
        panel.undo_button.clicked.connect(lambda _checked=False: self._undo(source))
        self.context.shell.open_panel(panel, source.file)

    def _undo(self, source: SourceReport) -> None:
        self.context.shell.close_panel()
        self.context.shell.undo_import(source.source_id)


class FactsCard(Card):
    """The formats in the library, else all that can be imported, by the eight facts."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("What each export can and cannot say"))
        self.table = FactTable(context.theme)
        self.legend = EvidenceLegend(context.theme)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.table, 1)
        self.body.addSpacing(6)
        self.body.addWidget(self.legend)

    def fill(self) -> None:
        """Show the formats."""
        contents = self.context.library.contents
        used = {source.format for source in contents.sources}
        formats = [one for one in contents.formats if one.key in used and _says(one)]
        formats = formats or list(contents.formats)
        self.table.show_formats(formats)
        archive = any(one.key == "x_archive" for one in formats)
        note = _("Mentions in an archive are only those you answered.") if archive else ""
        self.legend.say(note)
        self.set_titles(self.title.text(), _("Completeness is counted from this table"))


def _says(one: FormatInfo) -> bool:
    """Whether it is known what a format can say: not of what was saved from a damaged library."""
    return any(evidence is not Evidence.MISSING for _fact, evidence in one.can_say)


class SkippedCard(Card):
    """The first rows that could not be read, and a way to all of them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.all = Button(context.theme, "", LINK)
        self.all.clicked.connect(lambda _checked=False: self._show_all())
        self.corner.addWidget(self.all)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.setContentsMargins(0, 2, 0, 0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def fill(self) -> None:
        """Show the skipped rows of all sources."""
        sources = self.context.library.contents.sources
        unread, left_out = import_words.unreadable(sources), import_words.left_out(sources)
        title = ngettext("{count} row could not be read", "{count} rows could not be read", unread)
        self.set_titles(
            title.format(count=number(unread)) if unread else _("Every row could be read"),
            _left_out(left_out) if left_out else _("Nothing disappears silently"),
        )
        self.all.setText(_("Show all {count}").format(count=number(unread + left_out)))
        self.all.setVisible(unread + left_out > 0)
        self.all.restyle()
        self._show_reasons(_first_reasons(sources))

    def _show_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        while item := self._lines.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for why, places in reasons:
            self._lines.addSpacing(4)
            self._lines.addWidget(words(why, "small", "text", strong=True, wrap=True))
            self._lines.addWidget(words(places, "least", "muted", wrap=True))

    def _show_all(self) -> None:
        sources = self.context.library.contents.sources
        panel = SkippedRows(self.context.theme, sources)
        panel.save_button.clicked.connect(
            lambda _checked=False: save_skipped(self.context, panel, sources)
        )
        self.context.shell.open_panel(panel, self.title.text())


def _first_reasons(sources: Sequence[SourceReport]) -> list[tuple[str, str]]:
    """The first reasons why rows were not taken, and where: newest sources first, and before
    everything else what could not be read."""
    found: list[tuple[str, str]] = []
    for left_out in (False, True):
        for source in reversed(sources):
            rows = [row for row in source.skipped if row.left_out is left_out]
            for why, places in import_words.by_reason(rows).items():
                where = import_words.some_places(places)
                place = _("{file}, {where}").format(file=source.file, where=where)
                found.append((why, place))
                if len(found) == _SHOWN_SKIPPED:
                    return found
    return found


def _left_out(count: int) -> str:
    form = ngettext(
        "{count} more was left out on purpose: posts by others, the same twice",
        "{count} more were left out on purpose: posts by others, the same twice",
        count,
    )
    return form.format(count=number(count))


PAGE = PageSpec("sources", N_("Sources"), "sources", 90, Sources, always=True)
