"""Colours, widths and faces: every visual constant of ReachDesk, for charts and for the window.

The names are those of the token table in the design; a test computes the contrast ratios.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette, QPen

from reachdesk import paths

FACE = "Inter"
DISPLAY_FACE = "Inter Display"
BASE_SIZE = 13.0
BAND_OPACITY = 0.14
REST_OPACITY = 0.28


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#RRGGBB`.

    `…_text` variants are for words (4.5:1 on card and canvas), the plain ones for marks (3:1).
    """

    name: str
    dark: bool
    canvas: str
    rail: str
    card: str
    raised: str
    line: str
    line_strong: str
    grid: str
    text: str
    body: str
    muted: str
    accent: str
    accent_text: str
    accent_ground: str
    on_accent: str
    down: str
    down_text: str
    up: str
    up_text: str
    third: str
    third_text: str
    unknown: str
    comparison: str
    control: str
    question_ground: str


LIGHT = Tokens(
    name="light",
    dark=False,
    canvas="#F6F7F9",
    rail="#FBFBFC",
    card="#FFFFFF",
    raised="#F3F5F8",
    line="#E3E6EB",
    line_strong="#C9CFD8",
    grid="#E9ECF0",
    text="#1B1F24",
    body="#343B45",
    muted="#5B6570",
    accent="#0072B2",
    accent_text="#00659E",
    accent_ground="#E6F1F8",
    on_accent="#FFFFFF",
    down="#D55E00",
    down_text="#A84700",
    up="#009E73",
    up_text="#00714F",
    third="#C56B9C",
    third_text="#9C4777",
    unknown="#8A93A0",
    comparison="#7C8794",
    control="#868F9B",
    question_ground="#FCEFE6",
)

DARK = Tokens(
    name="dark",
    dark=True,
    canvas="#16181C",
    rail="#191C20",
    card="#1F2227",
    raised="#272B31",
    line="#30343B",
    line_strong="#484E58",
    grid="#2B2F36",
    text="#E8EAED",
    body="#CBD0D7",
    muted="#9AA3AE",
    accent="#56B4E9",
    accent_text="#7CC5EF",
    accent_ground="#1B3140",
    on_accent="#0E1B24",
    down="#E69F00",
    down_text="#EDB23A",
    up="#2BB58B",
    up_text="#4CC7A1",
    third="#E29AC2",
    third_text="#E8AFCF",
    unknown="#69727E",
    comparison="#8994A1",
    control="#6F7986",
    question_ground="#352B17",
)

THEMES = {"light": LIGHT, "dark": DARK}

# size relative to the base, weight, display cut
ROLES: dict[str, tuple[float, int, bool]] = {
    "hero": (3.4, 600, True),
    "large": (2.0, 600, True),
    "answer": (1.7, 600, True),
    "export_title": (2.0, 600, True),
    "page_title": (1.55, 600, True),
    "lead": (1.08, 400, False),
    "card_title": (1.08, 600, False),
    "base": (1.0, 400, False),
    "small": (0.92, 400, False),
    "least": (0.85, 400, False),
}


def tokens_from_palette(palette: QPalette) -> Tokens:
    """The high-contrast variant: ground, words and accent of the system's own palette.

    Lines become controls, so that every edge is seen; rise, fall and network keep the hue of the
    theme that is nearer to the palette's ground.
    """
    ground = palette.color(QPalette.ColorRole.Base)
    near = DARK if ground.lightnessF() < 0.5 else LIGHT
    words = palette.color(QPalette.ColorRole.Text).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    changed: dict[str, object] = {
        "name": "contrast",
        "canvas": palette.color(QPalette.ColorRole.Window).name(),
        "rail": palette.color(QPalette.ColorRole.Window).name(),
        "card": ground.name(),
        "raised": ground.name(),
        "line": near.control,
        "line_strong": words,
        "text": words,
        "body": words,
        "muted": words,
        "accent": accent,
        "accent_text": words,
        "accent_ground": ground.name(),
        "on_accent": palette.color(QPalette.ColorRole.HighlightedText).name(),
        "unknown": near.muted,
        "comparison": near.muted,
        "control": words,
        "question_ground": ground.name(),
    }
    kept = {field: getattr(near, field) for field in Tokens.__dataclass_fields__}
    return Tokens(**{**kept, **changed})


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """A theme at a text size: what a chart needs to draw itself.

    `base` is the base text size in pixels; every length and width grows with it. `outlined` draws
    an edge round bands (high contrast).
    """

    tokens: Tokens
    base: float = BASE_SIZE
    outlined: bool = False

    def px(self, length: float) -> float:
        """A length of the design (given for the base size of 13) at this text size."""
        return length * self.base / BASE_SIZE

    def colour(self, token: str, opacity: float = 1.0) -> QColor:
        """A colour by the name of its token. Raises `AttributeError` for an unknown one."""
        colour = QColor(getattr(self.tokens, token))
        colour.setAlphaF(opacity)
        return colour

    def blend(self, token: str, opacity: float, ground: str = "card") -> QColor:
        """The solid colour that `token` at `opacity` has on `ground`: the same in every format."""
        front, back = self.colour(token), self.colour(ground)
        return QColor.fromRgbF(
            back.redF() + (front.redF() - back.redF()) * opacity,
            back.greenF() + (front.greenF() - back.greenF()) * opacity,
            back.blueF() + (front.blueF() - back.blueF()) * opacity,
        )

    def pen(
        self,
        token: str,
        width: float = 1.0,
        dash: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> QPen:
        """A pen that scales with the picture (not cosmetic), with round caps and joins."""
        pen = QPen(self.colour(token), self.px(width), dash)
        pen.setCosmetic(False)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        solid = dash == Qt.PenStyle.SolidLine
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if solid else Qt.PenCapStyle.FlatCap)
        return pen

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The face of a role of the type scale, in whole pixels, with figures that align.

        Raises `KeyError` for an unknown role; needs an application.
        """
        factor, usual, display = ROLES[role]
        return _font(max(1, round(self.base * factor)), weight or usual, display)


def style_for(theme: str, base: float = BASE_SIZE) -> ChartStyle:
    """The style of the theme "light" or "dark". Raises `KeyError` for another name."""
    return ChartStyle(THEMES[theme], base)


def contrast_style(palette: QPalette, base: float = BASE_SIZE) -> ChartStyle:
    """The style taken from a high-contrast palette of the system."""
    return ChartStyle(tokens_from_palette(palette), base, outlined=True)


def load_fonts() -> tuple[str, ...]:
    """Make the shipped faces known to the application (once) and return their family names."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("fonts need an application")
    return _loaded(id(application))


@functools.lru_cache(maxsize=1)
def _loaded(_application: int) -> tuple[str, ...]:
    families: list[str] = []
    for file in sorted(paths.resource("fonts").glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += [name for name in QFontDatabase.applicationFontFamilies(number) if number >= 0]
    return tuple(dict.fromkeys(families))


@functools.lru_cache(maxsize=256)
def _font(pixels: int, weight: int, display: bool) -> QFont:  # noqa: FBT001 - part of the cache key
    load_fonts()
    system = QFontInfo(QGuiApplication.font()).family()
    font = QFont([DISPLAY_FACE if display else FACE, FACE, system])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
