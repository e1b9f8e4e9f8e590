"""The pages over the demo account: what they show, and what moves when something is picked."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from reachdesk.domain.reach.parameters import value_of
from reachdesk.services import demo
from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library
from reachdesk.ui.backend import ServicesBackend


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory) -> Path:
    """The demo account as a library file, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.reachdesk"
    library = open_library(path)
    demo.fill(Desk(library), lambda _fraction, _text="": None)
    library.close()
    return path


@pytest.fixture
def shown(program, demo_file, tmp_path, qtbot):
    """A factory of pages: the named page of a window over the demo, once all of it is answered."""

    def build(key: str):
        path = tmp_path / "library.reachdesk"
        shutil.copy(demo_file, path)
        one = program(ServicesBackend(path))
        one.window.resize(1360, 860)
        one.window.show_page(key)
        qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)
        return one, one.window.pages[key]

    return build


def settle(one, qtbot) -> None:
    qtbot.waitUntil(lambda: one.library.idle, timeout=20_000)


def test_every_card_of_every_page_is_filled(shown, qtbot):
    one, _page = shown("overview")
    for key in ("overview", "score", "reach", "audience"):
        one.window.show_page(key)
        page = one.window.pages[key]
        qtbot.waitUntil(lambda page=page: all(card.loaded for card in page.charts), timeout=20_000)
        for card in page.charts:
            if card.isHidden():  # what not every network says
                continue
            assert card.drawn, card.chart.key
            assert card.title.text()
            assert "nan" not in card.chart.summary(card.answer)


def test_the_overview_fits_without_scrolling_in_a_usual_window(shown, qtbot):
    one, _page = shown("overview")
    one.window.show_page("overview")
    settle(one, qtbot)
    assert one.window.pages["overview"].verticalScrollBar().maximum() == 0


def test_the_audiences_groups_people_and_goals_fit_in_a_usual_window(shown):
    _one, page = shown("audience")
    for card in (page.lists, page.countries, page.roles, page.people, page.segments):
        bottom = card.mapTo(page.viewport(), card.rect().bottomLeft()).y()
        assert bottom <= page.viewport().height()


def test_the_first_three_rows_of_the_score_fit_in_a_usual_window(shown):
    _one, page = shown("score")
    for card in (page.parts, page.line, page.moved, page.ledger, page.habits):
        bottom = card.mapTo(page.viewport(), card.rect().bottomLeft()).y()
        assert bottom <= page.viewport().height()
    assert page.ledger.y() == page.habits.y()
    assert page.evidence.y() == page.tone.y() > page.ledger.y()


def test_the_answer_and_its_assumptions_fit_in_a_usual_window(shown):
    _one, page = shown("reach")
    for card in (page.answer, page.window_card, page.what_if):
        bottom = card.mapTo(page.viewport(), card.rect().bottomLeft()).y()
        assert bottom <= page.viewport().height()


def test_the_overview_says_what_changed_and_leads_there(shown):
    one, page = shown("overview")
    rows = [page.changed.rows.itemAt(index).widget() for index in range(page.changed.rows.count())]
    said = " ".join(row.accessibleName() for row in rows)
    assert "12.9" in said
    assert "12 followers" in said
    assert "79 posts" in said
    rows[0].followed.emit()
    assert one.window.pages["score"].isVisible()


def test_picking_two_days_on_the_line_asks_what_moved_it(shown, qtbot):
    one, page = shown("score")
    last = page.line.answer.days[-1]
    page.line.picked.emit((float(last - 40), float(last - 10)))
    settle(one, qtbot)
    change = page.moved.answer
    assert (change.from_day, change.to_day) == (last - 40, last - 10)
    assert sum(cause.points for cause in change.causes) == pytest.approx(
        change.after - change.before, abs=1e-9
    )
    assert page.parts.answer.day == last - 10


