"""The what-if desk over the demo: levers, scenarios, undo, keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout

from reachdesk.domain.reach.plan import CrossPost, Plan
from reachdesk.ui.widgets.plan_hours import HourStrip
from reachdesk.ui.widgets.plan_levers import PlanLevers, typed_number
from tests.ui.test_pages import demo_file, settle, shown

__all__ = ["demo_file", "shown"]


@pytest.fixture
def desk(shown, qtbot):
    """The program and its desk, answered."""
    one, page = shown("reach")
    settle(one, qtbot)
    return one, page.plan_desk


def rows(desk):
    return [row.key for row in desk.answer.rows]


def names(desk):
    return [chip.text() for chip in desk.bar.chips.values()]


def moved(one, desk, qtbot, plan):
    desk.levers.show_plan(plan)
    desk.levers.moved.emit(plan)
    settle(one, qtbot)


def test_it_begins_with_the_present_plan(desk):
    _one, card = desk
    assert rows(card) == ["present"]
    assert card.levers.plan == card.answer.rows[0].plan
    assert "63 posts in 90 days" in card.levers.posts.note.text()
    assert "readers a week" in card.result.text()
    steps = [(name.text(), gained.text()) for name, gained in card.steps.rows]
    assert [name for name, _gained in steps] == [
        "One post more a day",
        "A repeat after 12 h",
        "50 more followers, United Kingdom",
    ]
    assert all(gained.startswith("+") for _name, gained in steps)
    assert "United Kingdom" in card.segments.text()
    assert card.overlap.isHidden()
    assert not card.bar.reset_button.isEnabled()
    assert not card.bar.chips


def test_a_lever_moves_the_answer_and_back_to_now(desk, qtbot):
    one, card = desk
    before = card.result.text()
    card.levers.posts.track.setValue(card.levers.posts.track.value() + 30)
    settle(one, qtbot)
    assert rows(card) == ["present", "draft"]
    assert card.draft.posts_per_day > card.answer.rows[0].plan.posts_per_day
    assert card.draft.posts_per_day == round(card.draft.posts_per_day, 1)
    assert "more than now" in card.change.text()
    assert card.result.text() != before
    card.bar.reset_button.click()
    settle(one, qtbot)
    assert rows(card) == ["present"]
    assert card.levers.plan == card.answer.rows[0].plan
    assert card.result.text() == before


def test_every_lever_is_in_the_plan(desk, qtbot):
    one, card = desk
    levers = card.levers
    often = levers.plan.posts_per_day
    levers.hours.switch(20)
    levers.again.track.setValue(12)
    assert levers.chance.isHidden()
    levers.share.track.setValue(30)
    assert not levers.chance.isHidden()
    assert levers.place.isHidden()
    levers.count.track.setValue(5)
    assert not levers.place.isHidden()
    levers.place.choose("country:US")
    settle(one, qtbot)
    plan = card.draft
    assert plan.posts_per_day == often  # not touched, so not rounded
    assert plan.hours == (13, 20)
    assert plan.repeat_after_hours == 12
    assert plan.cross_post == CrossPost(0.3, 0.05)
    assert [(each.count, each.group) for each in plan.added] == [(50.0, "country:US")]
    assert card.answer.rows[1].plan == plan
    assert "unknown" in card.overlap.text()
    assert [name.text() for name, _gained in card.steps.rows][1].startswith("50 more")


def test_a_scenario_is_saved_named_anew_and_removed_and_all_can_be_undone(desk, qtbot):
    one, card = desk
    moved(one, card, qtbot, Plan(2.0, (9, 18)))
    card.bar.save_button.click()
    assert card.bar.field.isVisibleTo(card)
    QTest.keyClicks(card.bar.field, "Two a day")
    QTest.keyClick(card.bar.field, Qt.Key.Key_Return)
    settle(one, qtbot)
    assert names(card) == ["Two a day"]
    assert not card.bar.field.isVisibleTo(card)
    assert card.answer.curve_of == card.answer.rows[1].key  # the plan in hand is that scenario
    (chip,) = card.bar.chips.values()
    QTest.keyClick(chip, Qt.Key.Key_F2)
    assert card.bar.field.text() == "Two a day"
    card.bar.field.setText("Twice")
    card.bar.take_button.click()
    settle(one, qtbot)
    assert names(card) == ["Twice"]
    (chip,) = card.bar.chips.values()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settle(one, qtbot)
    assert names(card) == []
    for expected in (["Twice"], ["Two a day"], []):
        one.window.commands.undo()
        settle(one, qtbot)
        assert names(card) == expected
    one.window.commands.redo()
    settle(one, qtbot)
    assert names(card) == ["Two a day"]


def test_a_scenario_is_loaded_by_its_chip_and_by_its_dot(desk, qtbot):
    one, card = desk
    plan = Plan(3.0, (8, 12, 17), 24)
    moved(one, card, qtbot, plan)
    card.save("Three")
    settle(one, qtbot)
    card.reset()
    settle(one, qtbot)
    (chip,) = card.bar.chips.values()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    settle(one, qtbot)
    assert card.draft == card.levers.plan == plan
    card.view.picked.emit("present")
    settle(one, qtbot)
    assert card.draft is None
    card.view.picked.emit(next(iter(card.bar.chips)))
    settle(one, qtbot)
    assert card.draft == plan


def test_a_name_that_is_given_up_keeps_nothing(desk, qtbot):
    one, card = desk
    card.bar.save_button.click()
    QTest.keyClick(card.bar.field, Qt.Key.Key_Return)  # no name, no scenario
    assert card.bar.field.isVisibleTo(card)
    QTest.keyClicks(card.bar.field, "x")
    QTest.keyClick(card.bar.field, Qt.Key.Key_Escape)
    settle(one, qtbot)
    assert not card.bar.field.isVisibleTo(card)
    assert names(card) == []


def test_hours_on_another_clock_begin_anew(desk, qtbot):
    one, card = desk
    moved(one, card, qtbot, Plan(2.0, (9, 18)))
    one.window.pages["reach"]._choose_clock("Asia/Tokyo")
    settle(one, qtbot)
    assert card.draft is None
    assert card.answer.zone == "Asia/Tokyo"
    assert card.levers.plan.hours == (21,)  # mostly London's 13:00 in summer


def test_the_levers_stand_below_where_it_is_narrow(desk):
    _one, card = desk
    card.resize(1100, 500)
    assert card._sides.direction() == QBoxLayout.Direction.LeftToRight
    card.resize(600, 900)
    assert card._sides.direction() == QBoxLayout.Direction.TopToBottom


def test_without_an_answer_there_are_no_levers(desk):
    _one, card = desk
    card.show_answer(None)
    assert card.side.isHidden()
    card.load("present")  # nothing to load, nothing happens


def test_hours_by_keyboard(theme, qtbot):
    strip = HourStrip(theme)
    qtbot.addWidget(strip)
    told = []
    strip.changed.connect(told.append)
    strip.show_hours((9,))
    QTest.keyClick(strip, Qt.Key.Key_Space)  # the last hour stays on
    assert told == []
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Space)
    assert told == [(9, 10)]
    assert "09:00, 10:00" in strip.accessibleName()
    assert strip.accessibleDescription() == "10:00 is on"
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.accessibleDescription() == "00:00 is off"
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.keyClick(strip, Qt.Key.Key_Space)
    assert told[-1] == (9, 10, 23)


def test_hours_by_mouse(theme, qtbot):
    strip = HourStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(240, 36)
    strip.show_hours((9,))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 8))
    assert strip.hours == (9, 0)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 8))
    assert strip.hours == (9,)


@pytest.mark.parametrize(
    ("text", "value"), [("12 h", 12), ("never", 0), ("30 %", 30), ("1,200", 1200), ("2.5", 2.5)]
)
def test_what_was_typed(text, value):
    assert typed_number(text) == value


def test_levers_show_any_plan_without_telling(theme, qtbot):
    levers = PlanLevers(theme)
    qtbot.addWidget(levers)
    told = []
    levers.moved.connect(told.append)
    levers.show_plan(Plan(20.0, (0, 23, 12, 6), 48, CrossPost(1.0, 0.5)))
    assert told == []
    assert levers.hours_said.text() == "00:00, 06:00, 12:00 +1"
    assert levers.again.field.text() == "48 h"
    assert levers.share.field.text() == "100 %"
    levers.show_plan(Plan(0.03))
    assert levers.plan.posts_per_day == 0.03
    assert levers.again.field.text() == "never"
