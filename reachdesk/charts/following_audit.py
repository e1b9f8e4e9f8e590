"""Whom the owner follows: who follows back, by how they met, and who has no role and no list."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.bars import BarRow, draw_rows
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.audience import FollowingAudit
from reachdesk.domain.evidence import Evidence
from reachdesk.group_names import MET
from reachdesk.i18n import _, ngettext

_LEAST = 10  # no percentages under ten


class FollowingAuditChart(PaintedChart[FollowingAudit]):
    """Does following bring followers?"""

    key = "following_audit"
    order = 68
    preferred = (340, 150)

    def title(self) -> str:
        """A noun."""
        return _("Whom you follow")

    def headline(self, data: FollowingAudit) -> str:
        """How many follow back."""
        if data.back is None:
            form = ngettext(
                "You follow {count} account", "You follow {count} accounts", data.followed
            )
            return form.format(count=words.number(data.followed))
        return _("{back} of the {count} you follow follow back").format(
            back=words.number(data.back), count=words.number(data.followed)
        )

    def subtitle(self, data: FollowingAudit) -> str:
        """What the bars are."""
        return _("Follow back, by how you met")

    def summary(self, data: FollowingAudit) -> str:
        """All groups, spoken."""
        parts = (
            _("{name}: {amount}").format(
                name=_named(group.met), amount=words.of(group.back, group.followed)
            )
            for group in data.groups
        )
        return method.spoken(self.headline(data) + ".", *(f"{part}." for part in parts), note(data))

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of accounts that you follow. Nobody is graded.")

    def missing(self, data: FollowingAudit) -> str | None:
        """Which export would fill it."""
        if data.followed and data.groups:
            return None
        return _("An archive with whom you follow and who follows you fills this.")

    def explanation(self, data: FollowingAudit) -> Explanation:
        """How the counts come about."""
        return method.explained(
            data.method,
            _("Of the accounts that you follow, how many follow you, by how you met them."),
            _("How you met is your own word (key M in the people table). Off topic: described, but "
              "without a role and on none of your lists."),
            (
                Input(_("You follow"), words.number(data.followed), Evidence.MEASURED),
                Input(_("Follow back"), words.number(data.back), Evidence.DERIVED),
                Input(_("No role and no list"), words.of(data.off_topic, data.described),
                      Evidence.DERIVED),
            ),
        )  # fmt: skip

    def table(self, data: FollowingAudit) -> Table:
        """One row per way of having met."""
        columns = (
            Column(_("How we met")),
            Column(_("You follow"), _("people")),
            Column(_("Follow back"), _("people")),
        )
        rows = tuple((_named(group.met), group.followed, group.back) for group in data.groups)
        return Table(columns, rows)

    def draw(self, canvas: Canvas, rect: QRectF, data: FollowingAudit) -> list[Mark]:
        """A bar per way of having met: all pale, those who follow back solid."""
        rows = [
            BarRow(
                name=_named(group.met),
                figure=words.number(group.followed),
                value=group.followed,
                grey=not group.met,
                pairs=((_("follow back"), _rate(group.back, group.followed)),),
                part=group.back,
                part_figure=words.number(group.back),
            )
            for group in data.groups
        ]
        most = max(group.followed for group in data.groups)
        return draw_rows(canvas, rect, rows, most, note(data))


def note(data: FollowingAudit) -> str:
    """How many are off topic."""
    if not data.described:
        return _("Whom you follow is only numbers: a table with names says who is off topic.")
    return _("{count} of {described} described have no role and are on none of your lists.").format(
        count=words.number(data.off_topic), described=words.number(data.described)
    )


def _named(met: str) -> str:
    """The words for a way of having met; the owner's own stand as they are."""
    marked = MET.get(met)
    return _(marked) if marked else met or _("Not said how you met")


def _rate(back: int, followed: int) -> str:
    return words.of_percent(back, followed) if followed >= _LEAST else words.of(back, followed)


CHART = FollowingAuditChart()
