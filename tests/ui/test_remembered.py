from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from reachdesk.settings import Settings
from reachdesk.ui.app import Program
from reachdesk.ui.remembered import Remembered
from reachdesk.ui.selection import Chosen, ScoreChoice
from tests.ui.backends import MemoryBackend
from tests.ui.test_pages import demo_file, settle, shown

__all__ = ["demo_file", "shown"]


def test_at_first_nothing_is_remembered():
    memory = Remembered()
    assert memory.geometry() is None
    assert memory.page() == ""
    assert memory.last_folder() == ""
    assert memory.recent() == ()


def test_what_was_written_is_there_at_the_next_start(tmp_path):
    memory = Remembered(tmp_path / "window.ini")
    memory.remember_geometry(QByteArray(b"\x01\x02"))
    memory.remember_page("score")
    memory.remember_folder(Path("exports"))
    memory.remember_file(Path("a.zip"))
    memory.write()
    again = Remembered(tmp_path / "window.ini")
    assert again.geometry() == QByteArray(b"\x01\x02")
    assert again.page() == "score"
    assert again.last_folder() == "exports"
    assert again.recent() == (Path("a.zip"),)


def test_recent_files_are_few_and_each_once(tmp_path):
    memory = Remembered(tmp_path / "window.ini")
    for number in range(12):
        memory.remember_file(Path(f"{number}.zip"))
    memory.remember_file(Path("5.zip"))
    assert memory.recent()[0] == Path("5.zip")
    assert len(memory.recent()) == 8
    memory.forget_recent()
    memory.write()
    assert Remembered(tmp_path / "window.ini").recent() == ()


def test_the_window_comes_back_where_it_was(program, backend, qapp):
    one = program(backend)
    one.window.resize(880, 640)  # the offscreen screen is 800 by 800
    one.window.show_page("reach")
    qapp.processEvents()
    one.window.close()
    two = program(backend)
    assert (two.window.width(), two.window.height()) == (880, 640)
    assert two.window.page_key == "reach"


def test_what_was_looked_at_is_there_at_the_next_start(program, backend, qapp):
    one = program(backend)
    one.selection.choose_account("mastodon:ana")
    one.selection.choose_beside("x:ana")
    one.selection.choose_period("whole")
    one.selection.choose_score(ScoreChoice("autumn", equal_partners=True, courtesy_in_full=True))
    one.selection.overlays, one.selection.events = ("recipe:v2",), False
    one.window.close()
    two = program(backend).selection
    assert (two.account.id, two.beside.id, two.kind) == ("mastodon:ana", "x:ana", "whole")
    assert two.score == ScoreChoice("autumn", equal_partners=True, courtesy_in_full=True)
    assert (two.overlays, two.events) == (("recipe:v2",), False)
    assert two.request().account == "mastodon:ana"


def test_an_account_that_is_gone_gives_way_to_the_newest(program, backend):
    memory = Remembered()
    memory.remember_chosen(Chosen(account="x:gone", beside="x:gone too", kind="1999"))
    memory.write()
    selection = program(backend).selection
    assert selection.account is not None
    assert selection.beside is None
    assert selection.kind == "whole"


def test_nothing_is_lost_while_no_account_is_known(program):
    left = Chosen(account="x:ana", beside="mastodon:ana", overlays=())
    memory = Remembered()
    memory.remember_chosen(left)
    memory.write()
    program(MemoryBackend()).window.close()
    assert Remembered().chosen() == left


@pytest.mark.parametrize("damage", ["", "{", '{"account": 7}', "[]"])
def test_a_damaged_choice_is_the_default(tmp_path, damage):
    file = tmp_path / "window.ini"
    ini = QSettings(str(file), QSettings.Format.IniFormat)
    ini.setValue("window/chosen", damage)
    ini.sync()
    assert Remembered(file).chosen() == Chosen()


def test_the_demo_leaves_no_trace_in_what_is_remembered(qapp, backend):
    before = Remembered().chosen()
    one = Program(qapp, backend, Settings(theme="light", calm=True), demo=True)
    one.selection.choose_period("whole")
    one.window.close()
    assert Remembered().chosen() == before


def test_the_lines_over_the_score_come_back(shown, qtbot):
    one, page = shown("score")
    key = next(key for key in page.line.chips.chips if key.startswith("recipe:"))
    page.line.chips.chips[key].click()
    page.line.chips.events.click()
    settle(one, qtbot)
    assert one.selection.overlays == ("like_for_like", key)
    one.window.close()
    again, page = shown("score")
    settle(again, qtbot)
    assert page.line.answer.overlays[-1].key == key
    assert page.line.chips.chips[key].isChecked()
    assert not page.line.chips.events.isChecked()
