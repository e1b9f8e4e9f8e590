"""Labels: a text with its role in the type scale and its tone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def words(
    text: str = "",
    role: str = "base",
    tone: str = "body",
    *,
    strong: bool = False,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label. `role` is one of `charts.style.ROLES`, `tone` the token of its colour.

    Its text is always plain, so that words from an export never become markup.
    """
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    if strong:
        label.setProperty("strong", "true")
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def retone(label: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def line(parent: QWidget | None = None) -> QFrame:
    """A horizontal line, 1 px."""
    frame = QFrame(parent)
    frame.setObjectName("line")
    frame.setFixedHeight(1)
    return frame
