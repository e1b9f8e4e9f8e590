"""Labels that wrap: no single word on the last line, and no line that begins with a sign."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from reachdesk.charts.canvas import NOTE, broken, text_width
from reachdesk.charts.style import style_for
from reachdesk.ui.widgets.words import even_width, words

STYLE = style_for("light")
TITLE = "Most by older posts fading, by nine points and a half"


@pytest.fixture
def metrics(theme) -> QFontMetrics:
    return QFontMetrics(theme.font("card_title"))


def height(metrics, text, room):
    area = QRect(0, 0, room, 10_000)
    return metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), text).height()


def test_a_single_word_on_the_last_line_gets_company(metrics):
    room = metrics.horizontalAdvance(TITLE) - 5
    wide = even_width(metrics, TITLE, room)
    assert room / 2 < wide < room * 0.75
    assert height(metrics, TITLE, wide) == height(metrics, TITLE, room)
    assert height(metrics, TITLE, wide - 1) > height(metrics, TITLE, room)


def test_lines_that_are_long_enough_stay_as_they_are(metrics):
    room = round(metrics.horizontalAdvance(TITLE) * 0.55)
    assert even_width(metrics, TITLE, room) == room
    assert even_width(metrics, TITLE, 2000) == 2000
    assert even_width(metrics, "", 200) == 200
    assert even_width(metrics, "one\ntwo", 200) == 200


def test_a_label_says_what_it_was_given_and_is_as_high_as_any(theme, qtbot):
    label = words("about 22.5 % · 3 days", "small", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == "about 22.5 % · 3 days"
    label.setText("31 % of all · the rest is unknown")
    assert label.text() == "31 % of all · the rest is unknown"
    plain = words(label.text(), "small")
    qtbot.addWidget(plain)
    plain.setWordWrap(True)
    assert label.heightForWidth(90) >= plain.heightForWidth(90)
    label.resize(90, label.heightForWidth(90))
    assert not label.grab().isNull()


def test_lines_of_a_picture_are_evened_and_never_begin_with_a_sign(qapp):
    said = "Seen by about 22.5 % · a tenth of them on the first day alone"
    for room in range(80, round(text_width(STYLE, said, NOTE)) + 20, 7):
        lines = broken(STYLE, said, NOTE, room)
        assert "".join(lines).replace("\u00a0", "").replace(" ", "") == said.replace(" ", "")
        assert not [line for line in lines if line.startswith(("%", "·"))]
        assert all(text_width(STYLE, line, NOTE) <= room for line in lines)


def test_the_last_line_of_a_note_is_not_one_word(qapp):
    said = "5 people are in both Supper club and Planners."
    room = text_width(STYLE, said, NOTE) - 4
    lines = broken(STYLE, said, NOTE, room)
    assert len(lines) == 2
    assert " " in lines[1]


@pytest.mark.parametrize(
    "name",
    [
        "Preview: account_analytics_content_2026-07-06_2026-08-02.csv",
        "x" * 200,
        "Preview: folder/" + "y" * 90 + ".zip",
    ],
)
def test_a_long_name_goes_on_in_the_next_line(theme, qtbot, name):
    label = words(name, "card_title", wrap=True)
    qtbot.addWidget(label)
    label.setFont(theme.font("card_title"))
    assert label.text() == name
    shown = QLabel.text(label)
    assert shown.replace("\u200b", "").replace("\u00a0", " ") == name
    metrics = QFontMetrics(label.font())
    area = QRect(0, 0, 340, 10_000)
    assert metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), shown).width() <= 340
    assert label.heightForWidth(340) > metrics.height() * 1.5


def test_words_of_usual_length_are_left_alone(theme, qtbot):
    label = words("22 Nov 2026, self-picked breaks and co-workers", "small", wrap=True)
    qtbot.addWidget(label)
    assert "\u200b" not in QLabel.text(label)


def test_no_word_is_wider_than_the_width_that_evens_the_lines(metrics):
    text = "Typische Durchschnittsabweichung: ×1,3"
    longest = metrics.horizontalAdvance("Durchschnittsabweichung:")
    for room in range(longest, metrics.horizontalAdvance(text) + 10, 3):
        assert even_width(metrics, text, room) >= longest
