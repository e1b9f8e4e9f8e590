"""Help: keys, how to ask each network for an export, the words in use, licences."""

from __future__ import annotations

import html
import platform
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyqtgraph
import PySide6
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QTextBrowser, QWidget

from reachdesk import __version__, paths
from reachdesk.i18n import N_, _
from reachdesk.services.desk import Request
from reachdesk.services.licences import PARTS
from reachdesk.ui import actions
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.licence_texts import LicenceTexts
from reachdesk.ui.glossary import GLOSSARY
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.problems import open_folder
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.card import Card


class Help(Page):
    """Four cards of text; `show_topic` scrolls to one of them."""

    kinds = frozenset({"sources"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._cards = {
            "exports": self._card(_("How to ask for your exports")),
            "keys": self._card(_("Keys")),
            "words": self._card(_("Words")),
            "about": self._card(_("About ReachDesk {version}").format(version=__version__)),
        }
        self._texts: dict[str, QTextBrowser] = {}
        for key, card in self._cards.items():
            self._texts[key] = _Text(card)
            card.body.addWidget(self._texts[key], 1)
        self._add_about_links()
        self.grid.place(self._cards["exports"], 6, 330)
        self.grid.place(self._cards["keys"], 6, 330)
        self.grid.place(self._cards["words"], 6, 390)
        self.grid.place(self._cards["about"], 6, 390)
        self._fill()

    def ask(self, request: Request) -> None:
        """The formats may have become known."""
        self._fill()

    def nothing_to_ask(self) -> None:
        """The same without an account."""
        self._fill()

    def show_topic(self, topic: str) -> None:
        """Scroll to "exports", "keys", "words" or "about" and move the focus there."""
        if topic in self._cards:
            self.ensureWidgetVisible(self._cards[topic])
            self._cards[topic].setFocus()

    def _card(self, title: str) -> Card:
        return Card(self.context, title)

    def _fill(self) -> None:
        formats = self.context.library.contents.formats
        ways = [(one.title, one.how_to_get) for one in formats if one.how_to_get]
        self._texts["exports"].setHtml(_pairs(ways))
        self._texts["keys"].setHtml(_pairs(keys()))
        self._texts["words"].setHtml(_pairs((_(word), _(text)) for word, text in GLOSSARY))
        unusual = self.context.library_file if self.context.library_name else None
        self._texts["about"].setHtml(about(unusual))

    def _add_about_links(self) -> None:
        theme = self.context.theme
        copy = Button(theme, _("Copy details"), LINK)
        copy.clicked.connect(lambda _checked=False: copy_details())
        folder = Button(theme, _("Open the data folder"), LINK)
        folder.clicked.connect(lambda _checked=False: open_folder(str(paths.data_folder())))
        licences = Button(theme, _("Licences"), LINK)
        licences.clicked.connect(lambda _checked=False: LicenceTexts(theme, self).open())
        self._cards["about"].corner.setSpacing(12)
        for button in (licences, copy, folder):
            self._cards["about"].corner.addWidget(button)


class _Text(QTextBrowser):
    """Text that is read, selected and scrolled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)


def keys() -> list[tuple[str, str]]:
    """Every action with its keys as this system writes them, by groups, then what works in place;
    the name of a group stands alone before it."""
    found: list[tuple[str, str]] = []
    for group in dict.fromkeys(spec.group for spec in actions.ACTIONS):
        found.append((actions.group_title(group), ""))
        found += [
            (_(spec.text), _native(spec.keys[0]))
            for spec in actions.ACTIONS
            if spec.keys and spec.group == group
        ]
        if group == actions.VIEW:
            found.append((_("Go to a page"), f"{_native('Ctrl+1')} … {_native('Ctrl+7')}"))
    found.append((_("In cards, tables and panels"), ""))
    return found + [(_(text), shown) for text, shown in actions.IN_PLACE]


def about(library: Path | None = None) -> str:
    """What it is, where its data are, what it is made of. `library`: another than the usual one."""
    promise = _("Everything stays on this computer. ReachDesk does not use the network.")
    folder = _("Library and settings are in {folder}.").format(folder=paths.data_folder())
    if library is not None:
        folder = _("The library is {file}, settings are in {folder}.").format(
            file=library.absolute(), folder=paths.data_folder()
        )
    licence = _("ReachDesk is free software under the MIT licence. It is made with:")
    parts = [(part.name, part.licence) for part in PARTS[1:]]  # after ReachDesk itself
    text = "".join(f"<p>{html.escape(part)}</p>" for part in (promise, folder, licence))
    return f"{text}<p></p>{_pairs(parts)}"


def details() -> str:
    """Versions, for a report of a fault; nothing personal."""
    parts = (
        ("ReachDesk", __version__),
        ("Python", platform.python_version()),
        ("Qt", PySide6.__version__),
        ("pyqtgraph", pyqtgraph.__version__),
        ("numpy", np.__version__),
        ("System", platform.platform()),
        ("Screen", QGuiApplication.platformName()),
    )
    return "\n".join(f"{name} {version}" for name, version in parts)


def copy_details() -> None:
    """Put the versions on the clipboard."""
    QGuiApplication.clipboard().setText(details())


def _native(keys_text: str) -> str:
    return QKeySequence(keys_text).toString(QKeySequence.SequenceFormat.NativeText)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """A table of two columns; a name without a text is a heading."""
    rows = "".join(_row(html.escape(name), html.escape(text)) for name, text in pairs)
    return f'<table cellspacing="0" cellpadding="0">{rows}</table>'


def _row(name: str, text: str) -> str:
    if not text:
        return f'<tr><td colspan="2" style="padding:8px 0 6px 0">{name}</td></tr>'
    return (
        f'<tr><td style="padding:0 18px 6px 0"><b>{name}</b></td>'
        f'<td style="padding:0 0 6px 0">{text}</td></tr>'
    )


PAGE = PageSpec("help", N_("Help"), "help", 910, Help, always=True)
