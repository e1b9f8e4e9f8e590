import logging
import subprocess
import sys

import pytest

from reachdesk import log, paths


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
