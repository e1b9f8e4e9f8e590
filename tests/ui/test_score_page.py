"""The score page at work: events, days to explain, lines over the score, entries that open."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from reachdesk.domain.answers.score import EventMark
from reachdesk.services import demo
from reachdesk.services.desk import Desk
from reachdesk.services.events import KIND, events
from reachdesk.services.kept import keep
from reachdesk.services.made_up import noted
from reachdesk.storage.library import open_library
from reachdesk.ui.dialogs.benchmark import BenchmarkPanel
from reachdesk.ui.dialogs.cause import CausePanel, name_of
from reachdesk.ui.dialogs.entry import PersonPanel, PostPanel
from reachdesk.ui.dialogs.event import EventPanel
from reachdesk.ui.widgets.buttons import Button
from tests.ui.test_pages import settle, shown  # noqa: F401 - a fixture

DAY = demo.LAST_DAY


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory):
    """The demo with nothing noted on its score."""
    path = tmp_path_factory.mktemp("demo") / "demo.reachdesk"
    with open_library(path) as library:
        desk = Desk(library)
        demo.fill(desk)
        for key in noted.events(demo.ACCOUNT):
            keep(desk, KIND, key, None)
    return path


@pytest.fixture
def score(shown, qtbot):  # noqa: F811
    return shown("score")


def panel(one):
    return one.window.frame.stage.inspector.contents


def labels(one):
    return [mark.label for mark in one.window.pages["score"].line.answer.events]


def add_event(one, page, qtbot, label="Talk at the fair", day=DAY - 20):
    page.line.event_wanted.emit(day)
    settle(one, qtbot)
    panel(one).label.setText(label)
    with qtbot.waitSignal(one.library.changed):
        panel(one).primary.click()
    settle(one, qtbot)


def test_an_event_is_added_from_the_link_and_undone(score, qtbot):
    one, page = score
    page.line.chips.add_event.click()
    settle(one, qtbot)
    contents = panel(one)
    assert isinstance(contents, EventPanel)
    assert not contents.primary.isEnabled()
    contents.label.setText("Talk at the fair")
    contents.first.setText("2026-11-01")
    contents.last.setText("2026-11-03")
    assert contents.primary.isEnabled()
    with qtbot.waitSignal(one.library.changed):
        contents.primary.click()
    settle(one, qtbot)
    assert labels(one) == ["Talk at the fair"]
    assert panel(one) is None
    with qtbot.waitSignal(one.library.changed):
        one.window.commands.undo()
    settle(one, qtbot)
    assert labels(one) == []
    with qtbot.waitSignal(one.library.changed):
        one.window.commands.redo()
    settle(one, qtbot)
    assert labels(one) == ["Talk at the fair"]


@pytest.mark.parametrize(("first", "last"), [("x", "2026-11-01"), ("2026-11-03", "2026-11-01")])
def test_days_that_cannot_be_are_not_saved(score, qtbot, first, last):
    one, page = score
    page.line.event_wanted.emit(DAY)
    panel(one).label.setText("Talk")
    panel(one).first.setText(first)
    panel(one).last.setText(last)
    assert not panel(one).primary.isEnabled()


def test_an_event_says_the_score_with_and_without_its_posts(score, qtbot):
    one, page = score
    entries = page.ledger.table.records.records
    add_event(one, page, qtbot, day=max(each.day for each in entries if each.kind == "post"))
    page.line.picked.emit(page.line.answer.events[0])
    settle(one, qtbot)
    contents = panel(one)
    qtbot.waitUntil(lambda: bool(contents.posts.boxes) and bool(contents.effect.text()))
    said = contents.effect.text()
    assert "with," in said
    assert "without the" in said
    for box in contents.posts.boxes.values():
        box.setChecked(False)
    settle(one, qtbot)
    assert "nothing to leave out" in contents.effect.text()
    assert contents.posts.chosen_if_fewer() == ()


def test_an_event_leads_to_those_near_it(score, qtbot):
    one, page = score
    for label, day in (("Talk", DAY - 20), ("Article", DAY - 20), ("Long ago", DAY - 90)):
        add_event(one, page, qtbot, label, day)
    page.line.picked.emit(next(mark for mark in page.line.answer.events if mark.label == "Talk"))
    settle(one, qtbot)
    links = [each for each in panel(one).findChildren(Button) if "Article" in each.text()]
    assert not [each for each in panel(one).findChildren(Button) if "Long ago" in each.text()]
    links[0].click()
    settle(one, qtbot)
    assert panel(one).label.text() == "Article"


def test_an_event_is_changed_and_deleted(score, qtbot):
    one, page = score
    add_event(one, page, qtbot)
    page.line.picked.emit(page.line.answer.events[0])
    settle(one, qtbot)
    panel(one).label.setText("Keynote")
    with qtbot.waitSignal(one.library.changed):
        panel(one).primary.click()
    settle(one, qtbot)
    assert labels(one) == ["Keynote"]
    page.line.picked.emit(page.line.answer.events[0])
    settle(one, qtbot)
    with qtbot.waitSignal(one.library.changed):
        panel(one).remove.click()
    settle(one, qtbot)
    assert labels(one) == []


def test_a_click_on_the_line_moves_a_new_event(score, qtbot):
    one, page = score
    page.line.event_wanted.emit(DAY)
    settle(one, qtbot)
    view = page.line.view
    wanted = DAY - 100
    view._click(QPointF(view.frame().x(wanted), view.frame().rect.center().y()))
    settle(one, qtbot)
    assert (panel(one).first.day, panel(one).last.day) == (wanted, wanted)
    assert page.compare[0] == wanted


def test_the_key_e_adds_an_event_on_the_day_read(score, qtbot):
    one, page = score
    page.line.view.move_readout(10)
    qtbot.keyClick(page.line, Qt.Key.Key_E)
    assert panel(one).first.day == int(page.line.answer.days[10])


def test_only_a_click_hands_a_web_address_to_the_browser(score, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    one, page = score
    page.line.event_wanted.emit(DAY)
    settle(one, qtbot)
    contents = panel(one)
    for text in ("file:///etc/passwd", "javascript:alert(1)", "example.org", ""):
        contents.link.setText(text)
        assert contents.open_link.isHidden()
        contents.open_link.click()
    contents.link.setText("https://example.org/talk")
    assert not contents.open_link.isHidden()
    assert opened == []
    contents.open_link.click()
    assert opened == [QUrl("https://example.org/talk")]


def test_an_answer_after_the_panel_has_gone_changes_nothing(score, qtbot):
    one, page = score
    page.line.event_wanted.emit(DAY)
    contents = panel(one)
    one.window.frame.stage.inspector.close_panel()
    settle(one, qtbot)
    assert panel(one) is None
    contents._show_effects(())
    page.line.view.move_handles(DAY - 30, DAY - 20)
    settle(one, qtbot)
    assert page.compare == (DAY - 30, DAY - 20)


def test_events_can_be_taken_off_the_line(score, qtbot):
    one, page = score
    add_event(one, page, qtbot)
    page.line.chips.events.setChecked(False)
    assert page.line.answer.events == ()
    page.line.chips.events.setChecked(True)
    assert labels(one) == ["Talk at the fair"]


def test_a_day_to_explain_moves_the_handles_and_can_be_named(score, qtbot):
    one, page = score
    day = page.days.table.records.records[0]
    page.days.table.picked.emit(day)
    settle(one, qtbot)
    assert page.compare == (day.first_day, day.last_day)
    assert page.moved.answer.from_day == day.first_day
    assert page.line.view.handles() == (day.first_day, day.last_day)
    page.days.name_it.click()
    settle(one, qtbot)
    assert panel(one).first.day == day.last_day
    panel(one).label.setText("The interview")
    with qtbot.waitSignal(one.library.changed):
        panel(one).primary.click()
    settle(one, qtbot)
    named = page.days.table.records.records[0]
    assert named.event.label == "The interview"


def test_at_most_two_lines_are_drawn_over_the_score(score, qtbot):
    one, page = score
    for name in ("First", "Second"):
        page.line.chips.add_benchmark.click()
        settle(one, qtbot)
        contents = panel(one)
        assert isinstance(contents, BenchmarkPanel)
        contents.name.setText(name)
        contents.values.setPlainText("15")
        contents.primary.click()
        assert "where the values are from" in contents.problem.text().lower()
        contents.source.setText("Trade report")
        with qtbot.waitSignal(one.library.changed):
            contents.primary.click()
        settle(one, qtbot)
    assert [line.name for line in page.line.answer.overlays] == ["First", "Second"]
    recipe = next(chip for key, chip in page.line.chips.chips.items() if key.startswith("recipe:"))
    recipe.click()
    settle(one, qtbot)
    assert len(page.line.answer.overlays) == 2
    assert page.line.answer.overlays[0].name == "Second"
    page.line.chips.add_benchmark.click()
    settle(one, qtbot)
    with qtbot.waitSignal(one.library.changed):
        next(iter(panel(one).removers.values())).click()
    settle(one, qtbot)
    assert len(page.line.answer.offered) == len(page.line.chips.chips)


def test_an_entry_opens_its_post_or_person_and_lights_its_day(score, qtbot):
    one, page = score
    entries = page.ledger.table.records.records
    post = next(entry for entry in entries if entry.kind == "post")
    page.ledger.table.picked.emit(post)
    settle(one, qtbot)
    assert isinstance(panel(one), PostPanel)
    assert panel(one).link is not None
    assert page.line.view._lit == post.day
    person = next(entry for entry in entries if entry.kind == "person")
    page.ledger.table.picked.emit(person)
    settle(one, qtbot)
    assert isinstance(panel(one), PersonPanel)
    assert one.window.frame.stage.inspector.title.text() == person.label


def test_a_day_picked_on_the_line_lights_its_entry(score, qtbot):
    one, page = score
    entry = next(entry for entry in page.ledger.table.records.records if entry.kind == "post")
    view = page.line.view
    view._choose(entry.day)
    settle(one, qtbot)
    lit = page.ledger.table.current_record()
    assert lit is not None
    assert lit.day == entry.day


def test_a_cause_opens_what_it_is_made_of_and_leads_to_the_post(score, qtbot):
    one, page = score
    page.moved.picked.emit("new_posts")
    contents = panel(one)
    assert isinstance(contents, CausePanel)
    items = contents.table.records.records
    cause = next(cause for cause in page.moved.answer.causes if cause.key == "new_posts")
    assert sum(item.points for item in items) == pytest.approx(cause.points, abs=1e-9)
    contents.table.picked.emit(next(item for item in items if item.kind == "post"))
    settle(one, qtbot)
    assert isinstance(panel(one), PostPanel)


def test_the_menu_offers_an_event_on_the_day_pointed_at(score, qtbot):
    one, page = score
    view = page.line.view
    place = view.mapToGlobal(QPointF(view.frame().x(DAY - 50), view.frame().rect.center().y()))
    menu = page.line.menu(place.toPoint())
    menu.actions()[0].trigger()
    assert panel(one).first.day == DAY - 50


def test_what_the_owner_adds_is_in_the_library(score, qtbot):
    one, page = score
    add_event(one, page, qtbot)
    with qtbot.waitCallback() as seen:
        one.library.look("test", lambda desk: events(desk, demo.ACCOUNT), seen)
    (mark,) = seen.args[0]
    assert isinstance(mark, EventMark)
    assert mark.day == DAY - 20


def bends(line, count):
    """The days on which the drawn line turns most, apart from each other."""
    turn = np.abs(line.total[14:] - 2 * line.total[7:-7] + line.total[:-14])
    chosen = []
    for place in np.argsort(-turn):
        if all(abs(place - other) > 21 for other in chosen):
            chosen.append(int(place))
    return [int(line.days[place + 7]) for place in chosen[:count]]


def test_any_bend_has_a_true_and_readable_reason_within_two_clicks(score, qtbot):
    one, page = score
    view = page.line.view
    for day in bends(page.line.answer, 5):
        for wanted in (day - 7, day + 7):
            view._click(QPointF(view.frame().x(wanted), view.frame().rect.center().y()))
            settle(one, qtbot)
        change = page.moved.answer
        assert (change.from_day, change.to_day) == (day - 7, day + 7)
        assert sum(cause.points for cause in change.causes) == pytest.approx(
            change.after - change.before, abs=1e-9
        )
        assert page.line.title.text() == page.line.chart.headline(page.line.answer)
        most = max(change.causes, key=lambda cause: abs(cause.points))
        page.moved.picked.emit(most.key)
        rows = panel(one).table.records.records
        assert rows
        assert all(name_of(row).strip() for row in rows)
        assert sum(row.points for row in rows) == pytest.approx(most.points, abs=1e-9)
