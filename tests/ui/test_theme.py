import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from reachdesk.charts.style import DARK, LIGHT
from reachdesk.settings import Settings
from reachdesk.ui.stylesheet import stylesheet
from reachdesk.ui.theme import palette
from reachdesk.ui.widgets.card import ChartCard


def ground(widget) -> str:
    """The colour in the middle of a widget's right edge, as it is painted."""
    picture = widget.grab().toImage()
    return picture.pixelColor(picture.width() - 3, picture.height() // 2).name().upper()


def test_the_palette_carries_the_tokens():
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
    assert made.color(QPalette.ColorRole.Base) == QColor(DARK.card)
    assert made.color(QPalette.ColorRole.Highlight) == QColor(DARK.accent)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_stylesheet_has_no_other_colours(theme, tokens):
    import re
    from dataclasses import replace

    style = replace(theme.style, tokens=tokens)
    known = {getattr(tokens, name) for name in tokens.__slots__}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(style))) <= known


def test_a_switch_restyles_everything_live(window, qapp):
    window.show_page("overview")
    qapp.processEvents()
    assert ground(window.frame.stage) == LIGHT.canvas
    assert ground(window.frame.strip) == LIGHT.rail
    window.change_settings(Settings(theme="dark"))
    qapp.processEvents()
    assert ground(window.frame.stage) == DARK.canvas
    assert ground(window.frame.strip) == DARK.rail
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
    charts = window.frame.stage.page.findChildren(ChartCard)
    assert charts
    for card in charts:
        assert card.view.style_in_use.tokens is DARK


def test_the_same_settings_again_change_nothing(window):
    theme = window.context.theme
    changes = []
    theme.changed.connect(lambda: changes.append(1))
    theme.apply(window.context.settings)
    assert changes == []


def test_the_system_is_followed_unless_the_owner_chose(theme, monkeypatch):
    monkeypatch.setattr(type(theme), "_system_is_dark", lambda _self: True)
    theme._follow_system()
    assert theme.tokens is LIGHT
    theme.apply(Settings(theme="system"))
    assert theme.tokens is DARK
    monkeypatch.setattr(type(theme), "_system_is_dark", lambda _self: False)
    theme._follow_system()
    assert theme.tokens is LIGHT


def test_a_high_contrast_palette_is_taken_over(theme, monkeypatch):
    from reachdesk.ui import theme as module

    monkeypatch.setattr(module, "_wants_contrast", lambda: True)
    theme.apply(Settings(theme="system"))
    assert theme.style.outlined
    assert theme.tokens.name == "contrast"
    theme.apply(Settings(theme="light"))
    assert theme.tokens is LIGHT


def test_text_grows_up_to_two_hundred_per_cent(theme, qtbot):
    label = QLabel("words")
    label.setProperty("role", "card_title")
    theme.dress(label)
    qtbot.addWidget(label)
    label.show()
    small = label.fontMetrics().height()
    theme.apply(Settings(theme="light", text_percent=200))
    assert theme.style.base == 26
    assert label.fontMetrics().height() == pytest.approx(2 * small, abs=2)
    assert theme.wide_text


def test_no_motion_means_none(theme):
    theme.apply(Settings(theme="light", calm=True))
    assert theme.milliseconds(160) == 0
    theme.apply(Settings(theme="light", calm=False))
    assert theme.milliseconds(160) == 160
