"""The ledger: every entry of a day's score, with the post or person it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reachdesk.charts import names, recipe_words
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.score import Ledger, LedgerEntry
from reachdesk.domain.on_demand import column
from reachdesk.i18n import _, ngettext
from reachdesk.ui import event_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.answer_card import AnswerCard
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.tables import RecordTable, TableColumn
from reachdesk.ui.widgets.words import words

_TONES = {
    "reach": "accent_text",
    "amplification": "up_text",
    "network": "third_text",
    "authority": "accent_text",
    "audience": "up_text",
    "activity": "third_text",
}


def detail_words(entry: LedgerEntry) -> str:
    """«5 reposts, 3 likes», «1 mention, × 1.40, said “thanks”» (× is the standing of the person);
    «—» where an entry has no amounts."""
    parts = [event_words.amounts(entry.detail)]
    if entry.standing is not None and entry.standing != 1:
        parts.append(_("× {standing}").format(standing=chart_words.number(entry.standing, 2)))
    if entry.words:
        quoted = ", ".join(f"“{each}”" for each in entry.words)
        parts.append(_("said {words}").format(words=quoted))
    return ", ".join(filter(None, parts)) or chart_words.UNKNOWN


def label(entry: LedgerEntry) -> str:
    """What an entry belongs to; the base belongs to everybody."""
    if entry.kind != "base":
        return event_words.item_name(entry.kind, entry.item_id, entry.label, entry.day)
    if entry.rule == "base":
        return _("Base, the same for everybody")
    return _("Followers") if entry.rule == "audience" else _("People whom no export names")


class LedgerCard(AnswerCard):
    """Entries largest first; `picked(entry)` when one is chosen."""

    picked = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "score_ledger", _("Ledger"))
        self.badge = EvidenceBadge(context.theme)
        self.corner.addWidget(self.badge)
        self.table = RecordTable(context.theme, _columns())
        self.table.setMinimumHeight(context.theme.px(150))
        self.table.picked.connect(self.picked)
        self._entries: Sequence[LedgerEntry] = ()
        self._day: int | None = None
        self.sum = words("", "small", "muted", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addSpacing(8)
        self.body.addWidget(self.sum)
        self.show_answer(None)

    def show_answer(self, answer: Ledger | None) -> None:
        """Show the entries of a day, or that there are none."""
        self.badge.setVisible(answer is not None)
        self._entries = answer.entries if answer else ()
        if answer is None:
            self.set_titles(_("Ledger"), _("Every point of the score, opened"))
            self.table.show_records(())
            self.sum.setText(_("No posts in the library yet."))
            return
        count = len(answer.entries)
        entries = ngettext("{count} entry", "{count} entries", count).format(
            count=chart_words.number(count)
        )
        self.badge.show_evidence(answer.method.evidence)
        self.set_titles(
            _("Ledger"),
            _("{entries} on {day} · largest first · {ages}").format(
                entries=entries, day=chart_words.day_long(answer.day), ages=_rules(answer)
            ),
        )
        self.table.show_records(answer.entries)
        if self._day is not None:
            self.light_day(self._day)
        self.sum.setText(
            _("They add up to {total} to the last digit. {courtesy}").format(
                total=chart_words.number(answer.total, 1), courtesy=_courtesy(answer)
            )
        )

    def light_day(self, day: int | None) -> None:
        """Light the first entry of a day, now and when other entries are shown; None none."""
        self._day = day
        days = enumerate(column(self._entries, "day"))
        self.table.light_place(next((place for place, one in days if one == day), None))


def _courtesy(answer: Ledger) -> str:
    use = answer.method.score
    if use is not None and use.courtesy_in_full:
        said = _("Courtesy is counted in full.")
    else:
        said = _("Courtesy counts a tenth.")
    if any(standing not in (None, 1) for standing in column(answer.entries, "standing")):
        return " ".join((said, _("× is how much a person counts.")))
    return said


def _rules(answer: Ledger) -> str:
    """How entries age, and what is not counted as usual."""
    ages = recipe_words.age_weights(answer.method)
    return " · ".join((ages, *recipe_words.unusual(answer.method)))


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(
            _("Date"),
            lambda entry: entry.day,
            lambda entry: chart_words.day_short(entry.day),
            width=0,
            field="day",
        ),
        TableColumn(_("Post or person"), label, width=3, strong=True, least=120),
        TableColumn(_("Why"), detail_words, width=3, least=100, whole=True),
        TableColumn(
            _("Age"),
            lambda entry: entry.age_weight,
            lambda entry: chart_words.number(entry.age_weight, 2),
            field="age_weight",
            right=True,
            width=0,
            yields=True,
        ),
        TableColumn(
            _("Counts for"),
            lambda entry: entry.rule,
            lambda entry: names.name("component", entry.rule),
            field="rule",
            width=0,
            tone=lambda entry: _TONES.get(entry.rule, "muted"),
        ),
        TableColumn(
            _("Points"),
            lambda entry: entry.points,
            lambda entry: chart_words.number(entry.points, 2),
            field="points",
            right=True,
            width=0,
            strong=True,
        ),
    )
