"""The preferences, at the right side: applied and saved at once, no OK and no Cancel."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk import i18n
from reachdesk.i18n import _
from reachdesk.services import desktop_files
from reachdesk.settings import LEAST_TEXT_PERCENT, MOST_TEXT_PERCENT
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.backups import BackupsSection
from reachdesk.ui.dialogs.menu_entry import MenuEntrySection
from reachdesk.ui.outside import open_outside
from reachdesk.ui.page import PageSpec
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.check_box import CheckBox
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import words

# each language by its own name: who needs it can read it
_LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands", "pt": "Português", "de": "Deutsch"}


class SettingsPanel(QWidget):
    """Theme, language, text size, the page shown first, names in exports, motion, where the
    library lies, its backups, the entry in the applications menu."""

    def __init__(self, context: PageContext, pages: tuple[PageSpec, ...]) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        self._add_theme()
        self._add_text_size()
        self._add_language()
        self._add_first_page(pages)
        self._add_switches()
        self._add_library()
        self._heading(_("Backups"))
        self.backups = BackupsSection(context)
        self._column.addWidget(self.backups)
        self._add_menu_entry()
        self._column.addStretch(1)

    def _add_theme(self) -> None:
        choices = [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        self.theme = Segmented(self._context.theme, _("Theme"), choices)
        self.theme.set_key(self._context.settings.theme)
        self.theme.chosen.connect(lambda key: self._change(theme=key))
        self._heading(_("Theme"))
        self._column.addWidget(self.theme, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_text_size(self) -> None:
        scale = Scale(
            LEAST_TEXT_PERCENT,
            MOST_TEXT_PERCENT,
            show=lambda value: _("{percent} %").format(percent=round(value)),
            read=lambda text: float(text.strip().rstrip("%").strip()),
            steps=(MOST_TEXT_PERCENT - LEAST_TEXT_PERCENT) // 10,
            whole=True,
        )
        self.text_size = SliderRow(self._context.theme, _("Text size"), scale, 100)
        self.text_size.badge.hide()
        self.text_size.note.setText(_("On top of the text size of the system."))
        self.text_size.set_value(self._context.settings.text_percent)
        self.text_size.track.sliderReleased.connect(self._text_size_chosen)
        self.text_size.moved.connect(lambda _value: self._text_size_chosen())
        self._column.addSpacing(10)
        self._column.addWidget(self.text_size)

    def _add_language(self) -> None:
        choices = [("", _("As the system"))]
        choices += [(code, _LANGUAGE_NAMES[code]) for code in i18n.LANGUAGES]
        chosen = self._context.settings.language or ""
        self.language = ChoicePicker(self._context.theme, _("Language"), choices, chosen)
        self.language.chose.connect(lambda code: self._change(language=code or None))
        self._heading(_("Language"))
        self._column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_first_page(self, pages: tuple[PageSpec, ...]) -> None:
        choices = [("", _("The one shown last")), *((spec.key, spec.title()) for spec in pages)]
        chosen = self._context.settings.first_page or ""
        name = _("Page at the start")
        self.first_page = ChoicePicker(self._context.theme, name, choices, chosen)
        self.first_page.chose.connect(lambda key: self._change(first_page=key or None))
        self._heading(name)
        self._column.addWidget(self.first_page, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_switches(self) -> None:
        self.mask_names = CheckBox(
            self._context.theme, _("Leave names out of pictures and tables that I save")
        )
        self.mask_names.setChecked(self._context.settings.mask_names)
        self.mask_names.toggled.connect(lambda on: self._change(mask_names=on))
        self.calm = CheckBox(self._context.theme, _("No motion"))
        self.calm.setChecked(self._context.settings.calm)
        self.calm.toggled.connect(lambda on: self._change(calm=on))
        self._column.addSpacing(10)
        self._column.addWidget(self.mask_names)
        self._column.addWidget(self.calm)

    def _add_library(self) -> None:
        """Where the open library lies, and whether it can be changed."""
        file = self._context.library_file
        lies = str(file.absolute()) if file else self._context.library_name
        self._heading(_("Library"))
        self.library = words(lies, "small", "muted", wrap=True)
        self._column.addWidget(self.library)
        if only_read := self._context.library.contents.only_read:
            self._column.addWidget(words(only_read, "small", "down_text", wrap=True))
        if file:
            folder = Button(self._context.theme, _("Open folder"), LINK)
            folder.clicked.connect(lambda _checked=False: open_outside(file.parent))
            self._column.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_menu_entry(self) -> None:
        self.menu_entry = MenuEntrySection(self._context) if desktop_files.wanted() else None
        if self.menu_entry is not None:
            self._heading(_("Applications menu"))
            self._column.addWidget(self.menu_entry)

    def _heading(self, text: str) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(words(text, "small", "text", strong=True))

    def _text_size_chosen(self) -> None:
        percent = round(self.text_size.value)
        if percent != self._context.settings.text_percent:
            self._change(text_percent=percent)

    def _change(self, **changed: Any) -> None:
        self._context.shell.change_settings(replace(self._context.settings, **changed))
