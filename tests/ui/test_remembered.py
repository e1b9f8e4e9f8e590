from pathlib import Path

from PySide6.QtCore import QByteArray

from reachdesk.ui.remembered import Remembered


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
