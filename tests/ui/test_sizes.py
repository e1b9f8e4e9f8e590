import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QLabel, QWidget

from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.page import WIDEST
from reachdesk.ui.rail import NARROW, WIDE
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.buttons import Button
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.grid import FlowGrid, SizeClass, size_class
from reachdesk.ui.window_size import LEAST_HEIGHT, LEAST_WIDTH
from tests.ui.demo_window import demo_file

__all__ = ["demo_file"]

PAGES = ("overview", "score", "reach", "audience", "sources", "help")


def cards(window) -> list[Card]:
    return [card for card in window.frame.stage.page.grid.findChildren(Card) if card.isVisible()]


def sized(window, qapp, width, height, page):
    window.resize(width, height)
    window.show_page(page)
    qapp.processEvents()
    qapp.processEvents()  # a scroll bar that goes away makes a second pass
    return window


def test_the_window_is_never_smaller_than_its_least_size(window, qapp):
    sized(window, qapp, 400, 300, "overview")
    assert (window.width(), window.height()) == (LEAST_WIDTH, LEAST_HEIGHT)
    assert window.minimumSizeHint().width() <= LEAST_WIDTH
    assert window.minimumSizeHint().height() <= LEAST_HEIGHT


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (880, SizeClass.SMALL),
        (1099, SizeClass.SMALL),
        (1100, SizeClass.MIDDLE),
        (1599, SizeClass.MIDDLE),
        (1600, SizeClass.LARGE),
    ],
)
def test_breakpoints(window, qapp, width, expected):
    assert size_class(width) is expected
    sized(window, qapp, width, 860, "overview")
    assert window.frame.stage.size_class is expected
    assert window.frame.rail.width() == (NARROW if expected is SizeClass.SMALL else WIDE)
    assert window.frame.top.import_button.words_hidden is (expected is SizeClass.SMALL)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(880, 600), (1100, 700), (1360, 860), (1920, 1080)])
@pytest.mark.parametrize("text", [100, 200])
def test_cards_stay_inside_the_page_and_off_each_other(program, backend, qapp, page, size, text):
    window = sized(program(backend, text_percent=text).window, qapp, *size, page)
    shown = cards(window)
    grid = window.frame.stage.page.grid
    assert len(shown) >= 4
    for number, card in enumerate(shown):
        assert grid.rect().contains(card.geometry()), card.title.text()
        for other in shown[number + 1 :]:
            assert not card.geometry().intersects(other.geometry())
    assert grid.width() <= WIDEST


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(880, 600), (1360, 860)])
def test_titles_are_never_cut_off(program, backend, qapp, page, size):
    window = sized(program(backend, text_percent=200).window, qapp, *size, page)
    for card in cards(window):
        for label in (card.title, card.subtitle):
            if label.isVisible():
                needed = label.heightForWidth(label.width())
                assert label.height() >= needed, label.text()


def test_long_languages_do_not_cut_titles_either(program, backend, qapp, monkeypatch):
    monkeypatch.setenv("REACHDESK_TEXT_SCALE", "200")
    window = sized(program(backend).window, qapp, 880, 600, "sources")
    titles = [card.title for card in cards(window)]
    assert any("·" in title.text() for title in titles)
    for title in titles:
        assert title.height() >= title.heightForWidth(title.width())
    for label in window.frame.top.findChildren(QLabel):
        assert label.width() <= window.frame.top.width()
    monkeypatch.delenv("REACHDESK_TEXT_SCALE")


def test_middle_windows_have_the_rows_of_the_design(window, qapp):
    sized(window, qapp, 1360, 860, "sources")
    log, facts, skipped, next_export = cards(window)
    assert log.width() == facts.width() == 1112
    assert skipped.width() == next_export.width() == 548
    assert skipped.y() == next_export.y()
    assert skipped.height() == next_export.height()
    assert next_export.x() - skipped.geometry().right() - 1 == 16


def test_the_panel_covers_stands_beside_or_docks(window, qapp):
    stage = window.frame.stage
    sized(window, qapp, 1360, 860, "overview")
    window.commands.open_settings()
    assert stage.inspector.geometry() == QRect(stage.width() - 448, 0, 448, stage.height())
    assert stage.pages.width() == stage.width(), "it slides over the page"
    window.show_page("sources")
    assert stage.pages.width() == stage.width() - 448 + 8, "the Sources page stands beside it"
    sized(window, qapp, 1000, 700, "overview")
    assert stage.inspector.geometry() == stage.rect(), "it covers a small window"
    sized(window, qapp, 1920, 1080, "overview")
    assert stage.pages.width() == stage.width() - 448 + 8, "it docks"
    window.close_panel()
    assert stage.pages.width() == stage.width()


