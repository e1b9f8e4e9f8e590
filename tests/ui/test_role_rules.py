"""The panel of rules for roles: listed with whom they catch, written, moved, switched, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reachdesk.domain.records import PersonFact
from reachdesk.domain.roles.rules import RoleRule
from reachdesk.domain.roles.shipped import RULES
from reachdesk.services.desk import Desk
from reachdesk.services.roles import role_rules, save_rule
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import open_library
from reachdesk.ui.dialogs.role_rule_editor import RoleRuleEditor
from reachdesk.ui.dialogs.role_rules import RoleRules, show_role_rules

PEOPLE = [
    PersonFact("1", "ann", "Ann <b>", "Journalist & vendor of <i>tea</i>"),
    PersonFact("2", "bo", "Bo", "Head of support at Orchard Foods"),
    PersonFact("3", "cy", "Cy", "Orchard Foods", roles="friend"),
]


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "roles.reachdesk", create=True) as library:
        source = SourceRow("p", "p", "people_table", "x", "1", 0, native_id="9", handle="me")
        with library.importing(source) as running:
            running.add(PEOPLE)
            running.finish(10)
        yield Desk(library)


@pytest.fixture
def window(program, backend, desk):
    backend.desk = desk
    return program(backend).window


def _idle(window, qtbot):
    qtbot.waitUntil(lambda: window.library.idle and not window.library.busy, timeout=30_000)


def _panel(window, qtbot, role=""):
    show_role_rules(window.context, role)
    panel = window.findChildren(RoleRules)[-1]
    qtbot.waitUntil(lambda: bool(panel.total.text()), timeout=30_000)
    _idle(window, qtbot)
    return panel


def _editor(window, qtbot):
    found = window.findChildren(RoleRuleEditor)
    qtbot.waitUntil(lambda: bool(found[-1].effect.caught.text()), timeout=30_000)
    return found[-1]


def _counted(editor, window, qtbot):
    qtbot.waitUntil(lambda: editor.effect.caught.text() != "Counting…", timeout=30_000)
    _idle(window, qtbot)


def test_rules_are_listed_with_whom_they_catch(window, qtbot):
    panel = _panel(window, qtbot)
    assert len(panel.rows) == len(RULES)
    assert panel.rows[0].people.text() == "1 person"
    assert panel.total.text() == "3 people described: 1 said outright, 1 read by these rules"
    assert "1 person" in panel.rows[0].accessibleName()
    panel.picker.choose("competitor")
    assert panel.rows == []
    assert not panel.nothing.isHidden()
    assert "only you know" in panel.covers.text()


def test_the_menu_and_the_role_card_open_the_panel(window, qtbot):
    window.commands.open_role_rules()
    assert window.findChildren(RoleRules)
    _idle(window, qtbot)


def test_a_row_is_moved_switched_and_deleted_by_keys_and_all_is_undone(window, qtbot, desk):
    panel = _panel(window, qtbot)
    keys = [row.rule.key for row in panel.rows]
    panel.rows[1].setFocus()
    assert panel.rows[1].verbs is not None
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    _idle(window, qtbot)
    assert [row.rule.key for row in panel.rows][:2] == keys[1::-1]
    assert panel.rows[0].hasFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Space)
    _idle(window, qtbot)
    assert panel.rows[0].people.text() == "off"
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Delete)
    _idle(window, qtbot)
    assert keys[1] not in [row.rule.key for row in panel.rows]
    assert panel.rows[0].hasFocus()
    for _step in range(3):
        window.commands.undo()
        _idle(window, qtbot)
    assert [own.rule for own in role_rules(desk)] == list(RULES)
    window.commands.redo()
    _idle(window, qtbot)
    assert [row.rule.key for row in panel.rows][:2] == keys[1::-1]


def test_up_and_down_walk_through_the_rows(window, qtbot):
    panel = _panel(window, qtbot)
    panel.rows[0].setFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert panel.rows[1].hasFocus()
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Up)
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Up)
    assert panel.rows[0].hasFocus()


def test_moving_within_one_role_goes_past_its_shown_neighbour(window, qtbot, desk):
    panel = _panel(window, qtbot, "supplier")
    first, second = panel.rows[0].rule.key, panel.rows[1].rule.key
    panel.rows[0].wanted.emit("down")
    _idle(window, qtbot)
    keys = [own.rule.key for own in role_rules(desk)]
    assert keys.index(second) == keys.index(first) - 1


def test_a_new_rule_is_counted_while_it_is_typed_and_kept(window, qtbot, desk):
    panel = _panel(window, qtbot, "customer")
    panel.primary.click()
    editor = _editor(window, qtbot)
    editor.words.setPlainText("orchard foods\n\ntea")
    assert editor.effect.caught.text() == "Counting…"
    _counted(editor, window, qtbot)
    assert editor.effect.caught.text() == "Catches 3 people"
    assert editor.effect.decides.text().startswith("Its role would count for 2")
    shown = [each.text() for each in editor.effect.examples.children() if hasattr(each, "text")]
    assert any("&lt;i&gt;" in text and "<i>" not in text for text in shown)
    editor.primary.click()
    _idle(window, qtbot)
    assert role_rules(desk)[0].rule.words == ("orchard foods", "tea")
    assert window.history.next_undo.name == "rule for Customers"
    panel = window.findChildren(RoleRules)[-1]
    qtbot.waitUntil(lambda: [row.rule.role for row in panel.rows] == ["customer"], timeout=30_000)


def test_an_existing_rule_is_edited_with_enter(window, qtbot, desk):
    save_rule(desk, RoleRule("mine", "customer", ("tea",)))
    panel = _panel(window, qtbot)
    panel.rows[0].setFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Return)
    editor = _editor(window, qtbot)
    assert editor.words.toPlainText() == "tea"
    editor.role.choose("+")
    assert not editor.own_role.isHidden()
    editor.own_role.setText("Board member")
    editor.fields["name"].setChecked(False)
    editor.language.choose("en")
    editor.primary.click()
    _idle(window, qtbot)
    rule = role_rules(desk)[0].rule
    assert (rule.key, rule.role, rule.language) == ("mine", "board_member", "en")
    assert "name" not in rule.fields


def test_a_rule_without_words_stays_open_and_says_why(window, qtbot, desk):
    panel = _panel(window, qtbot)
    panel.primary.click()
    editor = _editor(window, qtbot)
    editor.save()
    assert editor.message.text() == "The rule has no words: type at least one."
    assert len(role_rules(desk)) == len(RULES)
    editor.cancel.click()
    _idle(window, qtbot)


def test_conflicts_are_said_on_both_rules(window, qtbot, desk):
    save_rule(desk, RoleRule("lower", "prospect", ("support",)))
    save_rule(desk, RoleRule("upper", "customer", ("orchard foods",)))
    panel = _panel(window, qtbot)
    upper, lower = panel.rows[0].conflicts.text(), panel.rows[1].conflicts.text()
    assert upper == "1 is also in “Prospects”: this rule stands first and decides"
    assert lower == "1 is also in “Customers”: that rule stands first and decides"


def test_rules_go_out_to_a_file_and_come_in(window, qtbot, desk, tmp_path):
    panel = _panel(window, qtbot)
    file = tmp_path / "mine.csv"
    panel._export()
    panel.findChildren(QFileDialog)[-1].filesSelected.emit([str(file)])
    qtbot.waitUntil(lambda: file.exists() and window.library.idle, timeout=30_000)
    file.write_text("role,words\nfriend,tea\n", encoding="utf-8")
    panel._import()
    panel.findChildren(QFileDialog)[-1].filesSelected.emit([str(file)])
    qtbot.waitUntil(lambda: len(panel.rows) == 1, timeout=30_000)
    _idle(window, qtbot)
    assert [own.rule.words for own in role_rules(desk)] == [("tea",)]
    assert not panel.reset.isHidden()
    panel.reset.click()
    qtbot.waitUntil(lambda: len(panel.rows) == len(RULES), timeout=30_000)
    _idle(window, qtbot)


def test_a_panel_that_is_gone_is_not_filled(window, qtbot):
    show_role_rules(window.context)
    window.context.shell.close_panel()
    _idle(window, qtbot)
