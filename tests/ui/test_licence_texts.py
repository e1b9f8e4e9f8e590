"""The licences in Help: every part is named, every text can be read."""

from __future__ import annotations

from reachdesk.services import licences
from reachdesk.ui.dialogs.licence_texts import LicenceTexts
from reachdesk.ui.pages import help as help_page


def test_help_names_every_part_with_its_licence():
    shown = help_page.about()
    for part in licences.PARTS:
        assert part.name in shown
        assert part.licence in shown


def test_the_texts_are_read_in_a_window_of_their_own(theme, qtbot):
    dialog = LicenceTexts(theme, None)
    qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    for heading, _text in licences.texts():
        assert heading in shown
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown
