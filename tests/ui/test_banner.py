import pytest
from PySide6.QtGui import QAccessible

from reachdesk.ui.widgets.banner import BAD, Banner


@pytest.fixture
def banner(theme, qtbot):
    made = Banner(theme)
    qtbot.addWidget(made)
    return made


def test_it_stays_until_it_is_closed(banner):
    assert banner.isHidden()
    banner.show_message("8,214 posts added.")
    assert not banner.isHidden()
    banner.closer.click()
    assert banner.isHidden()


def test_a_link_acts_and_counts_as_read(banner):
    taken = []
    banner.show_message("Added.", [("Show", lambda: taken.append("show"))])
    banner._links[0].click()
    assert taken == ["show"]
    assert banner.isHidden()


def test_the_next_message_replaces_the_one_before(banner):
    banner.show_message("One.", [("Show", lambda: None)])
    banner.show_message("Two.", kind=BAD)
    assert banner.text.text() == "Two."
    assert banner._links == []


def test_it_announces_itself(banner, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    banner.show_message("8,214 posts added.")
    assert told[-1].message() == "8,214 posts added."
    assert banner.accessibleName() == "8,214 posts added."


def test_markup_in_a_message_is_shown_as_it_is(banner):
    banner.show_message("<b>archive</b>.zip is empty.")
    assert banner.text.text() == "<b>archive</b>.zip is empty."
    from PySide6.QtCore import Qt

    assert banner.text.textFormat() == Qt.TextFormat.PlainText
