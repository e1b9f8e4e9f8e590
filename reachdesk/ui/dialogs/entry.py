"""The side panel of a post or a person behind an entry of the ledger. No score of anybody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.events import PersonPage, PostPage, Talk
from reachdesk.i18n import _, ngettext
from reachdesk.ui import event_words
from reachdesk.ui.outside import open_address
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.post_picker import when
from reachdesk.ui.widgets.words import line, prose, words


class PostPanel(QWidget):
    """The text of a post, when and what it was, its counts, its page, who answered."""

    def __init__(self, theme: Theme, page: PostPage) -> None:
        super().__init__()
        self.subtitle = f"{names.name('kind', page.glance.kind)} · {when(page.glance)}"
        column = _column(self)
        column.addWidget(prose(page.text or _("No export has the text of this post."), "lead"))
        said = event_words.amounts(page.counts) or _("No export counts its reactions.")
        column.addWidget(words(said, "base", "text", strong=True, wrap=True))
        self.link: Button | None = None
        if page.link:
            self.link = Button(theme, _("Open its page in the browser"), LINK)
            self.link.setToolTip(page.link)
            address = QUrl(page.link)
            self.link.clicked.connect(lambda _checked=False: open_address(address))
            column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        add_talks(column, page.talks, _("No exchange about it is in the exports."))
        column.addStretch(1)


class PersonPanel(QWidget):
    """A partner's handle and the exchanges, newest first."""

    def __init__(self, _theme: Theme, page: PersonPage) -> None:
        super().__init__()
        self.subtitle = f"@{page.handle}" if page.handle and page.handle != page.name else ""
        column = _column(self)
        if page.standing is not None:
            counts = _("Counts × {standing} in the score").format(
                standing=chart_words.number(page.standing, 2)
            )
            column.addWidget(words(counts, "small", "body"))
        add_talks(column, page.talks, _("No dated exchange is in the exports."))
        column.addStretch(1)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 16)
    column.setSpacing(8)
    return column


def add_talks(column: QVBoxLayout, talks: Sequence[Talk], nothing: str) -> None:
    """Each exchange: when, who did what, and what was said where that is public."""
    column.addSpacing(4)
    column.addWidget(line())
    count = len(talks)
    heading = ngettext("{count} exchange", "{count} exchanges", count)
    heading = heading.format(count=chart_words.number(count))
    column.addWidget(words(heading if count else nothing, "card_title", "text", wrap=True))
    for one in talks:
        told = QVBoxLayout()  # what belongs to one exchange stands nearer together
        told.setSpacing(2)
        told.addWidget(words(event_words.moment(one.at_ms), "least", "muted"))
        told.addWidget(words(event_words.talk(one), "base", "text", strong=True, wrap=True))
        if one.text:
            told.addWidget(prose(one.text, "small"))
        if one.words or (one.weight is not None and one.weight < 1):
            told.addWidget(words(_courtesy(one), "least", "muted", wrap=True))
        column.addLayout(told)
        column.addSpacing(6)


def _courtesy(one: Talk) -> str:
    """«courtesy “thanks”: counts × 0.10», «courtesy: counts × 0.10» where its words are unknown."""
    weight = chart_words.number(1 if one.weight is None else one.weight, 2)
    if not one.words:
        return _("courtesy: counts × {weight}").format(weight=weight)
    quoted = ", ".join(f"“{each}”" for each in one.words)
    return _("courtesy {words}: counts × {weight}").format(words=quoted, weight=weight)
