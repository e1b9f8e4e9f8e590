"""What a person does at the window: acts of `stress_long`, each a few steps long.

An act is a generator: after every `yield` the walk waits until the window has come to rest.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
)

from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import EVERYBODY
from reachdesk.ui.app import Program
from reachdesk.ui.dialogs.import_preview import ImportPreview
from reachdesk.ui.dialogs.proposals import show_proposals
from reachdesk.ui.window import Window

Act = Callable[["Person"], Iterator[None]]

PAGES = ("overview", "score", "reach", "audience", "sources", "help")
KINDS = ("90", "12m", "whole", "2025", "2024")
SIZES = ((1360, 860), (1000, 700), (880, 600), (1700, 1000), (1280, 800))
RULES = (
    "country:GB",
    "role:supplier or role:competitor",
    "country:GB and not role:supplier",
    "list:Planners",
    "role:unknown and tie:follower",
    "bio:service",
)
LANGUAGES = ("en", "de", "fr", "es", "pt_BR")
MOST_KEPT = 6


class Person:
    """Somebody at the window. `done` counts acts by name; `wrong` lists what surprised them."""

    def __init__(self, program: Program, folder: Path, files: list[Path], seed: int) -> None:
        self.program = program
        self.chance = random.Random(seed)
        self.files = files
        self.out = folder / "saved"
        self.out.mkdir()
        self.wrong: list[str] = []
        self.said: list[str] = []

    @property
    def window(self) -> Window:
        """The window in use; another after a change of language."""
        return self.program.window

    def close_all(self) -> None:
        """Menus, dialogs and the panel go away, as with Esc."""
        for _round in range(4):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                if widget is self.program.problems.dialog:
                    self.wrong.append(self.program.problems.dialog.details)
                widget.reject()
        self.window.close_panel()

    def save_with_dialog(self, name: str, kind: str = "") -> None:
        """Answer the open file dialog as a person does who types a name."""
        path = self.out / name
        path.unlink(missing_ok=True)  # or the dialog would ask
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                if kind:
                    widget.selectNameFilter(kind)
                # `selectFile` leaves the field alone while it has the focus
                field = widget.findChild(QLineEdit, "fileNameEdit")
                if isinstance(field, QLineEdit):
                    field.setText(str(path))
                widget.accept()


def change_page(who: Person) -> Iterator[None]:
    """Go to another page."""
    who.window.show_page(who.chance.choice(PAGES))
    yield


def change_period(who: Person) -> Iterator[None]:
    """Another period, or the one before or after."""
    selection = who.program.selection
    if who.chance.random() < 0.5:
        selection.choose_period(who.chance.choice(KINDS))
    else:
        selection.step(who.chance.choice((-1, 1)))
    yield


def change_account(who: Person) -> Iterator[None]:
    """Another account, or one beside it, and back to the first."""
    selection = who.program.selection
    accounts = selection.accounts
    if len(accounts) > 1:
        first = accounts[0].id
        selection.choose_account(who.chance.choice(accounts).id)
        yield
        selection.choose_beside(who.chance.choice(accounts).id)
        yield
        selection.choose_beside(None)
        selection.choose_account(first)
    yield


def move_slider(who: Person) -> Iterator[None]:
    """Pull a knob of the reach model in a few steps, then reset."""
    who.window.show_page("reach")
    yield
    page = who.window.page("reach")
    rows = list(page.what_if.rows.values())  # type: ignore[attr-defined]
    track = who.chance.choice(rows).track
    for _step in range(4):
        track.setValue(who.chance.randint(track.minimum(), track.maximum()))
        yield
    if who.chance.random() < 0.6:
        page.what_if.reset_asked.emit()  # type: ignore[attr-defined]
    yield


def rule(who: Person) -> Iterator[None]:
    """Look at followers by a rule, search among them, then at everybody."""
    who.window.show_page("audience")
    yield
    page = who.window.page("audience")
    page.show_rule(parse(who.chance.choice(RULES)))  # type: ignore[attr-defined]
    yield
    page.people.field.setText(who.chance.choice(("an", "le", "xyz", "")))  # type: ignore[attr-defined]
    yield
    page.people.field.clear()  # type: ignore[attr-defined]
    page.show_rule(EVERYBODY)  # type: ignore[attr-defined]
    yield


def label(who: Person) -> Iterator[None]:
    """Label somebody by a key; most labels are taken back."""
    who.window.show_page("audience")
    yield
    people = who.window.page("audience").people  # type: ignore[attr-defined]
    if people.total:
        people.table.light(who.chance.randrange(people.total))
        yield
        people.labels.press(str(who.chance.randrange(10)))
        yield
        if who.chance.random() < 0.7:
            who.window.undo()
            yield
        if who.chance.random() < 0.3:
            who.window.commands.redo()
            yield
        people.table.clearSelection()
    yield


def import_file(who: Person) -> Iterator[None]:
    """Look at a file; import it, and often take it back; or cancel the preview."""
    window = who.window
    window.import_paths((who.chance.choice(who.files),))
    yield
    panel = window.frame.stage.inspector.contents
    if not isinstance(panel, ImportPreview):
        window.frame.banner.close_banner()  # refused in a sentence
        return
    for section in panel.sections:
        if section.preview.others_export:
            section.decide("mine")
    if who.chance.random() < 0.25 or not panel.import_button.isEnabled():
        window.close_panel()
        yield
        return
    panel.import_button.click()
    if who.chance.random() < 0.1:
        window.commands.cancel_job()
    yield
    drawn = who.chance.random()
    if drawn < 0.6:
        window.undo()
        yield
        if drawn < 0.15:
            window.commands.redo()
            yield


def forget_newest(who: Person) -> Iterator[None]:
    """Take an import out by the sources page, once there are several."""
    kept = [one for one in who.program.library.contents.sources if one.file in _names(who)]
    if len(kept) >= 2:
        who.window.show_page("sources")
        yield
        who.window.undo_import(who.chance.choice(kept).source_id)
    yield


def save_chart(who: Person) -> Iterator[None]:
    """Save a chart by the dialog, in every format and as a table."""
    who.window.show_page(who.chance.choice(PAGES[:4]))
    yield
    cards = [card for card in who.window.page(who.window.page_key).charts if card.drawn]  # type: ignore[attr-defined]
    if not cards:
        return
    card = who.chance.choice(cards)
    for suffix in ("png", "svg", "pdf"):
        card.files.save_image()
        yield
        who.save_with_dialog(f"chart.{suffix}", f"*.{suffix}")
        yield
    card.files.save_data()
    yield
    who.save_with_dialog("chart.csv")
    yield


def copy_chart(who: Person) -> Iterator[None]:
    """A picture to the clipboard."""
    who.window.show_page(who.chance.choice(PAGES[:4]))
    yield
    who.window.commands.copy_chart()
    yield


def report(who: Person) -> Iterator[None]:
    """The PDF report."""
    who.window.commands.make_report()
    yield
    who.save_with_dialog("report.pdf")
    yield


def switch_theme(who: Person) -> Iterator[None]:
    """Light, dark, larger or smaller text."""
    settings = who.program.settings
    theme = "dark" if settings.theme == "light" else "light"
    percent = who.chance.choice((100, 100, 100, 130))
    who.window.change_settings(replace(settings, theme=theme, text_percent=percent))
    yield


def switch_language(who: Person) -> Iterator[None]:
    """Another language: another window."""
    others = [code for code in LANGUAGES if code != who.program.settings.language]
    chosen = who.chance.choice(others)
    who.window.change_settings(replace(who.program.settings, language=chosen))
    yield


def resize(who: Person) -> Iterator[None]:
    """The window gets another size."""
    who.window.resize(*who.chance.choice(SIZES))
    yield


def open_panels(who: Person) -> Iterator[None]:
    """One of the panels, opened and closed."""
    window = who.window
    context = window.context
    openers: list[Callable[[], object]] = [
        window.commands.open_settings,
        window.commands.open_role_rules,
        window.show_recipe,
        lambda: show_proposals(context),
    ]
    reach = window.page("reach")
    openers += [reach.show_all_assumptions, reach.edit_draft, reach.show_model_card]  # type: ignore[attr-defined]
    who.chance.choice(openers)()
    yield
    who.close_all()
    yield


def explain_card(who: Person) -> Iterator[None]:
    """«What is this?», the table, the menu of a card."""
    who.window.show_page(who.chance.choice(PAGES[:4]))
    yield
    cards = [card for card in who.window.page(who.window.page_key).charts if card.drawn]  # type: ignore[attr-defined]
    if cards:
        card = who.chance.choice(cards)
        card.explain()
        yield
        card.toggle_table()
        yield
        card.open_menu()
        yield
        who.close_all()
        card.toggle_table()
    yield


def curious_click(who: Person) -> Iterator[None]:
    """Press any button that is to be seen on the page, then close whatever it opened."""
    page = who.window.frame.stage.page
    if page is None:
        return
    known = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.objectName() != "qt_spinbox_lineedit"
    ]
    if known and who.window.page_key != "sources":  # there buttons take imports out
        who.chance.choice(known).click()
        yield
        who.close_all()
    yield


def source_details(who: Person) -> Iterator[None]:
    """The details of an import, and all rows that could not be read."""
    who.window.show_page("sources")
    yield
    page = who.window.page("sources")
    sources = who.program.library.contents.sources
    if sources:
        page.log._show(who.chance.choice(sources))  # type: ignore[attr-defined]
        yield
        page.skipped._show_all()  # type: ignore[attr-defined]
        yield
        who.close_all()
    yield


def menus(who: Person) -> Iterator[None]:
    """The menu of the window, and the lists of the pickers."""
    who.window.open_menu()
    yield
    who.close_all()
    boxes = [one for one in who.window.findChildren(QComboBox) if one.isVisible()]
    if boxes:
        box = who.chance.choice(boxes)
        box.showPopup()
        yield
        box.hidePopup()
    fields = [one for one in who.window.findChildren(QLineEdit) if one.isVisible()]
    if fields:
        who.chance.choice(fields).setFocus()
    yield


def tidy(who: Person) -> None:
    """Take what is kept too long out again, so that the library stays of one size."""
    kept = [one for one in who.program.library.contents.sources if one.file in _names(who)]
    if len(kept) > MOST_KEPT:
        who.window.undo_import(kept[0].source_id)


def _names(who: Person) -> set[str]:
    return {path.name for path in who.files}


# How often each is done, against the others.
ACTS: tuple[tuple[Act, float], ...] = (
    (change_page, 18),
    (change_period, 10),
    (change_account, 3),
    (move_slider, 7),
    (rule, 6),
    (label, 10),
    (import_file, 5),
    (forget_newest, 2),
    (save_chart, 4),
    (copy_chart, 4),
    (report, 0.5),
    (switch_theme, 3),
    (switch_language, 2),
    (resize, 3),
    (open_panels, 6),
    (explain_card, 6),
    (curious_click, 6),
    (source_details, 3),
    (menus, 3),
)