def test_wide_windows_centre_their_content(window, qapp):
    sized(window, qapp, 2400, 1080, "sources")
    grid = window.frame.stage.page.grid
    assert grid.width() == WIDEST
    left = grid.mapTo(window.frame.stage, grid.rect().topLeft()).x()
    right = window.frame.stage.width() - left - grid.width()
    assert abs(left - right) <= 1


@pytest.fixture
def grid(theme, qtbot):
    made = FlowGrid(theme)
    qtbot.addWidget(made)
    made.resize(1112, 740)
    return made


def blocks(grid, *spans, height=100):
    made = []
    for span in spans:
        block = QWidget()
        grid.place(block, span, height)
        made.append(block)
    arranged(grid)
    return made


def arranged(grid):
    """Cards that were placed are arranged by the next turn of the event loop."""
    QCoreApplication.sendPostedEvents(grid)


def test_columns_are_those_of_the_design(grid):
    three, four, five = blocks(grid, 3, 4, 5)
    assert [three.width(), four.width(), five.width()] == [266, 360, 454]
    assert four.x() == three.width() + 16


def test_a_row_that_is_full_begins_another_and_shares_its_height(grid):
    first, second = blocks(grid, 12, 12)
    assert second.y() == first.height() + 16
    assert first.height() + second.height() + 16 == 740


def test_a_row_that_is_not_full_is_widened(grid):
    first, second = blocks(grid, 4, 4)
    assert second.geometry().right() == 1111
    assert first.width() == second.width()


def test_a_small_grid_has_two_columns(grid):
    grid.set_size_class(SizeClass.SMALL)
    seven, three, four = blocks(grid, 7, 3, 4)
    assert seven.width() == 1112
    assert three.width() == four.width() == 548
    assert three.y() == four.y() > seven.y()


def test_a_narrow_grid_is_laid_out_as_a_small_one(grid):
    seven, five = blocks(grid, 7, 5)
    grid.resize(672, 740)
    grid.arrange()
    assert grid.effective_class is SizeClass.SMALL
    assert seven.width() == five.width() == 672


@pytest.mark.parametrize(("width", "expected"), [(999, SizeClass.SMALL), (1000, SizeClass.MIDDLE)])
def test_twelve_columns_need_room_for_words(grid, width, expected):
    grid.resize(width, 740)
    assert grid.effective_class is expected


def test_a_stack_stands_beside_one_high_card(grid):
    upper, lower, beside = QWidget(), QWidget(), QWidget()
    grid.stack([(upper, 232), (lower, 268)], 8)
    grid.place(beside, 4, 400)
    arranged(grid)
    assert upper.width() == lower.width() == 736
    assert beside.height() == lower.geometry().bottom() + 1
    grid.set_size_class(SizeClass.SMALL)
    assert upper.width() == lower.width() == 1112
    assert beside.y() > lower.y()


def test_hidden_cards_leave_no_hole(grid):
    first, second, third = blocks(grid, 12, 12, 12)
    second.hide()
    grid.arrange()
    assert third.y() == first.geometry().bottom() + 1 + 16


def test_words_that_wrap_have_the_room_that_they_need(window, qapp):
    grid = FlowGrid(window.context.theme)
    card = Card(window.context, "What changed")
    label = QLabel(" ".join(["words"] * 200))
    label.setWordWrap(True)
    card.body.addWidget(label)
    grid.resize(600, 100)
    grid.place(card, 12, 20)
    grid.setParent(window)
    grid.show()
    for _round in range(3):
        grid.arrange()
        qapp.processEvents()
    grid.resize(600, grid.minimumHeight())
    grid.arrange()
    qapp.processEvents()
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(("language", "size"), [("de", (1100, 700)), ("pt", (1280, 800))])
def test_no_button_is_cut_in_a_long_language(program, demo_file, tmp_path, qtbot, language, size):
    path = tmp_path / "copy.reachdesk"
    shutil.copy(demo_file, path)
    one = program(ServicesBackend(path), language=language)
    one.window.resize(*size)
    for key in ("overview", "reach"):
        one.window.show_page(key)
        page = one.window.pages[key]
        qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
        qtbot.waitUntil(lambda page=page: all(card.loaded for card in page.charts), timeout=20_000)
        for _round in range(6):
            QCoreApplication.sendPostedEvents()
        buttons = [*page.findChildren(Button), *page.findChildren(EvidenceBadge)]
        shown = [each for each in buttons if each.isVisible()]
        assert len(shown) > 4
        for button in shown:
            assert button.width() >= button.sizeHint().width(), button.text()


def test_cards_with_but_a_sentence_take_less_room_together(grid):
    first, second, third = blocks(grid, 6, 6, 12, height=300)
    high = first.height()
    first.bare = third.bare = True
    grid.arrange()
    assert first.height() == second.height() > third.height()
    second.bare = True
    grid.arrange()
    assert first.height() == second.height() == third.height()
    assert grid.minimumHeight() < high
