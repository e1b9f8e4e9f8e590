import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from reachdesk.ui import actions
from reachdesk.ui.widgets.card import Card, ChartCard
from reachdesk.ui.widgets.explain import ExplainPanel
from reachdesk.ui.widgets.focus import card_of, is_stop
from tests.charts import answers


@pytest.fixture
def overview(program, backend, qtbot):
    """The overview with one chart that has something to show."""
    line = answers.score_line()
    backend.answer_of = lambda key, _request: line if key == "score_timeline" else None
    window = program(backend).window
    window.show_page("score")
    page = window.frame.stage.page
    qtbot.waitUntil(lambda: all(card.loaded for card in page.charts), timeout=5000)
    return window


def chart(window) -> ChartCard:
    return next(card for card in window.frame.stage.page.charts if card.drawn)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_tab_goes_from_card_to_card_in_reading_order(overview, qtbot):
    cards = overview.frame.stage.page.findChildren(Card)
    cards = [card for card in cards if not card.isHidden()]
    cards = sorted(cards, key=lambda card: (card.y(), card.x()))
    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    for card in cards[1:]:
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is card
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is cards[-2]


def test_tab_reads_the_window_from_the_rail_to_the_last_card(overview, qtbot):
    overview.frame.setFocus()
    stops = []
    for _step in range(30):
        press(qtbot, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in stops:
            break
        stops.append(QApplication.focusWidget())
    frame = overview.frame
    rail = [*frame.rail.items.values(), frame.more]
    assert set(rail) <= set(stops)
    top = [frame.top.account, frame.top.period, frame.top.import_button]
    first = stops.index(top[0])
    assert stops[first : first + 3] == top
    bars = (frame.strip, frame.stage.page.bar)
    rest = [stop for stop in stops[first + 3 :] if not any(bar.isAncestorOf(stop) for bar in bars)]
    assert all(isinstance(stop, Card) for stop in rest)
    assert max(stops.index(item) for item in rail) < first


def test_enter_goes_into_a_card_and_esc_comes_out(overview, qtbot):
    card = chart(overview)
    card.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    assert card_of(inside) is card
    press(qtbot, Qt.Key.Key_Tab)
    assert card_of(QApplication.focusWidget()) is card
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is card


def test_tab_leaves_a_card_at_its_end(overview, qtbot):
    card = chart(overview)
    card.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    for _step in range(20):
        press(qtbot, Qt.Key.Key_Tab)
        if card_of(QApplication.focusWidget()) is not card:
            break
    assert card_of(QApplication.focusWidget()) is None


def test_the_ring_follows_the_focus(overview, qtbot):
    card = chart(overview)
    card.setFocus()
    assert card._ring.isVisible()
    corner = card._ring.mapTo(overview, QPoint(0, 0))
    assert corner == card.mapTo(overview, QPoint(0, 0)) - QPoint(4, 4)
    assert card._ring.size() == card.size() + QSize(8, 8)
    assert card._ring.parentWidget().rect().contains(card._ring.geometry())
    overview.frame.rail.items["score"].setFocus()
    assert not card._ring.isVisible()


def test_t_switches_to_the_table_and_back(overview, qtbot):
    card = chart(overview)
    card.setFocus()
    press(qtbot, Qt.Key.Key_T)
    assert card._stack.currentWidget() is card.table
    assert card.table.records.rowCount() > 0
    press(qtbot, Qt.Key.Key_T)
    assert card._stack.currentWidget() is card.view


def test_t_inside_the_table_switches_back(overview, qtbot):
    card = chart(overview)
    card.toggle_table()
    card.table.setFocus()
    press(qtbot, Qt.Key.Key_T)
    assert card._stack.currentWidget() is card.view


def test_arrows_move_the_readout_of_the_focused_card(overview, qtbot):
    card = chart(overview)
    card.setFocus()
    press(qtbot, Qt.Key.Key_Left)
    assert card.view.readout is not None
    before = card.view.readout
    press(qtbot, Qt.Key.Key_Left)
    assert card.view.readout == before - 1


def test_f1_explains_the_focused_card_and_else_opens_help(overview, qtbot):
    chart(overview).setFocus()
    press(qtbot, Qt.Key.Key_F1)
    assert isinstance(overview.frame.stage.inspector.contents, ExplainPanel)
    press(qtbot, Qt.Key.Key_Escape)
    assert overview.frame.stage.inspector.contents is None
    assert QApplication.focusWidget() is chart(overview)
    overview.frame.rail.items["score"].setFocus()
    overview.commands.open_help()
    assert overview.page_key == "help"


@pytest.mark.parametrize(
    ("number", "key"),
    [(1, "overview"), (2, "score"), (3, "reach"), (4, "audience"), (7, "sources")],
)
def test_control_and_a_number_lead_to_a_page(window, qtbot, number, key):
    qtbot.keyClick(window, Qt.Key(ord("0") + number), Qt.KeyboardModifier.ControlModifier)
    assert window.page_key == key


def test_brackets_step_through_the_periods(window, qtbot):
    selection = window.context.selection
    before = selection.period
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    assert selection.period == before.before()
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    assert selection.period == before


def test_letters_do_nothing_else_while_a_text_field_has_the_focus(window, qtbot):
    field = QLineEdit(window.frame)
    field.show()
    field.setFocus()
    before = window.context.selection.period
    qtbot.keyClicks(field, "[t]")
    assert field.text() == "[t]"
    assert window.context.selection.period == before


def test_esc_closes_the_panel_then_clears_the_selection(window, qtbot):
    window.commands.open_settings()
    picked = []
    window.context.selection.picked.connect(picked.append)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.frame.stage.inspector.contents is None
    assert picked == []
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert picked == [None]


def test_every_action_stands_in_the_menu_and_every_key_in_help(window):
    menu = actions.menu(window, window.actions_by_key, window.commands.recent_menu())
    listed = {action.text() for action in menu.actions()}
    for spec in actions.ACTIONS:
        if spec.in_menu:
            assert window.actions_by_key[spec.key].text() in listed
    window.show_help("keys")
    text = window.frame.stage.page._texts["keys"].toPlainText()
    for spec in actions.ACTIONS:
        for keys in spec.keys[:1]:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            assert shown in text
    lines = text.splitlines()
    places = [lines.index(title) for title in ("Files", "Charts", "Changes", "Looking", "Program")]
    assert places == sorted(places)
    assert places[0] < lines.index("Import…") < places[1]


def test_no_two_actions_share_a_key(window):
    keys = [
        shortcut.toString()
        for action in window.actions_by_key.values()
        for shortcut in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_the_card_menu_has_the_five_things_and_what_the_card_adds(overview):
    chart(overview).open_menu()
    menu = chart(overview).findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert texts[0].startswith("Add event on ")
    assert texts[1:] == [
        "Copy image",
        "Save image…",
        "Save data (CSV)…",
        "Show as table",
        "What is this?",
    ]


def test_everything_that_takes_the_focus_has_a_name(overview):
    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

    for widget in overview.findChildren(QWidget):
        if not is_stop(widget) or isinstance(widget, QAbstractScrollArea):
            continue
        text = getattr(widget, "text", lambda: "")()
        assert widget.accessibleName() or text or widget.toolTip(), widget
