from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from reachdesk.domain.answers.events import PersonPage, Talk
from reachdesk.domain.answers.score import LedgerEntry
from reachdesk.services.desk import Desk
from reachdesk.services.score_courtesy import CourtesyEdits, courtesy_edits
from reachdesk.services.score_rules import own_recipes
from reachdesk.ui.dialogs.entry import PersonPanel
from reachdesk.ui.dialogs.recipe import RecipePanel
from reachdesk.ui.dialogs.recipe_courtesy import CourtesyPanel
from reachdesk.ui.dialogs.recipe_form import RecipeForm, take_away
from reachdesk.ui.selection import ScoreChoice
from reachdesk.ui.widgets import ledger_card
from reachdesk.ui.widgets.buttons import Button
from reachdesk.ui.widgets.chips import Chip
from tests.services.desks import post, told
from tests.storage.stories import library_of
from tests.ui.backends import LAST_DAY


@pytest.fixture
def desk(tmp_path):
    posts = [post(number, LAST_DAY - number, reposts=1) for number in range(40)]
    with library_of(tmp_path / "library.reachdesk", told("a", LAST_DAY, *posts)) as library:
        yield Desk(library)


@pytest.fixture
def window(desk, program, backend):  # this order: the library outlives its window
    backend.desk = desk
    return program(backend).window


def contents(window):
    return window.frame.stage.inspector.contents


def settled(window, qtbot):
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)


@pytest.fixture
def panel(window, qtbot) -> RecipePanel:
    window.show_recipe()
    found = contents(window)
    qtbot.waitUntil(lambda: found.page is not None, timeout=5000)
    return found


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def button(widget, text) -> Button:
    return next(one for one in widget.findChildren(Button) if one.text() == text)


def test_the_strip_names_the_recipe_and_opens_it(window, qtbot):
    assert window.frame.strip.recipe.text() == "recipe v1"
    window.frame.strip.recipe.click()
    qtbot.waitUntil(lambda: isinstance(contents(window), RecipePanel), timeout=5000)


def test_the_panel_publishes_the_working_and_the_constants(panel):
    said = texts(panel)
    total = panel.page.example.total
    assert f"= {total:.2f}" in said
    for words in ("Reach: ", "Amplification: ", "Network: ", "0.35", "1,000", "6b823c1c"):
        assert words in said
    assert "What this is not" in said


def test_every_number_goes_to_the_clipboard(panel, window):
    button(panel, "Copy every number").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[-1] == f"score\t{panel.page.example.total!r}"
    header = lines.index("\treposts\tquotes\treplies\tlikes\tcredit\tweight\tadds")
    rows = [line.split("\t") for line in lines[header + 1 : header + 41]]
    part = panel.page.example.parts[1]
    assert sum(float(row[-1]) for row in rows) / part.divisor == pytest.approx(part.raw)


def test_another_recipe_can_be_taken(panel, window, qtbot):
    button(panel, "New…")
    panel.findChild(type(panel._inner.picker)).choose("v1 lens")
    qtbot.waitUntil(lambda: panel.page.use.name == "v1 lens", timeout=5000)
    assert window.context.selection.score == ScoreChoice("v1 lens")
    assert "Authority: " in texts(panel)
    assert window.frame.strip.recipe.text() == "recipe v1 lens"


@pytest.fixture
def form(panel, window) -> RecipeForm:
    button(panel, "New…").click()
    return contents(window)


def test_a_recipe_needs_a_name_of_its_own_and_a_weight(form):
    assert not form.primary.isEnabled()
    form.name.setText("v1")
    assert not form.primary.isEnabled()
    form.name.setText("Sales")
    assert form.primary.isEnabled()
    for slider in form.sliders.values():
        slider.set_value(0)
    form._check()
    assert not form.primary.isEnabled()
    assert "above 0" in form.problem.text()


def test_an_own_recipe_is_kept_used_changed_and_undone(form, window, desk, qtbot):
    form.name.setText("Sales")
    form.sliders["network"].set_value(70)
    form.window_days.set_value(45)
    form.keep()
    settled(window, qtbot)
    assert own_recipes(desk)["Sales"].window_days == 45
    assert window.context.selection.score.recipe == "Sales"
    qtbot.waitUntil(lambda: contents(window).page is not None, timeout=5000)
    qtbot.waitUntil(lambda: contents(window).page.use.own, timeout=5000)
    assert window.frame.strip.recipe.text() == "own recipe “Sales”"
    button(contents(window), "Change…").click()
    changed = contents(window)
    assert changed.name.text() == "Sales"
    assert changed.sliders["network"].value == 50
    changed.name.setText("Autumn")
    changed.keep()
    settled(window, qtbot)
    assert list(own_recipes(desk)) == ["Autumn"]
    window.commands.undo()
    settled(window, qtbot)
    assert list(own_recipes(desk)) == ["Sales"]
    window.commands.undo()
    settled(window, qtbot)
    assert own_recipes(desk) == {}


