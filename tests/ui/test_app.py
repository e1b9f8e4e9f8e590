import os
import re
import subprocess
import sys

import pytest


def started(*words: str, **environment: str) -> subprocess.CompletedProcess:
    code = (
        "import sys; from pathlib import Path; from reachdesk.ui.app import start\n"
        f"sys.exit(start(Path(sys.argv[1]), demo={'demo' in words}))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, os.environ["REACHDESK_HOME"] + "/library.reachdesk"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("words", [("demo",), ()])
def test_the_smoke_run_says_when_it_is_ready_and_ends(words):
    run = started(*words, REACHDESK_SMOKE="1", LANG="C.UTF-8")
    assert run.returncode == 0, run.stderr
    assert re.fullmatch(r"ready \d+\n", run.stdout)
    assert "Traceback" not in run.stderr


def test_the_demo_leaves_nothing_behind(tmp_path):
    run = started("demo", REACHDESK_SMOKE="1", TMPDIR=str(tmp_path))
    assert run.returncode == 0, run.stderr
    assert [path.name for path in tmp_path.iterdir() if "demo" in path.name] == []
