import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.services.reporting import tell
from reachdesk.ui.widgets import under_way
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.explain import ExplainPanel
from tests.charts import answers


@pytest.fixture
def card(window, qtbot) -> ChartCard:
    made = ChartCard(window.context, "score_timeline")
    qtbot.addWidget(made)
    made.resize(736, 362)
    made.show()
    return made


def test_it_shows_headline_subtitle_and_evidence(card):
    line = answers.score_line()
    card.show_answer(line)
    assert card.title.text() == card.chart.headline(line)
    assert card.subtitle.text() == card.chart.subtitle(line)
    assert card.badge.evidence is line.method.evidence is Evidence.DERIVED
    assert card.badge.text() == "derived"
    assert card._stack.currentWidget() is card.view
    assert card.accessibleName() == card.title.text()


def test_without_an_answer_it_says_which_export_would_fill_it(card):
    card.show_answer(None)
    assert card.title.text() == card.chart.title()
    assert card._stack.currentWidget() is card.message
    assert card.message.sentence.text()
    assert card.badge.isHidden()
    assert card.more.isHidden()


def test_before_the_first_answer_there_is_nothing_to_copy(card):
    assert not card.drawn
    card.files.copy_image()
    card.explain()
    assert card.context.shell.frame.stage.inspector.contents is None


def test_an_answer_that_failed_is_told(card, qtbot):
    with qtbot.waitSignal(card.context.library.problem):
        card.show_failure(UserError("The disk is gone."))
    assert card.message.sentence.text() == "The disk is gone."
    assert card.loaded


def test_the_picture_stays_until_the_next_answer_is_there(card, backend, qtbot):
    card.show_answer(answers.score_line())
    backend.answer_of = lambda _key, _request: answers.score_line()
    card.ask(card.context.selection.request())
    assert card.drawn
    with qtbot.waitSignal(card.shown):
        pass
    assert card.drawn


def test_the_badge_explains(card):
    card.show_answer(answers.score_line())
    card.badge.click()
    inspector = card.context.shell.frame.stage.inspector
    assert isinstance(inspector.contents, ExplainPanel)
    assert inspector.title.text() == card.title.text()


def test_the_table_holds_the_numbers_of_the_chart(card):
    line = answers.score_line()
    card.show_answer(line)
    card.table_switch.click()
    table = card.chart.table(line)
    assert card.table.records.rowCount() == len(table.rows)
    assert card.table.records.columnCount() == len(table.columns)
    card.show_answer(answers.score_line())
    assert card._stack.currentWidget() is card.table, "the switch stays as it was"


def test_a_narrow_card_keeps_the_table_in_its_menu(card, qapp):
    card.show_answer(answers.score_line())
    assert card.table_switch.isVisible()
    card.resize(266, 264)
    qapp.processEvents()
    assert not card.table_switch.isVisible()
    assert card.more.isVisible()


def menus() -> list[QMenu]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu)]


def test_right_click_and_the_menu_key_open_the_same_menu(card, qtbot):
    card.show_answer(answers.score_line())
    texts = []
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, QPoint(50, 50), card.mapToGlobal(QPoint(50, 50)))
        QApplication.sendEvent(card, event)
        shown = next(menu for menu in menus() if menu.isVisible())
        texts.append([action.text() for action in shown.actions()])
        shown.close()
    assert texts[0] == texts[1]
    assert "Copy image" in texts[0]


def test_copy_puts_the_picture_on_the_clipboard_and_says_so(card):
    card.show_answer(answers.score_line())
    card.files.copy_image()
    assert QGuiApplication.clipboard().image().width() == 2720
    banner = card.context.shell.frame.banner
    assert banner.text.text() == "The picture is on the clipboard."


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".csv"])
def test_a_chart_is_saved_by_a_job(card, tmp_path, qtbot, suffix):
    card.show_answer(answers.score_line())
    target = tmp_path / f"score{suffix}"
    card.files.save_to(target)
    qtbot.waitUntil(lambda: not card.context.shell.frame.banner.isHidden(), timeout=20000)
    assert target.stat().st_size > 500
    assert card.context.shell.frame.banner.text.text() == f"Saved as score{suffix}."


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(card, tmp_path, qtbot):
    card.show_answer(answers.score_line())
    card.files.save_to(Path(tmp_path / "nowhere" / "score.csv"))
    banner = card.context.shell.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=20000)
    assert banner.text.text().startswith("Cannot write ")


