import ast
import errno
import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reachdesk import log, paths
from reachdesk.__main__ import main
from tests.importers.archives import OWNER, many_posts, write_archive, zip_of


@pytest.fixture(autouse=True)
def quiet():
    log.stop()
    yield
    log.stop()


def test_records_go_to_the_file():
    log.start()
    logging.getLogger("reachdesk.somewhere").info("12 rows read")
    log.stop()
    assert "12 rows read" in log.log_file().read_text(encoding="utf-8")


def test_starting_twice_writes_each_record_once():
    log.start()
    log.start()
    logging.getLogger("reachdesk.somewhere").warning("once")
    log.stop()
    assert log.log_file().read_text(encoding="utf-8").count("once") == 1


def test_warnings_go_to_the_screen_when_asked(capsys):
    log.start(to_screen=True)
    logging.getLogger("reachdesk").info("quiet")
    logging.getLogger("reachdesk").warning("loud")
    shown = capsys.readouterr().err
    assert "loud" in shown
    assert "quiet" not in shown


def test_a_folder_that_cannot_be_written_costs_only_the_log(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    monkeypatch.setattr(paths, "log_folder", lambda: blocked / "log")
    log.start()
    logging.getLogger("reachdesk").warning("into nowhere")
    assert log.watch_for_crashes() == ""


def test_a_full_disk_costs_only_the_log(capsys, monkeypatch):
    log.start()
    (handler,) = logging.getLogger("reachdesk").handlers

    def no_room():
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(handler, "flush", no_room)
    logging.getLogger("reachdesk").warning("into nowhere")
    monkeypatch.undo()
    assert capsys.readouterr().err == ""


def test_the_trace_of_a_crash_is_there_at_the_next_start():
    code = (
        "import faulthandler; from reachdesk import log\n"
        "assert log.watch_for_crashes() == ''\n"
        "faulthandler._sigabrt()\n"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert "Fatal Python error" in log.watch_for_crashes()
    log.stop()
    assert log.watch_for_crashes() == "", "a run that ended well leaves no trace"


def test_the_message_of_an_error_is_not_logged():
    """It may quote a handle or a text; where it happened is enough."""
    log.start()
    try:
        try:
            int("@ana_example says hello")
        except ValueError as error:
            raise KeyError("Ana Example") from error
    except KeyError:
        logging.getLogger("reachdesk.somewhere").exception("unexpected")
    log.stop()
    written = log.log_file().read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "ValueError" in written
    assert "test_log.py" in written
    for private in ("ana_example", "hello", "Ana Example", str(paths.data_folder())):
        assert private not in written


CALLED = re.compile(r"_?log(?:ger)?\.(debug|info|warning|error|exception)$")
MODULES = sorted(Path(log.__file__).parent.rglob("*.py"))


def test_what_is_logged_is_a_constant_sentence_with_few_kinds_of_values():
    """Every call of the logger is known here: a new one must be looked at for what it tells."""
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called = ast.unparse(node.func)
                if CALLED.search(called) or "getLogger(" in called:
                    assert isinstance(node.args[0], ast.Constant), called
                    found += [ast.unparse(value) for value in node.args[1:]]
    assert set(found) <= {"kind"}


def test_an_import_leaves_nothing_personal_in_the_log(tmp_path, capsys):
    posts = many_posts(5)
    archive = zip_of(write_archive(tmp_path / "export", posts=posts, followers=["21"]))
    path = tmp_path / "l"
    for words in (["import", str(archive)], ["summary"], ["sources"], ["check"], ["forget", "9"]):
        main([*words, "--library", str(path)])
    capsys.readouterr()
    written = log.log_file().read_text(encoding="utf-8")
    for private in (OWNER.handle, OWNER.name, posts[0].text, archive.name):
        assert private not in written
