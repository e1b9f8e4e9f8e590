"""Contrast of the tokens, faces and the high-contrast variant."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette

from reachdesk import paths
from reachdesk.charts.style import (
    DARK,
    LIGHT,
    ROLES,
    contrast_style,
    load_fonts,
    style_for,
    tokens_from_palette,
)

WORDS = ("text", "body", "muted", "accent_text", "down_text", "up_text", "third_text")
MARKS = ("accent", "down", "up", "third", "unknown", "comparison", "control")


def luminance(colour: str) -> float:
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(front: str, back: str) -> float:
    high, low = sorted((luminance(front), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_words_have_four_and_a_half_to_one(tokens):
    for name in WORDS:
        for ground in ("card", "canvas", "rail", "raised"):
            assert ratio(getattr(tokens, name), getattr(tokens, ground)) >= 4.5, (name, ground)
    assert ratio(tokens.on_accent, tokens.accent) >= 4.5
    assert ratio(tokens.text, tokens.accent_ground) >= 4.5
    assert ratio(tokens.text, tokens.question_ground) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_marks_have_three_to_one_on_cards(tokens):
    for name in MARKS:
        assert ratio(getattr(tokens, name), tokens.card) >= 3.0, name


def test_the_ratios_of_the_design_hold():
    """Figures of the token table: (theme, token, on the card, on the canvas or None)."""
    table = (
        (LIGHT, "text", 16.6, 15.4),
        (LIGHT, "muted", 5.9, 5.5),
        (LIGHT, "accent", 5.2, 4.8),
        (LIGHT, "accent_text", 6.3, 5.8),
        (LIGHT, "unknown", 3.1, None),
        (DARK, "text", 13.2, 14.7),
        (DARK, "muted", 6.2, 7.0),
        (DARK, "accent", 6.9, 7.7),
        (DARK, "unknown", 3.3, None),
        (DARK, "control", 3.6, 4.0),
    )
    for tokens, name, on_card, on_canvas in table:
        assert ratio(getattr(tokens, name), tokens.card) == pytest.approx(on_card, abs=0.06)
        if on_canvas is not None:
            on = ratio(getattr(tokens, name), tokens.canvas)
            assert on == pytest.approx(on_canvas, abs=0.06)


def test_the_shipped_faces_load_and_their_notice_is_beside_them(qapp):
    assert {"Inter", "Inter Display"} <= set(load_fonts())
    folder = paths.resource("fonts")
    assert (folder / "OFL.txt").is_file()
    assert (folder / "NOTICE").is_file()
    assert sum(file.stat().st_size for file in folder.iterdir()) < 2_500_000


def test_figures_align_in_lists_and_axes(qapp):
    """The display cut has proportional figures only; it is used for single large figures."""
    for role in [role for role, (_size, _weight, display) in ROLES.items() if not display]:
        metrics = QFontMetricsF(style_for("light").font(role))
        widths = [metrics.horizontalAdvance(digit * 4) for digit in "0123456789"]
        assert max(widths) - min(widths) < 0.13


def test_roles_follow_the_base_size(qapp):
    usual, large = style_for("light"), style_for("light", 26.0)
    assert usual.font("least").pixelSize() == 11
    assert usual.font("small").pixelSize() == 12
    assert usual.font("hero").pixelSize() == 44
    assert large.font("small").pixelSize() == 24
    assert large.px(10) == pytest.approx(20)
    assert QFontInfo(usual.font("base")).family().startswith("Inter")
    with pytest.raises(KeyError):
        usual.font("huge")


def test_a_high_contrast_palette_is_taken_over(qapp):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    tokens = tokens_from_palette(palette)
    assert tokens.text == "#ffff00"
    assert tokens.card == "#000000"
    assert tokens.accent == "#00ffff"
    assert tokens.line == DARK.control
    assert contrast_style(palette).outlined


def test_an_unknown_colour_is_a_mistake(qapp):
    with pytest.raises(AttributeError):
        style_for("light").colour("purple")
    with pytest.raises(KeyError):
        style_for("sepia")