def test_names_are_left_out_where_the_owner_says_so(card, tmp_path, qtbot):
    line = answers.score_line()
    card.show_answer(line)
    card.context.settings = type(card.context.settings)(mask_names=True)
    target = tmp_path / "score.csv"
    card.files.save_to(target)
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: card.context.library.idle, timeout=5000)
    assert line.method.handle
    assert line.method.handle not in target.read_text(encoding="utf-8")


def test_a_theme_switch_reaches_the_chart(card):
    from reachdesk.settings import Settings

    card.show_answer(answers.score_line())
    card.context.theme.apply(Settings(theme="dark"))
    assert card.view.style_in_use.tokens.dark


@pytest.fixture
def slow(card, backend, monkeypatch):
    """The card, whose answer tells how far it is, again and again, until it is let go on."""
    monkeypatch.setattr(under_way, "SHOW_AFTER_MS", 0)
    gate = threading.Event()

    def answer(_key, _request):
        while not gate.wait(0.01):
            tell(0.4, "Counting people")
        return answers.score_line()

    backend.answer_of = answer
    yield card, gate
    gate.set()


def ask(card, qtbot):
    card.ask(card.context.selection.request())
    qtbot.waitUntil(
        lambda: card.under_way.link is not None and card.under_way.link.isVisible(), timeout=10_000
    )


def test_a_slow_answer_says_how_far_it_is_and_can_be_ended(slow, qtbot):
    card, gate = slow
    ask(card, qtbot)
    assert card.subtitle.text() == "Counting people… 40 %"
    card.under_way.link.click()
    qtbot.waitUntil(lambda: card.loaded, timeout=10_000)
    assert card.under_way.link.isHidden()
    assert "You ended this" in card.message.sentence.text()
    assert card.message.button.isHidden()
    gate.set()
    with qtbot.waitSignal(card.shown, timeout=10_000):
        card.message.other.click()
    assert card.drawn


def test_the_words_of_an_ended_answer_do_not_stay(slow, qtbot):
    card, _gate = slow
    ask(card, qtbot)
    card.under_way.link.click()
    qtbot.waitUntil(lambda: card.loaded, timeout=10_000)
    card.show_answer(None)
    assert card.message.other.isHidden()
    assert not card.message.button.isHidden()
    assert "You ended this" not in card.message.sentence.text()


def test_over_a_picture_a_slow_answer_is_told_too(slow, qtbot):
    card, gate = slow
    card.show_answer(answers.score_line())
    headline = card.title.text()
    ask(card, qtbot)
    assert card.drawn
    assert (card.title.text(), card.subtitle.text()) == (headline, "Counting people… 40 %")
    gate.set()
    with qtbot.waitSignal(card.shown, timeout=10_000):
        pass
    assert card.subtitle.text() == card.chart.subtitle(card.answer)
    assert card.under_way.link.isHidden()


def test_an_answer_that_lets_wait_is_said_to_be_worked_out(card, backend, monkeypatch, qtbot):
    monkeypatch.setattr(under_way, "SHOW_AFTER_MS", 0)
    gate = threading.Event()

    def answer(_key, _request):
        gate.wait(10)
        return answers.score_line()

    backend.answer_of = answer
    card.ask(card.context.selection.request())
    qtbot.waitUntil(lambda: card.subtitle.text() == "Working it out…", timeout=10_000)
    assert card.under_way.link is None
    gate.set()
    with qtbot.waitSignal(card.shown, timeout=10_000):
        pass
    assert card.subtitle.text() == card.chart.subtitle(card.answer)


def test_an_answer_known_already_is_not_said_to_be_worked_out(card, backend, monkeypatch, qtbot):
    monkeypatch.setattr(under_way, "SHOW_AFTER_MS", 0)
    library = card.context.library
    job = library.read("other", lambda _report: None, lambda _nothing: None)
    card.under_way.begin(job, lambda: None)
    qtbot.waitUntil(lambda: library.idle, timeout=10_000)
    card.show_answer(answers.score_line())
    qtbot.waitUntil(lambda: not card.under_way._timer.isActive(), timeout=10_000)
    assert card.subtitle.text() == card.chart.subtitle(card.answer)


def test_a_newer_question_takes_the_place_of_a_slow_one(slow, qtbot):
    card, gate = slow
    ask(card, qtbot)
    card.ask(card.context.selection.request())
    assert card.under_way.link.isHidden()
    gate.set()
    with qtbot.waitSignal(card.shown, timeout=10_000):
        pass
    assert card.drawn
