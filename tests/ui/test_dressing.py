import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from reachdesk.charts.style import DARK, LIGHT
from reachdesk.settings import Settings
from reachdesk.ui.dressing import dress_alone


def label_in(part: QWidget) -> QLabel:
    label = QLabel("words", part)
    label.setProperty("tone", "muted")
    return label


def colour(label: QLabel) -> QColor:
    label.ensurePolished()
    return label.palette().color(QPalette.ColorRole.WindowText)


@pytest.fixture
def part(theme, qtbot):
    """A part that follows the theme, not on screen."""
    made = QWidget()
    qtbot.addWidget(made)
    theme.dress(made)
    return made


def test_what_is_on_screen_is_dressed_at_once(theme, part):
    label = label_in(part)
    part.show()
    assert colour(label) == QColor(LIGHT.muted)
    theme.apply(Settings(theme="dark"))
    assert colour(label) == QColor(DARK.muted)
    assert theme.wardrobe.settled


def test_what_is_hidden_is_dressed_in_its_turn(theme, part, qtbot):
    label = label_in(part)
    theme.apply(Settings(theme="dark"))
    assert colour(label) == QColor(LIGHT.muted)
    qtbot.waitUntil(lambda: theme.wardrobe.settled, timeout=5000)
    assert colour(label) == QColor(DARK.muted)


def test_what_comes_on_screen_before_its_turn_is_dressed_then(theme, part):
    label = label_in(part)
    theme.apply(Settings(theme="dark"))
    theme.wardrobe.catch_up(part)
    assert colour(label) == QColor(DARK.muted)
    assert theme.wardrobe.settled


def test_what_is_opened_after_a_switch_wears_the_new_theme(theme, qtbot):
    theme.apply(Settings(theme="dark"))
    for dress in (theme.dress, dress_alone):
        opened = QWidget()
        qtbot.addWidget(opened)
        dress(opened)
        assert colour(label_in(opened)) == QColor(DARK.muted)


def test_there_and_back_again(theme, part):
    label = label_in(part)
    part.show()
    for name, tokens in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        theme.apply(Settings(theme=name))
        assert colour(label) == QColor(tokens.muted)


def test_a_part_that_is_gone_is_forgotten(theme, qtbot):
    kept, gone = QWidget(), QWidget()
    qtbot.addWidget(kept)
    for part in (gone, kept):
        theme.dress(part)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(Settings(theme="dark"))
    qtbot.waitUntil(lambda: theme.wardrobe.settled, timeout=5000)
    assert colour(label_in(kept)) == QColor(DARK.muted)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_window_is_held_back_and_painted_then(window, qtbot):
    paints = Paints(window.frame.strip)
    window.change_settings(dataclasses.replace(window.context.settings, theme="dark"))
    QCoreApplication.sendPostedEvents()
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0, timeout=5000)


def test_every_page_follows_one_after_the_other(window, qtbot):
    pages = [window.page(key) for key in window.specs]
    window.show_page("overview")
    window.change_settings(dataclasses.replace(window.context.settings, theme="dark"))
    wardrobe = window.context.theme.wardrobe
    assert not wardrobe.settled
    window.show_page("score")
    assert window.page("score").styleSheet() == window.page("overview").styleSheet()
    qtbot.waitUntil(lambda: wardrobe.settled, timeout=5000)
    assert {page.styleSheet() for page in pages} == {window.page("overview").styleSheet()}


def test_the_menu_of_everything_wears_the_theme(window):
    window.change_settings(dataclasses.replace(window.context.settings, theme="dark"))
    window.open_menu()
    menus = window.findChildren(QMenu)
    assert menus
    assert all(DARK.card in menu.styleSheet() for menu in menus)
    for menu in menus:
        menu.close()
