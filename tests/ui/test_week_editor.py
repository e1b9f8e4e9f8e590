"""The week of reading: drawn with the mouse or set by keys, always 168 rates of mean 1."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from reachdesk.domain.reach.clocks import READING_WEEK, unit_mean
from reachdesk.ui.widgets.assumptions_panel import AssumptionsPanel
from reachdesk.ui.widgets.hour_bars import MOST
from reachdesk.ui.widgets.week_editor import WORKING_DAYS, WeekEditor
from tests.ui.test_pages import demo_file, settle, shown

__all__ = ["demo_file", "shown"]


@pytest.fixture
def editor(theme, qtbot):
    made = WeekEditor(theme, "When followers read", READING_WEEK, READING_WEEK)
    qtbot.addWidget(made)
    made.resize(360, made.sizeHint().height())
    made.show()
    made.told = []
    made.changed.connect(made.told.append)
    return made


def by_day(week):
    return np.array(week).reshape(7, 24)


def place_of(bars, hour, share):
    """Where the bar of an hour is that high, 0..1."""
    track = bars._track(hour)
    return QPoint(round(track.center().x()), round(track.bottom() - share * track.height()))


def test_keys_move_an_hour_of_all_working_days(editor, qtbot):
    bars = editor.bars
    assert editor.day == WORKING_DAYS
    bars.hour = 8
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    before = bars.rates[9]
    for _ in range(3):
        qtbot.keyClick(bars, Qt.Key.Key_Up)
    assert bars.rates[9] == pytest.approx(round(before, 1) + 0.3)
    week = by_day(editor.told[-1])
    assert week.mean() == pytest.approx(1)
    assert len(set(week[:5, 9])) == 1
    assert week[0, 9] > by_day(READING_WEEK)[0, 9]
    assert week[6, 9] < by_day(READING_WEEK)[6, 9]  # in proportion
    assert "09:00" in bars.accessibleDescription()


def test_the_mouse_draws_a_curve_on_one_day(editor, qtbot):
    editor.picker.choose("6")
    bars = editor.bars
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(bars, left, pos=place_of(bars, 20, 1.0))
    qtbot.mouseMove(bars, place_of(bars, 21, 0.5))
    qtbot.mouseRelease(bars, left, pos=place_of(bars, 21, 0.5))
    assert bars.rates[20] == pytest.approx(MOST, abs=0.11)
    assert editor.rates.reshape(7, 24)[6, 20] == bars.rates[20]
    assert (editor.rates.reshape(7, 24)[:6] == by_day(READING_WEEK)[:6]).all()
    assert editor.told[-1] == unit_mean(editor.rates)


def test_bars_stay_between_their_ends(editor, qtbot):
    bars = editor.bars
    for _ in range(20):
        qtbot.keyClick(bars, Qt.Key.Key_PageUp)
    assert bars.rates[bars.hour] == MOST
    qtbot.keyClick(bars, Qt.Key.Key_0)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.rates[bars.hour] == 0
    for key, hour in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 23)):
        qtbot.keyClick(bars, key)
        assert bars.hour == hour


def test_a_week_without_any_hour_is_not_told(editor, qtbot):
    only = [0.0] * 167 + [1.0]
    editor.show_week(unit_mean(only))
    editor.picker.choose("6")
    qtbot.keyClick(editor.bars, Qt.Key.Key_End)
    qtbot.keyClick(editor.bars, Qt.Key.Key_0)
    assert editor.told == []
    assert "At least one hour" in editor.note.text()


def test_reset_goes_back_and_says_so(editor, qtbot):
    assert editor.reset_button.isHidden()
    qtbot.keyClick(editor.bars, Qt.Key.Key_0)
    assert not editor.reset_button.isHidden()
    editor.reset_button.click()
    assert editor.told[-1] == READING_WEEK
    assert editor.reset_button.isHidden()


def test_a_drawn_week_moves_the_answer_and_is_kept(shown, qtbot):
    one, page = shown("reach")
    before = page.hours.answer
    page.show_all_assumptions()
    panel = one.window.frame.stage.inspector.contents
    assert isinstance(panel, AssumptionsPanel)
    bars = panel.weeks["reading_week"].bars
    for _ in range(6):
        qtbot.keyClick(bars, Qt.Key.Key_PageUp)
    settle(one, qtbot)
    page._ask_cards(page.slow_cards)
    page.readers.keeper.hurry()
    settle(one, qtbot)
    assert page.assumptions.reading_week != READING_WEEK
    assert (page.hours.answer.readers != before.readers).any()
    assert page.what_if.reset_button.isEnabled()
    page.what_if.reset_button.click()
    assert panel.weeks["reading_week"].reset_button.isHidden()
