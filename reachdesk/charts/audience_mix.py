"""The audience in one short list: main groups of place, role and list, unknown last."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.bars import least_height
from reachdesk.charts.base import ChartView, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.group_bars import Bar, draw_bars
from reachdesk.charts.painted import PaintedView
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.audience import AudienceMix
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext


def bars(data: AudienceMix) -> list[Bar]:
    """The groups as given, then the unknown of each dimension."""
    groups = [
        Bar(group.key, names.group(_dimension(group.key), group.key, group.name), group.people)
        for group in data.groups
    ]
    unknown = [
        Bar(f"unknown_{key}", names.name("unknown", key), people, grey=True)
        for key, people in data.unknown
    ]
    return groups + unknown


def _dimension(key: str) -> str:
    return "country" if len(key) == 2 and key.isupper() else "role"


class AudienceMixChart:
    """Who is listening?"""

    key = "audience_mix"
    order = 59

    def title(self) -> str:
        """A noun."""
        return _("Audience mix")

    def headline(self, data: AudienceMix) -> str:
        """The largest group."""
        if not data.groups:
            return _("Nothing known of {followers}").format(
                followers=words.followers(data.followers)
            )
        top = bars(data)[0]
        return _("{amount} in the largest group, {name}").format(
            name=top.name, amount=words.of_percent(top.people, data.followers)
        )

    def subtitle(self, data: AudienceMix) -> str:
        """n, and that groups overlap."""
        return _("{people} · groups overlap").format(people=words.people(data.followers))

    def summary(self, data: AudienceMix) -> str:
        """All groups with their figures."""
        parts = "; ".join(
            _("{name}: {people}").format(name=bar.name, people=words.number(bar.people))
            for bar in bars(data)
        )
        return method.spoken(
            _("Of {followers}: {groups}.").format(
                followers=words.followers(data.followers), groups=parts or words.UNKNOWN
            ),
            overlap_note(data),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account's followers. It does not rank people.")

    def missing(self, data: AudienceMix) -> str | None:
        """Which export would fill it."""
        if data.groups:
            return None
        return _("An X archive names no places or roles. A follower table (CSV) fills this.")

    def explanation(self, data: AudienceMix) -> Explanation:
        """How the counts come about."""
        inputs = [Input(_("Followers"), words.number(data.followers), Evidence.MEASURED)]
        inputs += [
            Input(
                names.name("unknown", key),
                words.of_percent(people, data.followers),
                Evidence.MISSING,
            )
            for key, people in data.unknown
        ]
        return method.explained(
            data.method,
            _("The largest groups of your followers by place and role."),
            _("Each person counts once in every group they belong to; groups are never added."),
            tuple(inputs),
        )

    def table(self, data: AudienceMix) -> Table:
        """One row per group, the unknown last."""
        columns = (Column(_("Group")), Column(_("People"), _("people")))
        return Table(columns, tuple((bar.name, bar.people) for bar in bars(data)))

    def view(self, style: ChartStyle) -> ChartView:
        """Bars; `picked` sends the key of a group."""
        return PaintedView(self, style, self.draw, (226, 200))

    def least_height(self, style: ChartStyle, width: float, data: AudienceMix) -> float:
        """All bars and the whole note."""
        return least_height(style, width, len(bars(data)), overlap_note(data))

    def draw(self, canvas: Canvas, rect: QRectF, data: AudienceMix) -> list[Mark]:
        """Draw the bars."""
        return draw_bars(canvas, rect, bars(data), data.followers, (overlap_note(data), ""))


def overlap_note(data: AudienceMix) -> str:
    """«52 people are in both …», for the largest overlap."""
    if not data.overlap:
        return ""
    first, second, people = data.overlap[0]
    named = {group.key: group.name for group in data.groups}
    text = ngettext(
        "{count} person is in both {first} and {second}.",
        "{count} people are in both {first} and {second}.",
        people,
    )
    return text.format(
        count=words.number(people),
        first=names.group(_dimension(first), first, named.get(first)),
        second=names.group(_dimension(second), second, named.get(second)),
    )


CHART = AudienceMixChart()
