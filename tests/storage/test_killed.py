"""Killed before a statement of SQLite: each step has happened wholly or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.killed_steps import STEPS, contents, look, prepare

SHARES = (0.4, 0.97)  # of the statements of a step; imports have tests of their own


def run(step: str, path: Path, moment: int) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_steps", step, str(path), str(moment)],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of Unix")
@pytest.mark.parametrize("step", sorted(set(STEPS) - {"import"}))
def test_a_killed_step_happened_wholly_or_not_at_all(step, tmp_path):
    prepare(step, tmp_path / "start" / "l.reachdesk")
    shutil.copytree(tmp_path / "start", tmp_path / "whole")
    counted = run(step, tmp_path / "whole" / "l.reachdesk", 0)
    assert counted.returncode == 0, counted.stderr
    statements = int(counted.stdout)
    shutil.copytree(tmp_path / "start", tmp_path / "before")
    before = contents(tmp_path / "before" / "l.reachdesk")
    after = contents(tmp_path / "whole" / "l.reachdesk")
    for share in SHARES:
        folder = tmp_path / str(share)
        shutil.copytree(tmp_path / "start", folder)
        path = folder / "l.reachdesk"
        killed = run(step, path, max(round(statements * share), 1))
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        look(step, path, before, after)
        # and the step can be made again
        if contents(path) != after or step == "migrate":
            assert run(step, path, 0).returncode == 0
            assert contents(path) == after
