from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk import i18n, paths
from reachdesk.services import demo
from reachdesk.settings import Settings
from reachdesk.ui.app import Program
from reachdesk.ui.library_name import library_name
from tests.ui.backends import ACCOUNT


def test_only_an_unusual_library_has_a_name(tmp_path, monkeypatch):
    assert library_name(None, demo=False) == ""
    assert library_name(paths.default_library(), demo=False) == ""
    assert library_name(tmp_path / "work.reachdesk", demo=False) == "work.reachdesk"
    assert library_name(None, demo=True) == "Sample data"
    monkeypatch.chdir(paths.data_folder().parent)
    beside = paths.default_library().relative_to(paths.data_folder().parent)
    assert library_name(beside, demo=False) == ""


@pytest.fixture
def over(qapp, backend, qtbot):
    """A factory of programs over a library of some name."""
    made = []

    def build(**how):
        one = Program(qapp, backend, Settings(theme="light", calm=True), **how)
        made.append(one)
        with qtbot.waitSignal(one.library.contents_known, timeout=5000):
            one.open()
        return one.window

    yield build
    for one in made:
        one.end()
        one.window.hide()
        one.window.deleteLater()
        one.theme.deleteLater()


@pytest.mark.parametrize(
    ("how", "name"),
    [
        ({}, ""),
        ({"library": "work.reachdesk"}, "work.reachdesk"),
        ({"demo": True}, "Sample data"),
    ],
)
def test_the_window_says_which_library_it_shows(over, tmp_path, how, name):
    if "library" in how:
        how = {"library": tmp_path / how["library"]}
    window = over(**how)
    window.show_page("sources")
    between = f" – {name}" if name else ""
    assert window.windowTitle() == f"Sources{between} – ReachDesk"
    assert window.frame.top.library.text() == name


def test_it_is_in_the_language_of_the_window():
    i18n.choose_language("de")
    assert library_name(None, demo=True)


def test_about_says_where_an_unusual_library_lies(over, tmp_path):
    window = over(library=tmp_path / "work.reachdesk")
    window.show_help("about")
    text = window.pages["help"]._texts["about"].toPlainText()
    assert f"The library is {tmp_path / 'work.reachdesk'}, settings are in" in text


@pytest.mark.parametrize(
    ("file", "ids", "name"),
    [
        ("library.reachdesk", (demo.ACCOUNT, demo.SECOND_ACCOUNT), "Sample data"),
        ("work.reachdesk", (demo.ACCOUNT,), "work.reachdesk · Sample data"),
        ("library.reachdesk", (demo.ACCOUNT, "x:ana"), ""),
        ("library.reachdesk", (), ""),
    ],
)
def test_sample_data_in_a_library_of_the_owners_are_named(over, backend, file, ids, name):
    window = over(library=paths.data_folder() / file)
    backend.accounts = lambda: tuple(replace(ACCOUNT, id=each) for each in ids)
    window.library._take(window.library._read_contents())
    assert window.frame.top.library.text() == name
    between = f" – {name}" if name else ""
    assert window.windowTitle() == f"Overview{between} – ReachDesk"
