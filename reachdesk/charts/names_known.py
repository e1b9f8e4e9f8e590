"""How much is known of the followers: names, places, roles."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.base import ChartView, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.group_bars import Bar, draw_bars
from reachdesk.charts.painted import PaintedView
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.audience import NamesKnown
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def bars(data: NamesKnown) -> list[Bar]:
    """Name, place and role known, and the followers who are only a number."""
    followers = data.followers or 0
    return [
        Bar("named", _("Known by name"), data.named),
        Bar("placed", _("Place known"), data.placed),
        Bar("with_role", _("Role known"), data.with_role),
        Bar("unnamed", _("Only an id"), max(0, followers - data.named), grey=True),
    ]


class NamesKnownChart:
    """Whom do the exports name?"""

    key = "names_known"
    order = 63

    def title(self) -> str:
        """A noun."""
        return _("What is known of followers")

    def headline(self, data: NamesKnown) -> str:
        """How many are known by name."""
        if not data.followers:
            return _("No follower list yet")
        return _("{amount} known by name").format(amount=words.of(data.named, data.followers))

    def subtitle(self, data: NamesKnown) -> str:
        """n of people known at all."""
        return ngettext(
            "{count} person in all exports, followers or not",
            "{count} people in all exports, followers or not",
            data.people,
        ).format(count=words.number(data.people))

    def summary(self, data: NamesKnown) -> str:
        """All figures."""
        if not data.followers:
            return _("The exports at hand hold no list of followers.")
        return _(
            "Of {followers}, {named} are known by name, {placed} by place, {role} by role."
        ).format(
            followers=words.followers(data.followers),
            named=words.number(data.named),
            placed=words.number(data.placed),
            role=words.number(data.with_role),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account's followers. It does not rank people.")

    def missing(self, data: NamesKnown) -> str | None:
        """Which export would fill it."""
        if data.followers:
            return None
        return _("No list of followers yet. An X archive or a follower table (CSV) fills this.")

    def explanation(self, data: NamesKnown) -> Explanation:
        """Where names come from."""
        known = Input(
            _("Known by name"), words.of_percent(data.named, data.followers), Evidence.MEASURED
        )
        return method.explained(
            data.method,
            _(
                "An X archive lists followers as numbers; names come from your own mentions and "
                "replies, and from follower tables."
            ),
            _("A follower counts as known when any export gives a name or a handle."),
            (known,),
        )

    def table(self, data: NamesKnown) -> Table:
        """One row per fact."""
        columns = (Column(_("Known")), Column(_("People"), _("people")))
        return Table(columns, tuple((bar.name, bar.people) for bar in bars(data)))

    def view(self, style: ChartStyle) -> ChartView:
        """Bars."""
        return PaintedView(self, style, self.draw, (226, 150))

    def draw(self, canvas: Canvas, rect: QRectF, data: NamesKnown) -> list[Mark]:
        """Draw the bars."""
        return draw_bars(canvas, rect, bars(data), data.followers or 0, ("", ""))


CHART = NamesKnownChart()
