"""Every chart of the registry: words, pictures and tables for full, thin, broken and no data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reachdesk import i18n, registry
from reachdesk.charts.csv_file import csv_text
from reachdesk.charts.render import without_names
from reachdesk.charts.style import style_for
from tests.charts.answers import CASES, NORMAL

CHARTS = registry.discover("reachdesk.charts", "CHART")
DRAWN = dt.date(2026, 11, 22)
ALL = [(key, case) for key in CHARTS for case in CASES[key]]


def painted(view, width, height) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(view.style_in_use.colour("card"))
    painter = QPainter(picture)
    view.paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture


def inked(picture: QImage) -> int:
    """How many pixels differ from the ground."""
    pixels = np.frombuffer(picture.constBits(), np.uint32)
    return int((pixels != pixels[0]).sum())


def test_every_chart_has_made_up_answers():
    assert set(CHARTS) == set(NORMAL) == set(CASES)


def test_titles_are_nouns_that_differ():
    titles = [chart.title() for chart in CHARTS.values()]
    assert len(set(titles)) == len(titles)
    assert all(title[0].isupper() or title[0].isdigit() for title in titles)


def test_titles_are_translated_when_shown(monkeypatch):
    class Shouting(i18n.gettext.NullTranslations):
        def gettext(self, message):
            return message.upper()

    monkeypatch.setattr(i18n._Chosen, "translations", Shouting())
    assert all(chart.title() == chart.title().upper() for chart in CHARTS.values())


@pytest.mark.parametrize(("key", "case"), ALL)
def test_words_are_said_and_never_nan(qapp, key, case):
    chart, answer = CHARTS[key], CASES[key][case]()
    explanation = chart.explanation(answer)
    said = [
        chart.headline(answer),
        chart.subtitle(answer),
        chart.summary(answer),
        chart.scope(),
        explanation.sentence,
        explanation.formula,
        *(part.value for part in explanation.inputs),
    ]
    for words in said:
        assert words.strip()
        assert not re.search(r"\b(nan|None|inf)\b|[{}]", words)


@pytest.mark.parametrize(("key", "case"), ALL)
def test_table_and_csv_have_the_same_rows(key, case):
    chart, answer = CHARTS[key], CASES[key][case]()
    table = chart.table(answer)
    assert all(len(row) == len(table.columns) for row in table.rows)
    lines = [line for line in csv_text(chart, answer, DRAWN).splitlines() if line[:1] != "#"]
    rows = list(csv.reader(io.StringIO("\n".join(lines))))
    assert rows[0] == [column.header for column in table.columns]
    assert len(rows) - 1 == len(table.rows)
    assert not any(cell.lower() in {"nan", "none", "inf"} for row in rows for cell in row)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("key", "case"), ALL)
def test_every_answer_can_be_painted(qtbot, key, case, theme):
    chart, answer = CHARTS[key], CASES[key][case]()
    view = chart.view(style_for(theme))
    qtbot.addWidget(view)
    view.show_data(answer)
    hint = view.sizeHint()
    for width, height in ((hint.width(), hint.height()), (hint.width() // 2, hint.height() // 2)):
        assert inked(painted(view, width, height)) > 50
    assert view.accessibleName().startswith(chart.title())
    assert view.accessibleDescription() == chart.summary(answer)


@pytest.mark.parametrize("key", CHARTS)
def test_a_view_is_kept_for_new_data_and_another_theme(qtbot, key):
    """Reset, do not rebuild: empty, full, dark, light again gives the first picture."""
    chart = CHARTS[key]
    view = chart.view(style_for("light"))
    qtbot.addWidget(view)
    view.show_data(NORMAL[key]())
    size = (view.sizeHint().width(), view.sizeHint().height())
    first = painted(view, *size)
    view.show_data(CASES[key]["empty"]())
    view.restyle(style_for("dark"))
    dark_and_empty = painted(view, *size)
    view.show_data(NORMAL[key]())
    view.restyle(style_for("light"))
    assert painted(view, *size) == first
    assert dark_and_empty != first


@pytest.mark.parametrize("key", CHARTS)
def test_an_empty_chart_says_which_export_would_fill_it(key):
    sentence = CHARTS[key].missing(CASES[key]["empty"]())
    assert sentence
    assert sentence.endswith(".")
    assert CHARTS[key].missing(NORMAL[key]()) is None


@pytest.mark.parametrize("key", CHARTS)
def test_keys_move_the_readout_and_say_the_value(qtbot, key):
    view = CHARTS[key].view(style_for("light"))
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    view.show_data(NORMAL[key]())
    heard = []
    view.read.connect(heard.append)
    count = len(view.marks())
    assert count > 0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.readout == 0
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.readout == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.readout == count - 1
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.readout == max(0, count - 2)
    assert len(heard) == 4
    assert all(words and "nan" not in words.lower().split() for words in heard)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.readout is None


@pytest.mark.parametrize("key", CHARTS)
def test_masking_takes_the_account_out(key):
    chart, answer = CHARTS[key], NORMAL[key]()
    text = csv_text(chart, without_names(answer), DRAWN)
    assert "inescalloway" not in text
    assert "inescalloway" in csv_text(chart, answer, DRAWN)


def test_masking_takes_names_of_lists_out():
    answer = without_names(NORMAL["audience_lists"]())
    assert "Garden Club" not in csv_text(CHARTS["audience_lists"], answer, DRAWN)


@pytest.mark.parametrize("key", CHARTS)
def test_no_picture_needs_a_handle_a_window_or_a_recipe(qtbot, key):
    answer = NORMAL[key]()
    bare = replace(
        answer.method,
        handle=None,
        period=None,
        recipe=None,
        made_from=(),
        coverage=(),
        unseen=(),
        sources=0,
    )
    text = csv_text(CHARTS[key], replace(answer, method=bare), DRAWN)
    assert "None" not in text
