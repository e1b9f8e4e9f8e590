"""Files of charts: formats agree, pictures do not depend on the screen, nothing half-written."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import subprocess
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reachdesk import registry
from reachdesk.charts import page, render
from reachdesk.charts.page import PAGE, Sheet
from reachdesk.charts.style import style_for
from reachdesk.domain.errors import UserError
from tests.charts.answers import CASES, NORMAL

CHARTS = registry.discover("reachdesk.charts", "CHART")
DRAWN = dt.date(2026, 11, 22)
COARSE = QSize(170, 108)


def sheet(key: str, theme: str = "light") -> Sheet:
    return Sheet(CHARTS[key], NORMAL[key](), theme, DRAWN)


def coarse(picture: QImage) -> np.ndarray:
    """Mean grey of blocks of about 8 × 8 points, shape (rows, columns)."""
    small = picture.scaled(
        COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(small.constBits(), np.uint8).reshape(COARSE.height(), -1)
    return rows[:, : COARSE.width()].astype(float)


def from_svg(content: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(content))
    assert renderer.isValid()
    assert renderer.viewBox().size() == PAGE
    picture = QImage(PAGE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, PAGE.width(), PAGE.height()))
    painter.end()
    return picture


def differs(one: QImage, other: QImage) -> float:
    """Share of coarse blocks whose grey differs by more than a tenth."""
    return float((np.abs(coarse(one) - coarse(other)) > 25).mean())


@pytest.mark.parametrize("key", CHARTS)
def test_svg_and_png_agree(qapp, key):
    png = render.image(sheet(key), 1)
    svg = from_svg(render.chart_bytes(sheet(key), ".svg"))
    assert differs(png, svg) < 0.004


def test_the_comparison_of_pictures_can_fail(qapp):
    """Another chart, and the same chart with another line, are told apart."""
    line = NORMAL["score_timeline"]()
    moved = Sheet(CHARTS["score_timeline"], replace(line, total=line.total[::-1]), "light", DRAWN)
    usual = render.image(sheet("score_timeline"), 1)
    assert differs(usual, render.image(moved, 1)) > 0.01
    assert differs(usual, render.image(sheet("reach_hours"), 1)) > 0.05


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed")
@pytest.mark.parametrize(
    "key", ["score_timeline", "score_card", "reach_life", "reach_answer", "reach_hours"]
)
def test_pdf_and_png_agree(qapp, tmp_path, key):
    file = tmp_path / "chart.pdf"
    file.write_bytes(render.chart_bytes(sheet(key), ".pdf"))
    command = ["pdftoppm", "-r", "96", "-png", "-singlefile", str(file), str(tmp_path / "back")]
    subprocess.run(command, check=True, capture_output=True)
    back = QImage(str(tmp_path / "back.png"))
    assert abs(back.width() - PAGE.width()) <= 1
    assert differs(render.image(sheet(key), 1), back) < 0.004


def test_svg_needs_no_installed_face(qapp):
    text = render.chart_bytes(sheet("score_timeline"), ".svg").decode()
    assert "<text" not in text
    assert "<title>Score: down 6 points" in text
    assert "80 % range 11 to 15" in text


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_png_has_the_size_of_the_page(qapp, tmp_path, scale):
    file = tmp_path / "chart.png"
    render.save_chart(
        CHARTS["score_parts"], NORMAL["score_parts"](), file, drawn_on=DRAWN, scale=scale
    )
    picture = QImage(str(file))
    assert picture.size() == PAGE * scale
    assert picture.dotsPerMeterX() == round(96 * scale / 0.0254)
    assert picture.text("Title").startswith("What the score is made of")


@pytest.mark.parametrize("key", ["score_timeline", "activity_counts", "reach_window"])
def test_the_file_does_not_depend_on_the_window(qtbot, key):
    """Shown large and dark or small and light: the exported page is the same to the pixel."""
    first = render.image(sheet(key), 1)
    for theme, size in (("dark", (1500, 900)), ("light", (320, 200))):
        view = CHARTS[key].view(style_for(theme))
        qtbot.addWidget(view)
        view.resize(*size)
        view.show_data(NORMAL[key]())
        view.show()
        view.grab()
        assert render.image(sheet(key), 1) == first


def test_dark_pages_are_dark(qapp):
    light, dark = render.image(sheet("score_card"), 1), render.image(sheet("score_card", "dark"), 1)
    assert light.pixelColor(5, 5).lightness() > 250
    assert dark.pixelColor(5, 5).lightness() < 60


@pytest.mark.parametrize("key", CHARTS)
def test_empty_charts_can_be_saved(qapp, tmp_path, key):
    for suffix in render.SUFFIXES:
        file = tmp_path / f"chart{suffix}"
        render.save_chart(CHARTS[key], CASES[key]["empty"](), file, drawn_on=DRAWN, scale=1)
        assert file.stat().st_size > 100


def test_the_foot_says_how_it_was_made(qapp):
    said = dict(page._foot(sheet("score_timeline")))
    assert said["Window"] == "27 Mar – 21 Nov 2026"
    assert said["Made from"] == "79 posts, 37 exchanges"
    assert said["Coverage"].replace("\u00a0", " ") == "views 58 %, place 83 %"
    assert said["Evidence"] == "derived from measured totals"
    assert said["Recipe"] == "v1"
    assert said["Sources"] == "5 files"
    assert said["Drawn"] == "22 Nov 2026"


def test_the_title_is_noun_and_headline(qapp):
    data = NORMAL["score_timeline"]()
    said = page.title(CHARTS["score_timeline"], data)
    assert said == "Score: down 6 points since 31 August, mostly old posts fading"


def test_an_unknown_suffix_is_the_users_matter(qapp, tmp_path):
    with pytest.raises(UserError, match=r"\.png, \.svg, \.pdf or \.csv"):
        render.save_chart(
            CHARTS["score_card"], NORMAL["score_card"](), tmp_path / "chart.gif", drawn_on=DRAWN
        )
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_the_users_matter(qapp, tmp_path):
    place = tmp_path / "nowhere" / "chart.csv"
    with pytest.raises(UserError, match="Choose another place"):
        render.save_chart(CHARTS["score_card"], NORMAL["score_card"](), place, drawn_on=DRAWN)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_the_users_matter(qapp, tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(UserError):
        render.save_chart(
            CHARTS["score_card"], NORMAL["score_card"](), tmp_path / "chart.csv", drawn_on=DRAWN
        )
    tmp_path.chmod(stat.S_IRWXU)


def test_a_failed_write_leaves_the_old_file_and_no_rest(qapp, tmp_path, monkeypatch):
    file = tmp_path / "chart.csv"
    file.write_text("old")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(UserError, match="No space left"):
        render.save_chart(CHARTS["score_card"], NORMAL["score_card"](), file, drawn_on=DRAWN)
    assert [entry.name for entry in tmp_path.iterdir()] == ["chart.csv"]
    assert file.read_text() == "old"


def test_the_clipboard_gets_the_picture(qapp):
    render.copy_image(sheet("reach_hours"), 1)
    assert QGuiApplication.clipboard().image().size() == PAGE


def test_a_masked_picture_has_no_account(qapp, tmp_path):
    file = tmp_path / "chart.svg"
    answer = NORMAL["score_parts"]()
    render.save_chart(CHARTS["score_parts"], answer, file, drawn_on=DRAWN, masked=True)
    masked = from_svg(file.read_bytes())
    assert masked != from_svg(render.chart_bytes(sheet("score_parts"), ".svg"))
    hidden = render.without_names(answer)
    assert page.method.account(hidden.method) == "an account on X"


def test_the_proposed_name_has_chart_and_window(qapp):
    said = render.proposed_name(CHARTS["score_timeline"], NORMAL["score_timeline"](), ".png")
    assert said == "reachdesk-score-timeline 2026-03 to 2026-11.png"


@pytest.mark.parametrize(
    ("key", "first", "last"), [("score_parts", 230, 400), ("reach_answer", 150, 560)]
)
def test_a_low_picture_does_not_hang_under_the_title_of_an_empty_page(qapp, key, first, last):
    """A strip stands off the title; what can grow reaches further down the page."""
    picture = QImage(PAGE, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    page.paint_page(painter, sheet(key))
    painter.end()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(PAGE.height(), -1)
    inked = np.flatnonzero((rows[140:700] < 250).any(axis=1)) + 140
    assert inked[0] >= first
    assert inked[-1] >= last - 60
