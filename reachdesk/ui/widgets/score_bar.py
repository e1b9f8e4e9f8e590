"""The slim bar above the score: by which recipe, and the two switches of how things count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.charts import recipe_words
from reachdesk.domain.answers.method import RecipeUse
from reachdesk.i18n import _
from reachdesk.services.score_panel import all_recipes
from reachdesk.ui.context import PageContext
from reachdesk.ui.selection import ScoreChoice
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.pickers import Picker

OPEN = "open the recipe"


class RecipePicker(Picker):
    """Which recipe the score is worked out by; the last choice opens the recipe."""

    def __init__(self, context: PageContext, open_recipe: Callable[[], None]) -> None:
        super().__init__(context.theme, _("Recipe"), 96)
        self.recipes: tuple[RecipeUse, ...] = ()
        self._selection = context.selection
        self._open = open_recipe
        self.show_choice("", _("Recipe"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show the recipe in use."""
        found = next((one for one in self.recipes if one.name == self.chosen()), None)
        if found is not None:
            self.show_choice("", recipe_words.title(found.name, own=found.own))

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """All recipes, then the way into the one in use."""
        named = [(one.name, recipe_words.title(one.name, own=one.own)) for one in self.recipes]
        return [*named, None, (OPEN, _("Constants, formula, your own recipe…"))]

    def chosen(self) -> str:
        """The recipe in use; the newest where none was chosen, or the chosen one is gone."""
        names = [one.name for one in self.recipes]
        wanted = self._selection.score.recipe
        return wanted if wanted in names else names[0] if names else ""

    def choose(self, key: str) -> None:
        """Work the score out by another recipe, or open the one in use."""
        if key == OPEN:
            self._open()
        else:
            self._selection.choose_score(replace(self._selection.score, recipe=key))


class ScoreBar(FlowRow):
    """Recipe, «Count everyone equally», «Count courtesy in full»; what is on is said in every
    chart of the score."""

    def __init__(self, context: PageContext, open_recipe: Callable[[], None]) -> None:
        super().__init__(context.theme.px(8))
        self._context = context
        self.recipe = RecipePicker(context, open_recipe)
        self.equal = Chip(context.theme, _("Count everyone equally"))
        self.equal.setToolTip(_("Every person counts the same, however many followers they have"))
        self.courtesy = Chip(context.theme, _("Count courtesy in full"))
        self.courtesy.setToolTip(_("Thanks and greetings count like anything else"))
        for chip in (self.equal, self.courtesy):
            chip.toggled.connect(lambda _on: self._switch())
        widgets: tuple[QWidget, ...] = (self.recipe, self.equal, self.courtesy)
        for widget in widgets:
            self.add(widget)
        context.selection.changed.connect(self.refresh)
        context.library.changed.connect(self._ask)
        context.library.opened.connect(self._ask)
        self._ask()

    def refresh(self) -> None:
        """Show what is chosen."""
        choice = self._context.selection.score
        for chip, on in (
            (self.equal, choice.equal_partners),
            (self.courtesy, choice.courtesy_in_full),
        ):
            with QSignalBlocker(chip):
                chip.setChecked(on)
            chip.update()
        self.recipe.refresh()

    def show_recipes(self, recipes: tuple[RecipeUse, ...]) -> None:
        """Offer these recipes."""
        self.recipe.recipes = recipes
        self.refresh()

    def _ask(self, _kinds: object = None) -> None:
        self._context.library.look(self, all_recipes, self.show_recipes)

    def _switch(self) -> None:
        recipe = self._context.selection.score.recipe
        choice = ScoreChoice(recipe, self.equal.isChecked(), self.courtesy.isChecked())
        self._context.selection.choose_score(choice)
