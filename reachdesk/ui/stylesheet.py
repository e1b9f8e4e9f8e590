"""The one stylesheet, made from the tokens.

Widgets that paint themselves (buttons, badges, bars) do not need it; it dresses Qt's own ones:
labels by their `role` and `tone`, frames by name, fields, menus, tables, scroll bars.
"""

from __future__ import annotations

from string import Template

from reachdesk import paths
from reachdesk.charts.style import ROLES, ChartStyle

TONES = (
    "text",
    "body",
    "muted",
    "accent_text",
    "down_text",
    "up_text",
    "third_text",
    "on_accent",
)

# sizes that only the window needs: pixels at the base size, weight, family
_EXTRA = {
    "empty_line": (24, 600, "Inter Display"),
    "panel_title": (16, 600, "Inter"),
    "section": (15, 600, "Inter"),
    "tile": (20, 600, "Inter"),
}

_FRAME = Template("""
QWidget { color: $body; }
QWidget#canvas, QScrollArea#canvas, QDialog { background: $canvas; }
QWidget#rail, QWidget#strip { background: $rail; }
QFrame#card { background: $card; border: 1px solid $line; border-radius: ${radius}px; }
QFrame#card[picked="true"] { border-color: $accent; }
QFrame#tile { background: $raised; border: none; border-radius: ${tile}px; }
QFrame#question { background: $question_ground; border: none; border-radius: ${tile}px; }
QFrame#notice { background: $card; border: 1px solid $line; border-radius: ${tile}px; }
QFrame#line { background: $line; border: none; }
QWidget#panel { background: $card; }
QLabel { background: transparent; border: none; }
QToolTip { background: $card; color: $text; border: 1px solid $line_strong; padding: 4px 6px; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#plain { background: transparent; }
""")

_FIELDS = Template("""
QLineEdit, QSpinBox, QComboBox, QPlainTextEdit, QTextBrowser {
  background: $card; color: $text; border: 1px solid $line_strong; border-radius: ${field}px;
  padding: 0 ${pad}px; min-height: ${control_height}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QTextBrowser { padding: ${pad}px; }
QTextBrowser#plain { border: none; padding: 0; border-radius: 0; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 2px solid $accent; }
QComboBox::drop-down { border: none; width: ${control_height}px; }
QComboBox::down-arrow { image: url("$field_arrow"); width: ${arrow}px; height: ${arrow}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLineEdit#typed { border: 1px solid transparent; background: transparent; padding: 0;
  min-height: ${typed_height}px; font-weight: 600; }
QLineEdit#typed:hover { background: $raised; }
QLineEdit#typed:focus { border: 2px solid $accent; background: $card; }
QMenu { background: $card; color: $text; border: 1px solid $line_strong; padding: 6px; }
QMenu::item { padding: ${menu_pad}px 24px ${menu_pad}px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
""")

_TABLES = Template("""
QTableView { background: $card; border: none; gridline-color: transparent; color: $body;
  selection-background-color: $accent_ground; selection-color: $text; outline: 0; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 0 ${pad}px 0 0; font-size: ${least}px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QTableCornerButton::section { background: $card; border: none; }
""")


def stylesheet(style: ChartStyle) -> str:
    """The application's stylesheet for a theme at a text size."""
    tokens = style.tokens
    values = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    sizes = {
        "radius": 10,
        "tile": 8,
        "field": 7,
        "pad": round(style.px(10)),
        "menu_pad": round(style.px(6)),
        "arrow": round(style.px(16)),
        "control_height": round(style.px(28)),
        "typed_height": round(style.px(18)),
        "least": round(style.px(11)),
    }
    files = {"field_arrow": paths.resource("fields/arrow.svg").as_posix()}
    parts = [part.substitute(values | sizes | files) for part in (_FRAME, _FIELDS, _TABLES)]
    parts += [
        f'QLabel[tone="{tone}"] {{ color: {getattr(tokens, tone)}; }}'
        for tone in TONES
        if hasattr(tokens, tone)
    ]
    parts += [_role(style, role) for role in ROLES]
    parts += [_extra(style, name, *measures) for name, measures in _EXTRA.items()]
    return "\n".join(parts)


def _role(style: ChartStyle, role: str) -> str:
    """Size, weight and cut of the labels of one role; features come from the application's font."""
    factor, weight, display = ROLES[role]
    size = max(1, round(style.base * factor))
    family = ' font-family: "Inter Display", "Inter";' if display else ""
    rule = f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {weight};{family} }}'
    medium = f'QLabel[role="{role}"][strong="true"] {{ font-weight: 600; }}'
    half = f'QLabel[role="{role}"][strong="half"] {{ font-weight: 500; }}'
    return "\n".join((rule, medium, half))


def _extra(style: ChartStyle, role: str, pixels: int, weight: int, family: str) -> str:
    return (
        f'QLabel[role="{role}"] {{ font-size: {round(style.px(pixels))}px;'
        f' font-weight: {weight}; font-family: "{family}", "Inter"; }}'
    )
