import pytest

from tests.ui.backends import MemoryBackend


@pytest.fixture
def empty(program):
    return program(MemoryBackend()).window


def test_an_empty_library_shows_the_ways_in(empty):
    assert empty.frame.stage.pages.currentWidget() is empty.welcome
    assert empty.frame.top.title.text() == "Welcome"
    assert empty.welcome.choose.text() == "Choose files…"
    assert empty.frame.strip.state.text() == "No sources yet"
    assert empty.frame.top.import_button.isHidden()
    assert empty.frame.top.account.isHidden()


@pytest.mark.parametrize("key", ["overview", "score", "reach", "audience"])
def test_every_page_of_answers_is_the_welcome_page(empty, key):
    empty.show_page(key)
    assert empty.frame.stage.pages.currentWidget() is empty.welcome
    assert empty.frame.rail.items[key].isChecked()


@pytest.mark.parametrize("key", ["sources", "help"])
def test_sources_and_help_are_there_from_the_start(empty, key):
    empty.show_page(key)
    assert empty.frame.stage.pages.currentWidget() is not empty.welcome


def test_sample_data_fill_the_library_and_the_page(empty, qtbot):
    with qtbot.waitSignal(empty.library.changed, timeout=5000):
        empty.welcome.demo.click()
    assert empty.frame.stage.pages.currentWidget() is empty.pages["overview"]
    assert not empty.frame.top.account.isHidden()
    assert empty.frame.strip.state.text().startswith("1 source · last import ")


def test_help_says_how_to_ask_for_an_export(empty):
    empty.show_help("exports")
    page = empty.frame.stage.page
    assert "Ask X for an archive." in page._texts["exports"].toPlainText()
    assert page._cards["exports"].hasFocus()


def test_taking_the_last_source_out_leads_back_to_the_welcome_page(window, qtbot):
    window.show_page("overview")
    with qtbot.waitSignal(window.library.changed, timeout=5000):
        window.undo_import(1)
    assert window.frame.stage.pages.currentWidget() is window.welcome


def test_a_library_that_cannot_be_opened_is_told_in_one_sentence(qapp, qtbot):
    from reachdesk.domain.errors import UserError
    from reachdesk.settings import Settings
    from reachdesk.ui.app import Program

    broken = MemoryBackend(fails_to_open=UserError("This file is not a library."))
    program = Program(qapp, broken, Settings(theme="light", calm=True))
    program.open()
    qtbot.waitUntil(lambda: not program.window.frame.banner.isHidden(), timeout=5000)
    assert program.window.frame.banner.text.text() == "This file is not a library."
    program.window.import_paths(("a.zip",))
    qtbot.waitUntil(lambda: program.library.idle, timeout=5000)
    assert broken.recognitions == []
    program.end()
    program.window.deleteLater()
    program.theme.deleteLater()
