"""The cards of the score page beside the score: what opens from them, two accounts compared."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.dialogs.entry import PersonPanel, PostPanel
from reachdesk.ui.dialogs.tone_week import ToneWeekPanel
from tests.services.cards.test_score_compare import ANA, BEN
from tests.storage.stories import library_of
from tests.ui.demo_window import demo_file, demo_window  # noqa: F401 - fixtures


@pytest.fixture
def pair(program, tmp_path, qtbot):
    """A window over a library with two accounts."""
    path = tmp_path / "library.reachdesk"
    library_of(path, ANA, BEN).close()
    window = program(ServicesBackend(path)).window
    window.resize(1360, 860)
    window.show_page("score")
    settle(window, qtbot)
    return window


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.library.idle, timeout=20_000)


def test_the_post_and_the_partner_that_most_hangs_on_open(demo_window, qtbot):  # noqa: F811
    demo_window.show_page("score")
    settle(demo_window, qtbot)
    view = demo_window.pages["score"].evidence.view
    for place, kind in ((1, PostPanel), (2, PersonPanel)):
        view.move_readout(place)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        settle(demo_window, qtbot)
        assert isinstance(demo_window.frame.stage.inspector.contents, kind)


def test_a_week_of_tone_opens_with_the_words_it_was_read_from(demo_window, qtbot):  # noqa: F811
    demo_window.show_page("score")
    settle(demo_window, qtbot)
    tone = demo_window.pages["score"].tone
    place = int(np.argmax(tone.answer.positive))
    tone.view.move_readout(place)
    qtbot.keyClick(tone.view, Qt.Key.Key_Return)
    settle(demo_window, qtbot)
    opened = demo_window.frame.stage.inspector.contents
    assert isinstance(opened, ToneWeekPanel)
    assert len(opened.readings) == tone.answer.received[place]
    assert any("(+)" in said for said in opened.readings)


def test_the_comparison_stands_on_the_page_only_while_it_is_wanted(pair, qtbot):
    page, picker = pair.pages["score"], pair.frame.top.account
    assert page.beside.isHidden()
    pair.show_page("overview")
    picker.compare("x:ben")
    settle(pair, qtbot)
    assert page.isVisible(), "the picker leads to the score"
    assert page.beside.isVisible()
    assert [side.method.handle for side in page.beside.answer.sides] == ["ana", "ben"]
    assert page.parts.answer.total == page.beside.answer.sides[0].total[-1], "not the sum"
    picker.compare(None)
    settle(pair, qtbot)
    assert page.beside.isHidden()


def test_a_new_comparison_is_scrolled_into_sight(pair, qtbot):
    page = pair.pages["score"]
    assert page.verticalScrollBar().value() == 0
    pair.frame.top.account.compare("x:ben")
    settle(pair, qtbot)
    bottom = page.beside.mapTo(page.viewport(), page.beside.rect().bottomLeft()).y()
    assert page.verticalScrollBar().value() > 0
    assert bottom <= page.viewport().height() + 16


def test_two_days_that_are_compared_choose_the_day_of_style_and_evidence(
    demo_window,  # noqa: F811
    qtbot,
):
    demo_window.show_page("score")
    settle(demo_window, qtbot)
    page = demo_window.pages["score"]
    last = int(page.line.answer.days[-1])
    page.compare_days((last - 40, last - 10))
    settle(demo_window, qtbot)
    assert page.evidence.answer.day == page.habits.answer.day == last - 10
