"""The theme in use: the owner's choice or the system's, applied to everything at once."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from reachdesk.charts.style import (
    BASE_SIZE,
    ChartStyle,
    Tokens,
    contrast_style,
    load_fonts,
    style_for,
)
from reachdesk.settings import Settings
from reachdesk.ui.dressing import Wardrobe
from reachdesk.ui.stylesheet import stylesheet

PANEL_MS = 160
FADE_MS = 120
# usual size in pixels of the system's own text, from which its scale is told; Linux desktops
# ship 9 to 11 points, so anything up to 11 counts as 100 %
_USUAL_TEXT = {"win32": 12.0, "darwin": 13.0}
_USUAL_TEXT_ELSEWHERE = 15.0


class Theme(QObject):
    """The style that everything is drawn in; `changed` after it became another."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.setPalette(QPalette())  # whatever was set before: the system's own again
        self._system_palette = QPalette(application.palette())
        self._system_scale = _system_scale(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        )
        load_fonts()
        self.style = self._wanted_style()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()
        self.wardrobe = Wardrobe(application, stylesheet(self.style), self)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self.style.tokens

    def px(self, length: float) -> int:
        """A length of the design (at the base text size) in whole pixels at this text size."""
        return round(self.style.px(length))

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The face of a role of the type scale."""
        return self.style.font(role, weight)

    def colour(self, token: str) -> QColor:
        """A colour by the name of its token."""
        return self.style.colour(token)

    def milliseconds(self, duration: int) -> int:
        """How long a motion takes: 0 where the owner wants none."""
        return 0 if self._settings.calm else duration

    @property
    def wide_text(self) -> bool:
        """Whether the text is so large that narrow cards need more room."""
        return self.style.base >= BASE_SIZE * 1.3

    def dress(self, part: QWidget) -> None:
        """Have a part of the window, or a window of its own, follow the theme as long as it lives;
        what stands in it does so too."""
        self.wardrobe.dress(part)

    def apply(self, settings: Settings) -> None:
        """Follow changed preferences; everything on screen is restyled where they make a change."""
        self._settings = settings
        self._renew()

    @Slot()
    def _follow_system(self) -> None:
        self._renew()

    def _renew(self) -> None:
        style = self._wanted_style()
        if style != self.style:
            self.style = style
            self._dress()
            self.wardrobe.change(stylesheet(style))
            self.changed.emit()

    def _wanted_style(self) -> ChartStyle:
        base = BASE_SIZE * self._system_scale * self._settings.text_percent / 100
        base = min(base, BASE_SIZE * 2)
        if self._settings.theme != "system":
            return style_for(self._settings.theme, base)
        if _wants_contrast():
            return contrast_style(self._system_palette, base)
        return style_for("dark" if self._system_is_dark() else "light", base)

    def _system_is_dark(self) -> bool:
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme != Qt.ColorScheme.Unknown:
            return scheme == Qt.ColorScheme.Dark
        ground = self._system_palette.color(QPalette.ColorRole.Window)
        words = self._system_palette.color(QPalette.ColorRole.WindowText)
        return ground.lightness() < words.lightness()

    def _dress(self) -> None:
        """Palette and font of the application; what is seen of them is small beside its sheet."""
        self._application.setPalette(palette(self.tokens))
        self._application.setFont(self.font("base"))


def palette(tokens: Tokens) -> QPalette:
    """The tokens as a Qt palette: a dark mode cannot rest on the system's colour scheme alone."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.card,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.text,
        role.Light: tokens.card,
        role.Midlight: tokens.raised,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.control,
        role.Shadow: tokens.line_strong,
        role.Accent: tokens.accent,
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.control))
    return made


def _system_scale(font: QFont) -> float:
    """The system's text size against the usual one, 1..2."""
    usual = _USUAL_TEXT.get(sys.platform, _USUAL_TEXT_ELSEWHERE)
    return min(2.0, max(1.0, QFontInfo(font).pixelSize() / usual))


def _wants_contrast() -> bool:
    """Whether the system asks for a high-contrast palette (Qt 6.10 and later can tell)."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if hints is None:
        return False
    return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)
