import os
import subprocess
import sys
from pathlib import Path

from reachdesk.ui.instance import Instance, channel, hand_over


def test_without_a_first_window_nothing_is_handed_over(tmp_path, qapp):
    assert hand_over(tmp_path / "library", (Path("a.zip"),)) is False


def second_start(library: Path, *files: str) -> subprocess.Popen:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from reachdesk.ui.instance import hand_over\n"
        "app = QCoreApplication([])\n"
        "given = hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])\n"
        "sys.exit(0 if given else 3)\n"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(library), *files], env=os.environ)


def test_a_second_start_hands_its_files_to_the_first(tmp_path, qtbot):
    first = Instance(tmp_path / "library")
    assert first.listen()
    with qtbot.waitSignal(first.files, timeout=20000) as heard:
        second = second_start(tmp_path / "library", "a.zip", "b c.zip")
    assert [path.name for path in heard.args[0]] == ["a.zip", "b c.zip"]
    assert all(path.is_absolute() for path in heard.args[0])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20000)
    assert second.returncode == 0
    first.close()


def test_a_second_start_without_files_still_calls_the_window(tmp_path, qtbot):
    first = Instance(tmp_path / "library")
    first.listen()
    with qtbot.waitSignal(first.files, timeout=20000) as heard:
        second = second_start(tmp_path / "library")
    assert heard.args[0] == ()
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20000)
    first.close()


def test_another_library_has_a_window_of_its_own(tmp_path, qapp):
    first = Instance(tmp_path / "one")
    first.listen()
    assert channel(tmp_path / "one") != channel(tmp_path / "two")
    assert hand_over(tmp_path / "two", ()) is False
    first.close()


def test_a_socket_left_over_from_a_crash_is_no_obstacle(tmp_path, qapp):
    dead = Instance(tmp_path / "library")
    dead.listen()
    again = Instance(tmp_path / "library")
    assert again.listen()
    again.close()
    dead.close()


def test_the_window_offers_what_it_was_handed(program, backend, qtbot):
    one = program(backend)
    one.take_files((Path("a.zip"),))
    qtbot.waitUntil(lambda: len(backend.recognitions) == 1, timeout=5000)
    assert one.window.isVisible()
