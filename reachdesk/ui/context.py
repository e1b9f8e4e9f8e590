"""What every page is handed: the library, the selection, the theme, and the shell around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from reachdesk.settings import Settings
from reachdesk.ui.library import Library
from reachdesk.ui.remembered import Remembered
from reachdesk.ui.selection import Selection
from reachdesk.ui.theme import Theme


class Shell(Protocol):
    """What a page may ask of the window around it."""

    def show_page(self, key: str) -> None:
        """Go to another page. An unknown key changes nothing."""

    def open_panel(self, panel: QWidget, title: str) -> None:
        """Slide `panel` in at the right side; it replaces the one that is open."""

    def close_panel(self) -> None:
        """Close the open panel, if any."""

    def announce(self, text: str, links: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show a banner under the top bar, with at most two links."""

    def warn(self, text: str, links: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show a banner about something that did not work, in one plain sentence."""

    def choose_files(self) -> None:
        """Let the owner choose files to import."""

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Offer these files for import."""

    def undo_import(self, source_id: int) -> None:
        """Take one import out again; the step can be redone."""

    def undo(self) -> None:
        """Take the newest change back."""

    def look_at_demo(self) -> None:
        """Fill an empty library with the demo account."""

    def change_settings(self, settings: Settings) -> None:
        """Apply and save changed preferences."""

    def show_recipe(self) -> None:
        """Open the recipe of the score at the right side."""

    def show_help(self, topic: str = "") -> None:
        """Open the help page, at a topic."""


@dataclass(slots=True)
class PageContext:
    """Everything that a page is built from; no page reaches for a global."""

    library: Library
    selection: Selection
    theme: Theme
    shell: Shell
    memory: Remembered
    settings: Settings = field(default_factory=Settings)
    library_name: str = ""
    """What the library is called where it is not the usual one."""

    library_file: Path | None = None
    """Where the library lies; None for one that is thrown away."""
