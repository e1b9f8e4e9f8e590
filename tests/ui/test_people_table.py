"""The people table: only what is seen is fetched; keys label, undo takes back, no row moves."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.services import people_table
from reachdesk.services.reporting import tell
from reachdesk.ui.people_words import why_words
from reachdesk.ui.widgets import under_way
from reachdesk.ui.widgets.label_strip import KEYED_ROLES
from reachdesk.ui.widgets.people_model import BLOCK, PeopleModel
from reachdesk.ui.widgets.record_model import TableColumn
from tests.ui.demo_window import demo_file, demo_window

__all__ = ["demo_file", "demo_window"]


def person(number, **known):
    facts = dict.fromkeys(("handle", "name", "country", "region", "city", "place"))
    rest = {"roles": (), "lists": (), "follows": True, "followed": False}
    return PersonRow(str(number), **(facts | rest | {"last_exchange_day": None} | known))


def test_three_million_rows_fetch_only_what_is_looked_at(qapp, qtbot: QtBot):
    model = PeopleModel((TableColumn("Name", lambda one: one.name),))
    asked = []
    model.wanted.connect(asked.append)
    model.show_order(np.arange(3_000_000))
    assert model.rowCount() == 3_000_000
    for row in (5, 6, 2_999_999):
        assert model.data(model.index(row, 0)) is None
    qtbot.waitUntil(lambda: asked == [0, 2_999_999 // BLOCK], timeout=1000)
    model.show_block(0, tuple(person(n, name=f"n{n}") for n in model.numbers(0)))
    assert model.data(model.index(6, 0)) == "n6"
    model.renew()
    assert asked[-1] == 0
    assert model.data(model.index(6, 0)) == "n6"  # the old word stays until the new one comes


def test_the_words_that_decided_are_found_in_the_bio():
    said, spans = why_words(person(1, bio="Loves  trains.\nEditor of things", why_role=("Editor",)))
    assert said == "Loves trains. Editor of things"
    assert [said[start:end] for start, end in spans] == ["Editor"]
    long = "word " * 60 + "and an editor at last"
    said, spans = why_words(person(1, bio=long, why_role=("editor",)))
    assert said.startswith("…")
    assert [said[start:end] for start, end in spans] == ["editor"]
    assert why_words(person(1, bio=None)) == ("", ())
    assert why_words(person(1, bio="ﬀﬀ editor", why_role=("editor",)))[1] in ((), ((3, 9),))


@pytest.fixture
def card(demo_window, qtbot):
    demo_window.show_page("audience")
    found = demo_window.pages["audience"].people
    settle(found, qtbot)
    return found


def settle(card, qtbot):
    qtbot.waitUntil(lambda: card.context.library.idle and card.total > 0, timeout=20_000)
    qtbot.waitUntil(lambda: card.table.people.record(0) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: card.context.library.idle, timeout=20_000)


def press(card, key, modifier=Qt.KeyboardModifier.NoModifier):
    from PySide6.QtTest import QTest

    QTest.keyClick(card.table, key, modifier)


def test_keys_label_move_and_undo_while_rows_stand_still(card, qtbot):
    card.queue.setChecked(True)
    settle(card, qtbot)
    card.table.light(0)
    first, second = (card.table.people.record(row).person for row in (0, 1))
    press(card, Qt.Key.Key_1)
    settle(card, qtbot)
    assert card.table.people.record(0).person == first
    assert card.table.people.record(0).roles == ("journalist_or_author",)
    assert card.table.people.record(0).by_hand == ("role",)
    press(card, Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)
    settle(card, qtbot)
    assert card.table.people.record(0).roles == ("journalist_or_author", "supplier")
    press(card, Qt.Key.Key_J)
    assert card.table.chosen()[0].person == second
    press(card, Qt.Key.Key_0)
    settle(card, qtbot)
    press(card, Qt.Key.Key_U)
    settle(card, qtbot)
    press(card, Qt.Key.Key_U)
    settle(card, qtbot)
    assert card.table.people.record(0).roles == ("journalist_or_author",)
    assert card.table.people.record(1).by_hand == ()


def test_forty_labels_in_a_row_each_reach_their_person(card, qtbot):
    card.queue.setChecked(True)
    settle(card, qtbot)
    card.table.light(0)
    wanted = [card.table.people.record(row).person for row in range(40)]
    for place in range(40):
        press(card, Qt.Key.Key_1 + place % 9)
        press(card, Qt.Key.Key_J)
        if place % 7 == 0:
            qtbot.waitUntil(lambda: card.context.library.idle, timeout=20_000)
    settle(card, qtbot)
    assert card.table.currentIndex().row() == 40
    found = [card.table.people.record(row) for row in range(40)]
    assert [one.person for one in found] == wanted
    assert [one.roles for one in found] == [(KEYED_ROLES[place % 9],) for place in range(40)]


def test_several_rows_are_labelled_at_once(card, qtbot):
    card.table.selectAll()
    chosen = {one.person for one in card.table.chosen()}
    assert len(chosen) > 20
    card.labels.press("9")
    settle(card, qtbot)
    for row in range(20):
        assert card.table.people.record(row).roles == ("friend",)


def test_places_lists_and_notes_are_asked_for_in_one_line(card, qtbot):
    card.table.light(0)
    for key, text in (("P", "Leeds, UK"), ("L", "Speakers"), ("M", "hunting"), ("F2", "a note")):
        card.labels.press(key)
        qtbot.waitUntil(card.labels.asked.isVisible, timeout=5000)
        card.labels.asked.field.setText(text)
        card.labels.asked.field.returnPressed.emit()
        settle(card, qtbot)
    found = card.table.people.record(0)
    assert (found.country, found.city) == ("GB", "Leeds")
    assert "Speakers" in found.lists
    assert (found.met, found.note) == ("hunting", "a note")


def test_a_place_that_is_none_is_said_and_changes_nothing(card, demo_window, qtbot):
    card.table.light(0)
    before = card.table.people.record(0)
    card.labels.press("P")
    card.labels.asked.field.setText("somewhere nice")
    with qtbot.waitSignal(demo_window.library.problem):
        card.labels.asked.field.returnPressed.emit()
    settle(card, qtbot)
    assert card.table.people.record(0) == before
    assert demo_window.history.next_undo is None


def test_headers_sort_but_never_by_influence(card, qtbot):
    for column in range(len(card.table.people.columns)):
        card.table.sorted_by.emit(column)
        settle(card, qtbot)
        assert card.sort in ("name", "place", "role", "recent")


def test_roles_are_read_whole_and_the_field_leaves_room_for_the_titles(card):
    metrics = card.table.fontMetrics()
    roles = {card.table.people.data(card.table.people.index(row, 2)) for row in range(60)}
    assert len(roles) > 3
    assert all(metrics.horizontalAdvance(role) < card.table.columnWidth(2) for role in roles)
    for width in (460, 900):
        card.resize(width, 380)
        card.layout().activate()
        assert card.title.width() >= 140
        assert card.files.x() > card.field.geometry().right()
    assert card.field.width() == 230


def test_a_slow_search_is_told_and_can_be_ended(card, monkeypatch, qtbot):
    monkeypatch.setattr(under_way, "SHOW_AFTER_MS", 0)
    gate, real = threading.Event(), people_table.people_order

    def slow(*asked):
        while not gate.wait(0.01):
            tell(0.3, "Searching people")
        return real(*asked)

    monkeypatch.setattr(people_table, "people_order", slow)
    shown = card.total
    card.field.setText("a")
    qtbot.waitUntil(lambda: card.under_way.link is not None, timeout=20_000)
    assert card.subtitle.text() == "Searching people… 30 %"
    card.under_way.link.click()
    qtbot.waitUntil(lambda: card.context.library.idle, timeout=20_000)
    assert "You ended this" in card.subtitle.text()
    assert card.under_way.link.isHidden()
    assert card.total == shown
    gate.set()
    card.field.setText("an")
    qtbot.waitUntil(lambda: "sorted by name" in card.subtitle.text(), timeout=20_000)
    assert card.under_way.link.isHidden()
