"""The ledger: every entry of a day's score, with the post or person it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reachdesk.charts import names, recipe_words
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.score import Ledger, LedgerEntry
from reachdesk.i18n import _, ngettext
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.answer_card import AnswerCard
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.tables import RecordTable, TableColumn
from reachdesk.ui.widgets.words import words

_TONES = {"reach": "accent_text", "amplification": "up_text", "network": "third_text"}


def detail_words(entry: LedgerEntry) -> str:
    """«5 reposts, 3 likes», «1 mention, 1 courtesy, said “thanks”, × 1.40» (the standing of
    the person); «—» where an entry has no amounts."""
    forms = {
        "reposts": lambda n: ngettext("{count} repost", "{count} reposts", n),
        "likes": lambda n: ngettext("{count} like", "{count} likes", n),
        "quotes": lambda n: ngettext("{count} quote", "{count} quotes", n),
        "replies": lambda n: ngettext("{count} reply", "{count} replies", n),
        "views": lambda n: ngettext("{count} view", "{count} views", n),
        "mentions": lambda n: ngettext("{count} mention", "{count} mentions", n),
        "messages": lambda n: ngettext("{count} message", "{count} messages", n),
        "posts": lambda n: ngettext("{count} post", "{count} posts", n),
        "replies_sent": lambda n: ngettext("{count} answer sent", "{count} answers sent", n),
        "courtesy": lambda n: ngettext("{count} courtesy", "{count} courtesies", n),
    }
    parts = [
        forms[key](amount).format(count=chart_words.number(amount))
        if key in forms
        else f"{chart_words.number(amount)} {key.replace('_', ' ')}"
        for key, amount in entry.detail
        if amount
    ]
    if entry.words:
        quoted = ", ".join(f"“{each}”" for each in entry.words)
        parts.append(_("said {words}").format(words=quoted))
    if entry.standing is not None and entry.standing != 1:
        parts.append(_("× {standing}").format(standing=chart_words.number(entry.standing, 2)))
    return ", ".join(parts) or chart_words.UNKNOWN


def label(entry: LedgerEntry) -> str:
    """What an entry belongs to; the base belongs to everybody."""
    return _("Base, the same for everybody") if entry.kind == "base" else entry.label


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
        self.sum = words("", "small", "muted", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sum)
        self.show_answer(None)

    def show_answer(self, answer: Ledger | None) -> None:
        """Show the entries of a day, or that there are none."""
        self.badge.setVisible(answer is not None)
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
        self.sum.setText(
            _("They add up to {total} to the last digit. {courtesy}").format(
                total=chart_words.number(answer.total, 1), courtesy=_courtesy(answer)
            )
        )


def _courtesy(answer: Ledger) -> str:
    use = answer.method.score
    if use is not None and use.courtesy_in_full:
        return _("Courtesy is counted in full.")
    return _("Courtesy counts a tenth.")


def _rules(answer: Ledger) -> str:
    """How entries age, and what is not counted as usual."""
    own = answer.method.score is not None and answer.method.score.own
    named = recipe_words.name(answer.method) if own else ""
    said = (recipe_words.age_weights(answer.method), named, *recipe_words.switches(answer.method))
    return " · ".join(filter(None, said))


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(
            _("Date"),
            lambda entry: entry.day,
            lambda entry: chart_words.day_short(entry.day),
            width=0,
        ),
        TableColumn(_("Post or person"), label, width=4, strong=True),
        TableColumn(_("Why"), detail_words, width=3),
        TableColumn(
            _("Age"),
            lambda entry: entry.age_weight,
            lambda entry: chart_words.number(entry.age_weight, 2),
            right=True,
            width=0,
        ),
        TableColumn(
            _("Counts for"),
            lambda entry: entry.rule,
            lambda entry: names.name("component", entry.rule),
            width=0,
            tone=lambda entry: _TONES.get(entry.rule, "muted"),
        ),
        TableColumn(
            _("Points"),
            lambda entry: entry.points,
            lambda entry: chart_words.number(entry.points, 2),
            right=True,
            width=0,
            strong=True,
        ),
    )