def test_a_deleted_recipe_gives_way_and_comes_back(form, window, desk, qtbot):
    form.name.setText("Sales")
    form.keep()
    settled(window, qtbot)
    take_away(window.context, "Sales")
    settled(window, qtbot)
    assert own_recipes(desk) == {}
    assert window.context.selection.score.recipe == ""
    window.commands.undo()
    settled(window, qtbot)
    assert list(own_recipes(desk)) == ["Sales"]


def test_weights_follow_what_it_is_made_from(form):
    form.base.choose("v1 lens")
    assert list(form.sliders) == ["authority", "audience", "activity"]
    assert form.sliders["authority"].value == 45


def test_words_of_courtesy_are_added_taken_off_and_undone(window, panel, desk, qtbot):
    button(panel, "Words of courtesy…").click()
    words = contents(window)
    assert isinstance(words, CourtesyPanel)
    words.field.setText("Tak")
    words.add()
    settled(window, qtbot)
    assert courtesy_edits(desk) == CourtesyEdits(("tak",))
    chip = next(one for one in words.findChildren(Chip) if one.text() == "tak")
    assert "Your own" in texts(words)
    chip.removed.emit()
    settled(window, qtbot)
    assert courtesy_edits(desk) == CourtesyEdits()
    words.remove("cheers")
    settled(window, qtbot)
    assert "Taken off" in texts(words)
    window.commands.undo()
    settled(window, qtbot)
    assert courtesy_edits(desk) == CourtesyEdits()


def test_a_word_that_is_none_is_refused_in_a_sentence(window, panel, desk, qtbot):
    button(panel, "Words of courtesy…").click()
    with qtbot.waitSignal(window.library.problem):
        contents(window)._put("!!")
    assert courtesy_edits(desk) == CourtesyEdits()


def test_the_switches_of_the_bar_keep_the_two_days(window, qtbot):
    window.show_page("score")
    page = window.pages["score"]
    settled(window, qtbot)
    page.compare_days((LAST_DAY - 30, LAST_DAY - 10))
    page.bar.equal.click()
    assert window.context.selection.score == ScoreChoice("", equal_partners=True)
    assert page.compare == (LAST_DAY - 30, LAST_DAY - 10)
    page.bar.courtesy.click()
    request = window.context.selection.request()
    assert (request.equal_partners, request.courtesy_in_full) == (True, True)
    page.bar.equal.click()
    assert not window.context.selection.request().equal_partners
    settled(window, qtbot)


def test_the_bar_offers_all_recipes_and_the_way_into_one(window, qtbot):
    window.show_page("score")
    bar = window.pages["score"].bar
    qtbot.waitUntil(lambda: len(bar.recipe.recipes) == 2, timeout=5000)
    keys = [one[0] for one in bar.recipe.choices() if one is not None]
    assert keys[:2] == ["v1", "v1 lens"]
    bar.recipe.choose(keys[2])
    assert isinstance(contents(window), RecipePanel)
    bar.recipe.choose("v1 lens")
    assert window.context.selection.score.recipe == "v1 lens"
    settled(window, qtbot)


def test_the_ledger_shows_standing_and_words_of_courtesy():
    entry = LedgerEntry(
        *("network", "person", "7", "Bob", 100, 1.0, 0.2),
        detail=(("mentions", 2), ("courtesy", 1)),
        words=("thanks",),
        standing=0.74,
    )
    said = ledger_card.detail_words(entry)
    assert said.startswith("2 mentions, 1 courtesy")
    assert said.endswith("× 0.74, said “thanks”")
    usual = replace(entry, detail=(), words=(), standing=1.0)
    assert ledger_card.detail_words(usual) == "—"


def test_a_person_s_panel_says_what_courtesy_left(theme, qtbot):
    talks = (
        Talk(0, "mention", "in", "Bob", "thanks!", 0.1, ("thanks",)),
        Talk(0, "message", "in", "Bob", None, 0.1),
        Talk(0, "mention", "in", "Bob", "a question", 1.0),
    )
    panel = PersonPanel(theme, PersonPage("Bob", "bob", talks, 0.74))
    qtbot.addWidget(panel)
    said = texts(panel)
    assert "Counts × 0.74 in the score" in said
    assert "courtesy “thanks”: counts × 0.10" in said
    assert said.count("counts × 0.10") == 2
