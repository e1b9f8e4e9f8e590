"""Ctrl-C at any moment of the start leaves no trace of Python on the screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reachdesk import __main__ as way_in

ROOT = Path(__file__).resolve().parents[1]
ON_THE_WAY = ("reachdesk.i18n", "numpy._core.multiarray", "reachdesk.importers.base", "sqlite3")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a single process")
@pytest.mark.parametrize("module", ON_THE_WAY)
def test_an_interrupt_while_modules_load_leaves_no_trace(module):
    words = [sys.executable, "-X", "importtime", "-m", "reachdesk", "sources"]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        seen = []
        for line in process.stderr:
            seen.append(line)
            if line.rsplit("|", 1)[-1].strip() == module:
                process.send_signal(signal.SIGINT)
                break
        seen.extend(process.stderr)
    assert process.returncode == -signal.SIGINT
    assert not [line for line in seen if "Traceback" in line or "KeyboardInterrupt" in line]


def test_afterwards_an_interrupt_is_an_exception_again(capsys):
    before = signal.getsignal(signal.SIGINT)
    assert before is signal.default_int_handler
    with pytest.raises(SystemExit):
        way_in.main(["--version"])
    assert signal.getsignal(signal.SIGINT) is before
