"""An own recipe in the making: a name, a weight for each component, a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reachdesk.charts import names, recipe_words
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.method import RecipeUse
from reachdesk.domain.answers.recipes import RecipePage
from reachdesk.domain.score.recipe import known_recipes
from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange, put_again, put_back
from reachdesk.services.score_rules import OwnRecipe, drop_recipe, keep_recipe
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, Button
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import prose, retone, words

LEAST_DAYS, MOST_DAYS = 7, 730


class RecipeForm(QWidget):
    """The form of a new own recipe, or (`changing`) of the one in use; `saved()` once it is kept.

    A changed name keeps the recipe under the new name alone; one step undoes it all.
    """

    def __init__(
        self,
        context: PageContext,
        page: RecipePage,
        saved: Callable[[], None],
        *,
        changing: bool,
    ) -> None:
        super().__init__()
        self._context, self._saved = context, saved
        self._before = page.use.name if changing else None
        self._others = {one.name for one in page.recipes} - {self._before}
        self.subtitle = _("Shown as your own wherever it is used, in exports too")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        self._add_name()
        base = page.base or page.use.name
        self._add_base(base if base in known_recipes() else next(iter(known_recipes())))
        self._weights = QVBoxLayout()
        self._column.addLayout(self._weights)
        self.sliders: dict[str, SliderRow] = {}
        self._show_weights(page.use)
        self._add_window(page.use.window_days)
        self.problem = prose("", "small", "body")
        self._column.addWidget(self.problem)
        self._column.addStretch(1)
        self._add_footer()
        self._check()

    def _add_name(self) -> None:
        self.name = QLineEdit(self._before or "")
        self.name.setMaxLength(60)
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("A name of its own"))
        self.name.textChanged.connect(lambda _text: self._check())
        self._column.addWidget(words(_("Name"), "small", "text", strong=True))
        self._column.addWidget(self.name)

    def _add_base(self, chosen: str) -> None:
        choices = [(name, recipe_words.title(name, own=False)) for name in known_recipes()]
        self.base = Segmented(self._context.theme, _("Made from"), choices)
        self.base.set_key(chosen)
        self.base.chosen.connect(lambda _key: self._show_weights(None))
        self._column.addWidget(words(_("Made from"), "small", "text", strong=True))
        self._column.addWidget(self.base, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_weights(self, use: RecipeUse | None) -> None:
        """A slider for each component of the base, at the weights of `use` or of the base."""
        for slider in self.sliders.values():
            slider.hide()
            slider.deleteLater()
        parts = known_recipes()[self.base.key].parts
        usual = {part.key: part.weight for part in parts}
        given = dict(use.weights) if use is not None else usual
        self.sliders = {}
        for key, weight in usual.items():
            slider = SliderRow(
                self._context.theme, names.name("component", key), _WEIGHT, round(100 * weight)
            )
            slider.badge.hide()
            slider.set_value(round(100 * given.get(key, weight)))
            slider.moved.connect(lambda _value: self._check())
            self.sliders[key] = slider
            self._weights.addWidget(slider)

    def _add_window(self, days: float) -> None:
        self.window_days = SliderRow(self._context.theme, _("Window"), _DAYS, 90)
        self.window_days.badge.hide()
        self.window_days.note.setText(
            _("Days after which nothing counts; the last sixth of them fades.")
        )
        self.window_days.set_value(days)
        self._column.addWidget(self.window_days)

    def _add_footer(self) -> None:
        cancel = Button(self._context.theme, _("Cancel"), LINK)
        cancel.clicked.connect(lambda _checked=False: self._saved())
        self.primary = Button(self._context.theme, _("Keep this recipe"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self.keep())
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(24, 12, 24, 12)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.primary)

    def _check(self) -> None:
        """Say what is missing, or what the weights come to."""
        name, total = self.name.text().strip(), sum(one.value for one in self.sliders.values())
        wrong = ""
        if not name:
            wrong = _("Give the recipe a name.")
        elif name in self._others:
            wrong = _("There is a recipe of that name already.")
        elif total <= 0:
            wrong = _("Give at least one component a weight above 0.")
        for slider in self.sliders.values():
            share = chart_words.percent(slider.value / total, 0) if total > 0 else "–"
            slider.note.setText(_("{share} of the score").format(share=share))
        self.problem.setText(wrong)
        retone(self.problem, "muted")
        self.primary.setEnabled(not wrong)

    def keep(self) -> None:
        """Keep it, use it for the score, and go back."""
        self._check()
        if not self.primary.isEnabled():
            return
        name, before = self.name.text().strip(), self._before
        weights = {key: slider.value for key, slider in self.sliders.items()}
        recipe = OwnRecipe(self.base.key, weights, round(self.window_days.value))
        renamed = before is not None and before != name

        def do(desk: Desk) -> tuple[KeptChange, ...]:
            gone = (drop_recipe(desk, before),) if renamed and before else ()
            return (*gone, keep_recipe(desk, name, recipe))

        keep_change(self._context, _("recipe “{name}”").format(name=name), do)
        selection = self._context.selection
        selection.choose_score(replace(selection.score, recipe=name))
        self._saved()


def take_away(context: PageContext, name: str) -> None:
    """Delete an own recipe; the score goes back to the newest released one."""
    selection = context.selection
    if selection.score.recipe == name:
        selection.choose_score(replace(selection.score, recipe=""))
    keep_change(
        context,
        _("deleting recipe “{name}”").format(name=name),
        lambda desk: (drop_recipe(desk, name),),
    )


def keep_change(
    context: PageContext, name: str, do: Callable[[Desk], tuple[KeptChange, ...]]
) -> None:
    """Change what is kept in one step that can be undone and redone."""

    def undo(desk: Desk, made: tuple[KeptChange, ...]) -> None:
        for change in reversed(made):
            put_back(desk, change)

    def redo(desk: Desk, made: tuple[KeptChange, ...]) -> None:
        for change in made:
            put_again(desk, change)

    context.library.act(name, do, undo, redo)


_WEIGHT = Scale(
    0,
    100,
    show=chart_words.number,
    read=lambda text: float(text.strip()),
    steps=100,
    whole=True,
)
_DAYS = Scale(
    LEAST_DAYS,
    MOST_DAYS,
    show=chart_words.number,
    read=lambda text: float(text.strip()),
    log=True,
    whole=True,
)
