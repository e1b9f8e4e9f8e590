"""All assumptions at the right side: value, unit, evidence, source, Reset; mixes of zones."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.presets import CALIBRATED, LIKE_ME
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.clocks import Week, ZoneMix
from reachdesk.domain.reach.depth import DepthLaw, Fixed, Geometric, LoadAndMores
from reachdesk.domain.reach.parameters import parameter, value_of
from reachdesk.i18n import N_, _
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets import assumption_words
from reachdesk.ui.widgets.assumption_slider import assumption_slider, moved_to
from reachdesk.ui.widgets.buttons import SECONDARY, Button
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.slider_row import SliderRow
from reachdesk.ui.widgets.week_editor import WeekEditor
from reachdesk.ui.widgets.words import line, prose, words
from reachdesk.ui.widgets.zone_mix import ZoneMixEditor

_LAWS = (
    ("loads", N_("Load and mores")),
    ("fixed", N_("Always as far")),
    ("random", N_("Stops anywhere")),
)
_WEEKS = (
    ("reading_week", N_("When followers read")),
    ("posting_week", N_("When the posts of a timeline arrive")),
)
_OWN_KEYS = {LIKE_ME: ("sessions_per_day",), CALIBRATED: ("level", "shared_shock")}


def law_of(depth: DepthLaw) -> str:
    """The key of the kind of reading depth."""
    if isinstance(depth, Fixed):
        return "fixed"
    return "random" if isinstance(depth, Geometric) else "loads"


def with_law(depth: DepthLaw, law: str) -> DepthLaw:
    """Another kind of depth with about the same mean."""
    mean = depth.mean()
    if law == "fixed":
        return Fixed(max(1, round(mean)))
    if law == "random":
        return Geometric(max(1.0, mean))
    return LoadAndMores(1, 2.5).with_mean(mean)


class AssumptionsPanel(QWidget):
    """Contents of the side panel. `moved(assumptions)` whenever one changes, `reset_asked` for the
    preset, which is given by key and values. `placed`: of how many followers the place is known."""

    moved = Signal(object)
    reset_asked = Signal()

    def __init__(
        self,
        context: PageContext,
        assumptions: Assumptions,
        preset: tuple[str, Assumptions],
        placed: Coverage | None = None,
    ) -> None:
        super().__init__()
        self.subtitle = _("Each with its evidence and source. What you move counts at once.")
        self._context = context
        self._key, usual = preset
        self._placed = placed
        self.assumptions = assumptions
        self.rows: dict[str, SliderRow] = {}
        self.weeks: dict[str, WeekEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        for heading, keys in assumption_words.GROUPS:
            self._group(_(heading), keys, usual)
        if assumptions.everybody_alike:
            self._column.addWidget(prose(_("The simple sum knows no others."), "small", "muted"))
        else:
            self._week(usual)
            self._mixes(usual)
        self._column.addStretch(1)
        self.footer = self._footer()

    def follow(self, assumptions: Assumptions) -> None:
        """Show assumptions that were moved elsewhere."""
        if assumptions == self.assumptions:
            return
        if assumptions.rule != self.assumptions.rule:  # other rows: another preset was chosen
            self._context.shell.close_panel()
            return
        self.assumptions = assumptions
        self._show_values()

    def _group(self, heading: str, keys: tuple[str, ...], preset: Assumptions) -> None:
        simple = self.assumptions.everybody_alike
        shown = [key for key in keys if not simple or key in assumption_words.SIMPLE_KEYS]
        if not shown:
            return
        self._heading(heading)
        for key in shown:
            row = assumption_slider(self._context.theme, key, preset)
            row.set_value(value_of(self.assumptions, key))
            one = parameter(key)
            own = key in _OWN_KEYS.get(self._key, ())
            source = _("your own exports") if own else one.source
            grade = Evidence.DERIVED if own else one.evidence
            row.set_note(assumption_words.note(key, source), grade)
            row.moved.connect(lambda number, key=key: self._move(key, number))
            self.rows[key] = row
            self._column.addWidget(row)
            if key == "window_posts" and not simple:
                self._add_law()

    def _add_law(self) -> None:
        """How the depth of a visit varies."""
        choices = [(key, _(name)) for key, name in _LAWS]
        self.law = Segmented(self._context.theme, _("How far a visit goes"), choices)
        self.law.set_key(law_of(self.assumptions.depth))
        self.law.chosen.connect(self._choose_law)
        row = QHBoxLayout()
        row.addWidget(self.law)
        row.addStretch(1)
        self._column.addLayout(row)

    def _week(self, preset: Assumptions) -> None:
        """The clocks: the preset's, until they are drawn anew."""
        self._heading(_("Hours of the week"))
        own = self._key == LIKE_ME
        said = _(
            "Reading: a trough at night and a peak in the evening, weekends at 80 %; a shape that "
            "we assume. Posting: working hours, weekends at 65 %, assumed as well."
        )
        if own:
            said = _(
                "Reading: your own hours, from your archive’s ad times. Posting: working hours, "
                "weekends at 65 %, assumed."
            )
        self._column.addWidget(prose(said, "small", "body"))
        said = _(
            "Reading the same posts again is left out: at these depths it moves the chance by less "
            "than half a point."
        )
        self._column.addWidget(prose(said, "small", "muted"))
        for field, name in _WEEKS:
            week, usual = getattr(self.assumptions, field), getattr(preset, field)
            editor = WeekEditor(self._context.theme, _(name), week, usual)
            editor.changed.connect(lambda week, field=field: self._set(field, week))
            self.weeks[field] = editor
            self._column.addWidget(words(_(name), "small", "text"))
            self._column.addWidget(editor)

    def _mixes(self, preset: Assumptions) -> None:
        theme = self._context.theme
        self._heading(_("Followers of unknown place"))
        self._column.addWidget(prose(self._unplaced(), "small", "body"))
        self.unknown_mix = ZoneMixEditor(
            theme, _("Zones of unknown followers"), self.assumptions.unknown_zone_mix,
            preset.unknown_zone_mix,
        )  # fmt: skip
        self.unknown_mix.changed.connect(lambda mix: self._set("unknown_zone_mix", mix))
        self._column.addWidget(self.unknown_mix)
        self._heading(_("Whom they follow lives in"))
        self._column.addWidget(prose(_("Assumed; source: our own choice."), "small", "muted"))
        self.feed_mix = ZoneMixEditor(
            theme, _("Zones of a timeline"), self.assumptions.feed_zone_mix, preset.feed_zone_mix
        )
        self.feed_mix.changed.connect(lambda mix: self._set("feed_zone_mix", mix))
        self._column.addWidget(self.feed_mix)

    def _unplaced(self) -> str:
        """How many they are, and where they are taken to live."""
        mix = _("They are spread over these zones, never silently over yours. Our own choice.")
        if self._placed is None or not self._placed.total:
            return mix
        unknown = self._placed.total - self._placed.known
        said = _("No place is known of {unknown} followers.").format(
            unknown=chart_words.of_percent(unknown, self._placed.total)
        )
        return f"{said} {mix}"

    def _heading(self, text: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(words(text, "card_title", "text"))
        self._column.addWidget(line())

    def _footer(self) -> QWidget:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 11, 24, 11)
        row.addStretch(1)
        self.reset_button = Button(self._context.theme, _("Reset all"), SECONDARY)
        self.reset_button.clicked.connect(lambda _checked=False: self._reset())
        row.addWidget(self.reset_button)
        return footer

    def _reset(self) -> None:
        self.reset_asked.emit()
        self._context.shell.close_panel()

    def _move(self, key: str, number: float) -> None:
        self._use(moved_to(self.assumptions, key, number))

    def _choose_law(self, law: str) -> None:
        self._use(replace(self.assumptions, depth=with_law(self.assumptions.depth, law)))

    def _set(self, field: str, value: ZoneMix | Week) -> None:
        fields: dict[str, ZoneMix | Week] = {field: value}
        self._use(replace(self.assumptions, **fields))  # type: ignore[arg-type]

    def _use(self, assumptions: Assumptions) -> None:
        """Take it over; rows that another one moves follow."""
        self.assumptions = assumptions
        self._show_values()
        self.moved.emit(assumptions)

    def _show_values(self) -> None:
        for key, row in self.rows.items():
            value = value_of(self.assumptions, key)
            if abs(value - row.value) > 1e-9 * max(1.0, abs(row.value)):
                row.set_value(value)
        for field, editor in self.weeks.items():
            editor.show_week(getattr(self.assumptions, field))
