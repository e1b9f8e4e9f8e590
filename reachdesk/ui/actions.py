"""The table of actions: every one has words, keys where it has them, and one method it calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reachdesk.i18n import N_, _
from reachdesk.ui.history import History
from reachdesk.ui.page import PageSpec

IMPORT, CHART, EDIT, VIEW, PROGRAM = "import", "chart", "edit", "view", "program"
_GROUPS = {
    IMPORT: N_("Files"),
    CHART: N_("Charts"),
    EDIT: N_("Changes"),
    VIEW: N_("Looking"),
    PROGRAM: N_("Program"),
}
_ROLES = {
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
    "quit": QAction.MenuRole.QuitRole,
}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `method` names what the window calls. `keys` are portable key sequences, the
    first is shown. `in_menu` False: reachable by its keys alone (and listed in Help)."""

    key: str
    text: str
    method: str
    keys: tuple[str, ...] = ()
    group: str = PROGRAM
    in_menu: bool = True


ACTIONS = (
    ActionSpec("import", N_("Import…"), "choose_files", ("Ctrl+O",), IMPORT),
    ActionSpec("folder", N_("Import a folder…"), "choose_folder", ("Ctrl+Shift+O",), IMPORT),
    ActionSpec("save_image", N_("Save chart…"), "save_chart", ("Ctrl+E",), CHART),
    ActionSpec("copy_image", N_("Copy chart"), "copy_chart", ("Ctrl+Shift+C",), CHART),
    ActionSpec("report", N_("Report…"), "make_report", ("Ctrl+P",), CHART),
    ActionSpec("undo", N_("Undo"), "undo", ("Ctrl+Z",), EDIT),
    ActionSpec("redo", N_("Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT),
    ActionSpec("cancel", N_("Cancel the import"), "cancel_job", (), EDIT, in_menu=False),
    ActionSpec("roles", N_("Rules for roles…"), "open_role_rules", (), EDIT),
    ActionSpec("find", N_("Find"), "find", ("Ctrl+F",), VIEW),
    ActionSpec("earlier", N_("Previous period"), "earlier_period", ("[",), VIEW),
    ActionSpec("later", N_("Next period"), "later_period", ("]",), VIEW),
    ActionSpec("settings", N_("Settings"), "open_settings", ("Ctrl+,",), PROGRAM),
    ActionSpec("help", N_("Help"), "open_help", ("F1",), PROGRAM),
    ActionSpec("about", N_("About ReachDesk"), "open_about", (), PROGRAM),
    ActionSpec("quit", N_("Quit"), "quit", ("Ctrl+Q",), PROGRAM),
)

# what works inside a card, a table or a panel, for the list of keys in Help
IN_PLACE = (
    (N_("Next, previous card"), "Tab, Shift+Tab"),
    (N_("Into a card, out of it"), "Enter, Esc"),
    (N_("Move the readout of a chart, to its ends"), "←, →, Home, End"),
    (N_("Zoom in, out, whole range"), "+, −, 0"),
    (N_("Numbers instead of the picture"), "T"),
    (N_("Add an event (in the card of the score’s line)"), "E"),
    (
        N_("Label people: role, unknown, place, list, how we met, note, undo"),
        "1 … 9, 0, P, L, M, F2, U",
    ),
    (N_("Next, previous person"), "J, K"),
    (N_("Menu of a card"), "Shift+F10"),
    (N_("What is this? (in a card)"), "F1"),
    (N_("Close the panel"), "Esc"),
)


def group_title(group: str) -> str:
    """The name of a group of actions."""
    return _(_GROUPS[group])


def build(
    window: QWidget,
    commands: object,
    pages: Sequence[PageSpec],
    show_page: Callable[[str], object],
) -> dict[str, QAction]:
    """The actions of a window by key, added to it so that their keys work everywhere in it.

    Every action calls the method of `commands` that its row names; every page has one of its own,
    «page:key», with Ctrl+1 and so on.
    """
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(_(spec.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setMenuRole(_ROLES.get(spec.key, QAction.MenuRole.NoRole))
        action.triggered.connect(_called(getattr(commands, spec.method)))
        made[spec.key] = action
    for page in pages:
        if page.keys:
            action = QAction(page.title(), window)
            action.setShortcut(QKeySequence(page.keys))
            action.triggered.connect(_called(partial(show_page, page.key)))
            made[f"page:{page.key}"] = action
    window.addActions(list(made.values()))
    return made


def menu(parent: QWidget, actions: dict[str, QAction], recent: QMenu | None) -> QMenu:
    """Everything in one menu, in groups; it deletes itself, and `recent`, when it closes."""
    whole = QMenu(parent)
    last = ""
    for spec in ACTIONS:
        if not spec.in_menu:
            continue
        if last and spec.group != last:
            whole.addSeparator()
        last = spec.group
        whole.addAction(actions[spec.key])
        if spec.key == "folder" and recent is not None:
            whole.addMenu(recent)
            whole.aboutToHide.connect(recent.deleteLater)
        if spec.key == "find":
            for key, action in actions.items():
                if key.startswith("page:"):
                    whole.addAction(action)
    whole.aboutToHide.connect(whole.deleteLater)
    return whole


def name_steps(actions: dict[str, QAction], history: History) -> None:
    """«Undo: import of archive.zip» in the menu."""
    for key, verb, step in (
        ("undo", _("Undo"), history.next_undo),
        ("redo", _("Redo"), history.next_redo),
    ):
        actions[key].setEnabled(step is not None)
        actions[key].setText(f"{verb}: {step.name}" if step else verb)


def _called(method: Callable[[], Any]) -> Callable[[bool], None]:
    def call(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        method()

    return call