def test_the_ledger_adds_up_to_the_score_of_the_page(shown):
    _one, page = shown("score")
    entries = page.ledger.table.records.records
    assert sum(entry.points for entry in entries) == pytest.approx(
        page.parts.answer.total, abs=1e-9
    )
    assert page.parts.answer.entries == len(entries) - 1  # the base is not an entry of the strip


def test_the_simple_sum_is_one_in_seven_and_a_half(shown, qtbot):
    one, page = shown("reach")
    page.controls.switch.choose("seed")
    settle(one, qtbot)
    answer = page.answer.answer
    assert answer.chance.value == pytest.approx(200 / 1500, abs=1e-12)
    assert answer.one_in == pytest.approx(7.5, abs=1e-9)
    assert round(answer.readers.value) == 75
    assert page.what_if.result.text() == "13.3 %"
    assert not page.what_if.rows["alive_share"].isVisible()


def test_a_slider_moves_the_result_and_reset_takes_it_back(shown, qtbot):
    one, page = shown("reach")
    before = page.answer.answer.chance.value
    row = page.what_if.rows["inflow_per_day"]
    row.field.setFocus()
    row.field.setText("6,000 posts a day")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    settle(one, qtbot)
    assert value_of(page.assumptions, "inflow_per_day") == 6000
    assert page.answer.answer.chance.value < before
    assert page.life.answer.chance[-1] < before
    page.what_if.reset_button.click()
    settle(one, qtbot)
    assert page.answer.answer.chance.value == before


def test_arrow_keys_on_a_slider_move_the_result(shown, qtbot):
    one, page = shown("reach")
    before = page.answer.answer.chance.value
    track = page.what_if.rows["sessions_per_day"].track
    for _press in range(5):
        qtbot.keyClick(track, Qt.Key.Key_Right)
    settle(one, qtbot)
    assert page.answer.answer.chance.value > before


def test_nonsense_typed_into_a_slider_changes_nothing(shown, qtbot):
    one, page = shown("reach")
    row = page.what_if.rows["alive_share"]
    row.field.setText("rather many")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    settle(one, qtbot)
    assert row.value == 0.6
    assert row.field.text() == "60 %"


def test_a_post_is_found_by_its_words_and_shown(shown, qtbot):
    one, page = shown("reach")
    page.controls.picker.open_menu()
    qtbot.waitUntil(lambda: page.controls.picker.popup.table.records.rowCount() > 1, timeout=5000)
    page.controls.picker.popup.field.setText("shift swaps")
    records = page.controls.picker.popup.table.records
    qtbot.waitUntil(lambda: 0 < records.rowCount() < 50, timeout=5000)
    found = page.controls.picker.popup.table.records.records[0]
    assert "shift swaps" in found.text.lower()
    qtbot.keyClick(page.controls.picker.popup.field, Qt.Key.Key_Return)
    settle(one, qtbot)
    assert page.answer.answer.post.post_id == found.post_id
    assert not page.controls.picker.popup.isVisible()


def test_readers_grow_with_the_hours(shown):
    _one, page = shown("reach")
    assert np.all(np.diff(page.life.answer.chance) >= 0)
    assert page.life.answer.half_hours is not None


def test_people_are_found_by_name_and_have_no_score(shown, qtbot):
    _one, page = shown("audience")
    card = page.people
    assert card.total > 564
    people = card.table.people
    wanted = people.record(3).name
    card.field.setText(wanted)
    qtbot.waitUntil(lambda: 0 < card.total < 20 and people.record(0) is not None, timeout=5000)
    found = [people.record(row).name.lower() for row in range(card.total)]
    assert all(wanted.split()[0].lower() in name for name in found)
    titles = " ".join(column.title.lower() for column in people.columns)
    assert not {"score", "rank", "grade", "followers"} & set(titles.split())


def test_another_period_is_asked_for_by_every_page(shown, qtbot):
    one, page = shown("overview")
    posts = page.charts[1].answer.counts[0].count
    one.selection.choose_period("12m")
    settle(one, qtbot)
    assert page.charts[1].answer.counts[0].count > posts
