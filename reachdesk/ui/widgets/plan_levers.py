"""The levers of a plan: how often, when, again, elsewhere, and more followers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import reach_plan_words as said
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.plan import PRESENT, PlanElsewhere, ReachPlan
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.plan_channels import ChannelPicker
from reachdesk.ui.widgets.plan_hours import HourStrip
from reachdesk.ui.widgets.plan_places import PlacePicker
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import words

LEAST_POSTS, MOST_POSTS = 0.1, 20.0
MOST_HOURS_AFTER, MOST_ADDED = 48.0, 500.0
USUAL_CHANCE = 0.05  # of section 2.3's example of another channel; there is no better number
_NUMBER = re.compile(r"\d[\d\s.,']*")


def typed_number(text: str) -> float:
    """The number in what was typed; 0 for words without one («never»)."""
    found = _NUMBER.search(text)
    if found is None:
        return 0.0
    value, good = chart_words.locale().toDouble(found.group().replace(" ", "").strip())
    return value if good else float(found.group().strip().replace(",", "."))


class PlanLevers(QWidget):
    """Sliders and hours. `moved(plan)` while one moves."""

    moved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plan = Plan(1.0)
        self.posts = self._row(
            _("Posts a day"),
            Scale(LEAST_POSTS, MOST_POSTS, show=chart_words.plain, read=typed_number, log=True),
        )
        self.hours = HourStrip(theme)
        self.hours_said = words("", "small", "text", strong=True)
        self.again = self._slider(
            _("Repeat after"), MOST_HOURS_AFTER, _hours_after, typed_number, whole=True
        )
        self.share = self._slider(
            _("Followers also on another channel"), 1.0, chart_words.percent, _typed_share
        )
        self.share.set_note(_("The overlap is unknown: shown as a range"), Evidence.ASSUMED)
        self.chance = self._slider(
            _("Chance to see a post there"), 0.5, chart_words.percent, _typed_share
        )
        self.channel = ChannelPicker(theme)
        self.channel.chose.connect(self._tell)
        self._there: PlanElsewhere | None = None
        self.count = self._slider(
            _("New followers"), MOST_ADDED, chart_words.number, typed_number, whole=True
        )
        self.place = PlacePicker(theme)
        self.place.chose.connect(self._tell)
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan, without `moved`."""
        self.plan = plan
        other = plan.cross_post or CrossPost(0.0, USUAL_CHANCE)
        self.posts.set_value(plan.posts_per_day)
        self.again.set_value(float(plan.repeat_after_hours or 0))
        self.share.set_value(other.share)
        self.chance.set_value(other.chance)
        self.channel.show_key(other.account)
        self.count.set_value(sum(each.count for each in plan.added))
        if plan.added:
            self.place.show_key(plan.added[0].group)
        self._show_hours(plan.hours)
        self._show_parts()

    def show_present(self, data: ReachPlan) -> None:
        """What the reset of posts a day goes back to, where it comes from, and where new followers
        may be."""
        present = data.row(PRESENT)
        self.posts.set_default(present.plan.posts_per_day if present else self.plan.posts_per_day)
        known = Evidence.MEASURED if present else Evidence.MISSING
        self.posts.set_note(said.habit(data), known)
        self.posts.note.show()
        self.posts.badge.show()
        wanted = next((each.group for each in self.plan.added), None)
        self.place.show_places(data, wanted)
        self.channel.show_accounts(data)
        row = said.looked_at(data)
        self._there = row.elsewhere if row is not None else None
        self._show_parts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        hours = QVBoxLayout()
        hours.setSpacing(0)
        named = QHBoxLayout()
        named.addWidget(words(_("Hours"), "small", "text"))
        named.addStretch(1)
        named.addWidget(self.hours_said)
        hours.addLayout(named)
        hours.addWidget(self.hours)
        modelled = _("Modelled: the hour hardly mattered in public data")
        hours.addWidget(words(modelled, "least", "muted", wrap=True))
        self.hours.changed.connect(self._hours_changed)
        column.addWidget(self.posts)
        column.addLayout(hours)
        for row in (self.again, self.channel, self.share, self.chance, self.count):
            column.addWidget(row)
        column.addWidget(self.place)

    def _slider(
        self,
        name: str,
        most: float,
        show: Callable[[float], str],
        read: Callable[[str], float],
        *,
        whole: bool = False,
    ) -> SliderRow:
        steps = round(most) if whole and most <= 100 else 100 if most <= 1 else 200
        if whole and most > 100:
            steps = round(most / 10)
        return self._row(name, Scale(0.0, most, show=show, read=read, steps=steps, whole=whole))

    def _row(self, name: str, scale: Scale) -> SliderRow:
        slider = SliderRow(self._theme, name, scale, scale.low)
        slider.note.hide()
        slider.badge.hide()
        slider.moved.connect(lambda _value: self._tell())
        return slider

    def _hours_changed(self, hours: tuple[int, ...]) -> None:
        self._show_hours(hours)
        self._tell()

    def _show_hours(self, hours: tuple[int, ...]) -> None:
        self.hours.show_hours(hours)
        shown = sorted(hours)
        text = ", ".join(chart_words.clock(60 * hour) for hour in shown[:3])
        self.hours_said.setText(text + (f" +{len(shown) - 3}" if len(shown) > 3 else ""))

    def _show_parts(self) -> None:
        known = self._there is not None and self._there.account == self.channel.key
        self.share.setVisible(not (known and self._there and self._there.counted))
        self.chance.setVisible(self.share.value > 0 and not known)
        for part in (self.share.note, self.share.badge):
            part.setVisible(self.share.value > 0)
        self.place.setVisible(self.count.value > 0)

    def _posts(self) -> float:
        """To one decimal where the knob was moved, else what the plan has."""
        held = self.plan.posts_per_day
        return held if self.posts.value == held else round(self.posts.value, 1)

    def _tell(self) -> None:
        self._show_parts()
        after = round(self.again.value)
        there = self.channel.key
        other = CrossPost(self.share.value, self.chance.value, there)
        count = round(self.count.value)
        new = (AddedFollowers(float(count), None, self.place.key),) if count else ()
        self.plan = replace(
            self.plan,
            posts_per_day=self._posts(),
            hours=self.hours.hours,
            repeat_after_hours=after or None,
            cross_post=other if other.share > 0 or there else None,
            added=new,
        )
        self.moved.emit(self.plan)


def _hours_after(hours: float) -> str:
    return chart_words.hours(round(hours)) if round(hours) else _("never")


def _typed_share(text: str) -> float:
    return typed_number(text) / 100
