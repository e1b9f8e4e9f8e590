"""The recipe of the score, published: formula, the owner's own numbers worked through, constants,
what it is not. Own recipes are made, changed and taken away here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import names, recipe_words
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.recipes import RecipePage
from reachdesk.domain.score.recipe_example import WorkedPart
from reachdesk.i18n import _, ngettext
from reachdesk.services.score_panel import recipe_page
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs import recipe_words as said
from reachdesk.ui.dialogs.recipe_courtesy import CourtesyPanel
from reachdesk.ui.dialogs.recipe_form import RecipeForm, take_away
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.words import line, prose, words

MOST_ROWS = 3


def show_recipe(context: PageContext) -> None:
    """Open the panel at the recipe in use."""
    context.shell.open_panel(RecipePanel(context), _("Recipe"))


class RecipePanel(QWidget):
    """The published recipe; filled once it is read, and anew when another is chosen."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.subtitle = _("The rules of the score, with your own numbers filled in")
        self.page: RecipePage | None = None
        self._closed = False
        self._context = context
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 16)
        self._inner = QWidget()
        self._outer.addWidget(self._inner)
        self._outer.addStretch(1)
        context.selection.changed.connect(self._ask)
        context.library.changed.connect(self._ask)
        self._ask()

    def minimumSizeHint(self) -> QSize:
        """As low as need be: the height follows from the width."""
        return QSize(0, 0)

    def closing(self) -> None:
        """An answer that comes after this has nowhere to go."""
        self._closed = True

    def _ask(self, _kinds: object = None) -> None:
        request = self._context.selection.request()
        self._context.library.look(self, lambda desk: recipe_page(desk, request), self.show_page)

    def show_page(self, page: RecipePage) -> None:
        """Show a recipe."""
        if self._closed:
            return
        self.page = page
        inner = _Published(self._context, page)
        self._outer.replaceWidget(self._inner, inner)
        self._inner.deleteLater()
        self._inner = inner


class _Published(QWidget):
    """Everything about one recipe."""

    def __init__(self, context: PageContext, page: RecipePage) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add_choice()
        self._column.addWidget(prose(recipe_words.sentence_of(page.use), "lead", "body"))
        self._column.addWidget(prose(recipe_words.formula_of(page.use), "small", "body"))
        self._add_example()
        self._add_constants()
        self._heading(_("What this is not"))
        self._column.addWidget(prose(said.not_this(), "small", "body"))
        self._add_courtesy()

    def _heading(self, text: str) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(words(text, "card_title", "text"))

    def _add_choice(self) -> None:
        use, context = self._page.use, self._context
        choices = [
            (one.name, recipe_words.title(one.name, own=one.own)) for one in self._page.recipes
        ]
        self.picker = ChoicePicker(context.theme, _("Recipe"), choices, use.name)
        self.picker.chose.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.picker)
        row.addStretch(1)
        for text, act in self._verbs():
            button = Button(context.theme, text, LINK)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self._column.addLayout(row)
        mark = _("Frozen; its constants have the fingerprint {mark}.").format(mark=use.fingerprint)
        if use.own:
            mark = _(
                "Your own, made from {base}; its constants have the fingerprint {mark}."
            ).format(
                base=recipe_words.called(self._page.base or "", own=False), mark=use.fingerprint
            )
        switches = recipe_words.switches(self._page.method) if self._page.method else ()
        self._column.addWidget(prose(" · ".join((mark, *switches)), "least", "muted"))
        self._column.addSpacing(6)

    def _verbs(self) -> Iterator[tuple[str, Callable[[], None]]]:
        if self._page.use.own:
            yield _("Change…"), lambda: self._edit(changing=True)
            yield _("Delete"), lambda: take_away(self._context, self._page.use.name)
        yield _("New…"), lambda: self._edit(changing=False)

    def _choose(self, name: object) -> None:
        selection = self._context.selection
        selection.choose_score(replace(selection.score, recipe=str(name)))

    def _edit(self, *, changing: bool) -> None:
        form = RecipeForm(
            self._context, self._page, lambda: show_recipe(self._context), changing=changing
        )
        title = _("Change own recipe") if changing else _("New own recipe")
        self._context.shell.open_panel(form, title)

    def _add_example(self) -> None:
        example = self._page.example
        if example is None:
            return
        day = chart_words.day_long(example.day)
        self._heading(_("Your numbers of {day}").format(day=day))
        for part in example.parts:
            self._add_part(part)
        self._column.addSpacing(8)
        total = _("Base and parts: {sum}").format(sum=said.added(example))
        self._column.addWidget(words(total, "base", "text", strong=True, wrap=True))
        copy = Button(self._context.theme, _("Copy every number"), LINK, icon="copy")
        copy.setToolTip(_("All rows, with tabs between, for a spreadsheet"))
        copy.clicked.connect(lambda _checked=False: self._copy())
        self._column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_part(self, part: WorkedPart) -> None:
        self._column.addSpacing(8)
        head = _("{part}: {points} points").format(
            part=names.name("component", part.key), points=chart_words.number(part.points, 2)
        )
        self._column.addWidget(words(head, "base", "text", strong=True))
        self._column.addWidget(prose(said.formula(part.key, self._page), "small", "muted"))
        if part.key == "reach" and self._page.example is not None:
            self._column.addWidget(prose(said.pool(self._page.example), "small", "body"))
        for one in part.rows[:MOST_ROWS]:
            self._column.addWidget(prose(said.row(part, one, self._page), "small", "body"))
        rest = len(part.rows) - MOST_ROWS
        if rest > 0:
            more = ngettext("and {count} more like this", "and {count} more like this", rest)
            self._column.addWidget(words(more.format(count=rest), "small", "muted"))
        self._column.addWidget(prose(said.raised(part), "small", "text"))
        self._column.addWidget(prose(said.saturated(part), "small", "text"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(said.sheet(self._page))
        self._context.shell.announce(_("Every number of the recipe is on the clipboard."))

    def _add_constants(self) -> None:
        self._heading(_("Constants"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for row, (key, value) in enumerate(self._page.constants):
            grid.addWidget(words(said.constant(key), "small", "body", wrap=True), row, 0)
            figure = words(said.plain(value), "small", "text", strong=True)
            grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def _add_courtesy(self) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(line())
        button = Button(self._context.theme, _("Words of courtesy…"), LINK)
        button.clicked.connect(lambda _checked=False: self._courtesy())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _courtesy(self) -> None:
        self._context.shell.open_panel(CourtesyPanel(self._context), _("Words of courtesy"))
