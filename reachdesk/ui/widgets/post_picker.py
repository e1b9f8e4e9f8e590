"""The field that shows which post is looked at, and finds another one by its words."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTimeZone, Signal

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.i18n import _
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.pickers import Picker
from reachdesk.ui.widgets.popup import SearchPopup
from reachdesk.ui.widgets.tables import TableColumn

_SHOWN = 10_000
"""More posts than most people write; the table asks only for what is on screen."""


def when(post: PostGlance) -> str:
    """«Tue 17 Nov 2026, 08:30» on the owner's clock; only the day (UTC) where no time is known."""
    zone = QTimeZone.systemTimeZone() if post.time_known else QTimeZone.utc()
    moment = QDateTime.fromMSecsSinceEpoch(post.created_ms, zone)
    day = chart_words.written(moment.date(), "ddd d MMM yyyy")
    if not post.time_known:
        return day
    return _("{day}, {time}").format(day=day, time=moment.toString("HH:mm"))


def _counted(count: int | None) -> str:
    return chart_words.UNKNOWN if count is None else chart_words.number(count)


def _columns() -> tuple[TableColumn, ...]:
    """Unknown counts sort below 0."""
    return (
        TableColumn(_("Posted"), lambda post: post.created_ms, when, width=0),
        TableColumn(_("Post"), glance, width=3),
        TableColumn(
            _("Kind"),
            lambda post: names.name("kind", post.kind),
            width=0,
        ),
        TableColumn(
            _("Views"),
            lambda post: -1 if post.views is None else post.views,
            lambda post: _counted(post.views),
            right=True,
            width=0,
        ),
        TableColumn(
            _("Reactions"),
            lambda post: -1 if post.reactions is None else post.reactions,
            lambda post: _counted(post.reactions),
            right=True,
            width=0,
        ),
    )


def glance(post: PostGlance) -> str:
    """The post's first words, or its kind where no export gives the text; where else it is."""
    text = " ".join((post.text or "").split())
    said = f"“{text}”" if text else names.name("kind", post.kind)
    if not post.also_on:
        return said
    networks = ", ".join(names.name("network", one) for one in post.also_on)
    return _("{post} · also on {networks}").format(post=said, networks=networks)


class PostPicker(Picker):
    """Shows a post; opens a list to search; `picked(post)` for another choice."""

    picked = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.theme, _("Post"), 200, 200)
        self.context = context
        self.request: Request | None = None
        self.popup = SearchPopup(context.theme, _columns(), self._search, self)
        self.popup.chosen.connect(self.picked)
        self.show_post(None)

    def show_post(self, post: PostGlance | None) -> None:
        """Show which post is looked at; None: none."""
        if post is None:
            self.show_choice("", _("Choose a post"))
        else:
            self.show_choice(when(post), glance(post))

    def show_moment(self, posted_ms: int) -> None:
        """Show a moment without a post."""
        self.show_choice(when(PostGlance("", posted_ms, "original", None)), _("a usual moment"))

    def show_draft(self, text: str, posted_ms: int) -> None:
        """Show a post that is not sent yet."""
        moment = when(PostGlance("", posted_ms, "original", None))
        said = " ".join(text.split())
        self.show_choice(_("Draft · {moment}").format(moment=moment), f"“{said}”" if said else "")

    def open_menu(self) -> None:
        """Open the list under the field."""
        if self.request is not None:
            self.popup.open_under(self, 780, 440)

    def _search(self, text: str) -> None:
        if self.request is not None:
            self.context.library.ask_posts(
                self, self.request, text, _SHOWN, self.popup.show_records
            )
