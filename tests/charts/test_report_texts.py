from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from reachdesk.charts import model_card
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.page import PAGE
from reachdesk.charts.report_texts import text_pages
from reachdesk.charts.style import style_for


@pytest.fixture
def canvas(qapp):
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    yield Canvas(painter, style_for("light"))
    painter.end()


def test_every_word_stands_once_and_inside_its_page(canvas):
    sections = [(f"Heading {number}", ["some words to break " * 60] * 3) for number in range(9)]
    pages = text_pages(canvas, "Title", "below", sections)
    assert len(pages) > 1
    said = " ".join(words for page in pages for words, *_rest in page.lines).split()
    wanted = " ".join([word for heading, texts in sections for word in (heading, *texts)]).split()
    assert said == wanted
    for page in pages:
        for column in (0, 1):
            ys = [y for _words, _face, at, y in page.lines if at == column]
            assert ys == sorted(set(ys))
            assert all(100 < y <= PAGE.height() - 70 for y in ys)


def test_a_heading_never_stands_alone_at_the_foot(canvas):
    sections = [(f"Heading {number}", ["word " * 40]) for number in range(60)]
    for page in text_pages(canvas, "Title", "below", sections):
        for column in (0, 1):
            lines = [words for words, _face, at, _y in page.lines if at == column]
            assert not (lines and lines[-1].startswith("Heading"))


def test_the_model_card_fits_on_one_page_in_english(canvas):
    assert len(text_pages(canvas, "Title", "below", model_card.sections())) == 1
