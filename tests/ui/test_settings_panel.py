import pytest

from reachdesk import i18n, settings
from reachdesk.ui.dialogs.settings import SettingsPanel


@pytest.fixture
def panel(window) -> SettingsPanel:
    window.commands.open_settings()
    return window.frame.stage.inspector.contents


def saved(window, qtbot) -> settings.Settings:
    qtbot.waitUntil(lambda: window.library.idle, timeout=5000)
    return settings.load()


def test_the_theme_is_applied_and_saved_at_once(window, panel, qtbot):
    panel.theme.choose("dark")
    assert window.context.theme.tokens.dark
    assert saved(window, qtbot).theme == "dark"


def test_the_text_size_is_applied_and_saved_at_once(window, panel, qtbot):
    before = window.context.theme.style.base
    panel.text_size.track.setValue(panel.text_size.track.maximum())
    assert window.context.theme.style.base == before * 2
    assert saved(window, qtbot).text_percent == 200


def test_names_can_be_left_out_of_what_is_saved(window, panel, qtbot):
    panel.mask_names.click()
    assert window.context.settings.mask_names
    assert saved(window, qtbot).mask_names


def test_the_first_page_can_be_chosen(window, panel, qtbot):
    panel.first_page.choose("score")
    assert saved(window, qtbot).first_page == "score"


def test_the_chosen_page_is_shown_at_the_start(program, backend):
    assert program(backend, first_page="audience").window.page_key == "audience"


def test_another_language_changes_every_word_at_once(program, backend, qtbot):
    one = program(backend)
    old = one.window
    old.show_page("sources")
    old.commands.open_settings()
    panel = old.frame.stage.inspector.contents
    panel.language.choose("de")
    qtbot.waitUntil(lambda: one.window is not old, timeout=5000)
    assert i18n.language() == "de"
    assert one.window.page_key == "sources"
    assert one.window.isVisible()
    assert not old.isVisible()
    qtbot.waitUntil(lambda: one.library.idle, timeout=5000)
    one.theme.apply(settings.Settings(theme="dark"))
