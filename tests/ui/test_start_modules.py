"""What is loaded when the first page has been painted: what it needs, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reachdesk.services import demo
from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library

LATER = {
    "charset_normalizer",
    "click",
    "dateutil",
    "libipld",
    "msgspec",
    "pyqtgraph",
    "python_calamine",
    "sqlite3",
    "sqlite_utils",
    "reachdesk.gazetteer",
    "reachdesk.importers",
    "reachdesk.storage",
    "reachdesk.ui.backend",
    "reachdesk.ui.dialogs",
    "reachdesk.ui.pages.reach",
    "reachdesk.ui.pages.score",
}
TELL = """
import sys
from reachdesk.ui import smoke
say = smoke._say
def told(moment, window):
    if moment == "frame":
        print("loaded", *sys.modules)
    say(moment, window)
smoke._say = told
from reachdesk.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def lines_of(library: Path) -> dict[str, list[str]]:
    """What a start until the first page says, by the first word of each line."""
    run = subprocess.run(
        [sys.executable, "-c", TELL, "--library", str(library)],
        env={**os.environ, "REACHDESK_SMOKE": "times"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return {words[0]: words[1:] for words in map(str.split, run.stdout.splitlines())}


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("start") / "library.reachdesk"
    with open_library(path) as opened:
        demo.fill(Desk(opened), lambda _share, _words: None)
    return path


def test_the_second_start_paints_a_full_page_and_loads_little(library):
    first = lines_of(library)
    assert first["ready"][-1] == "full"
    second = lines_of(library)
    assert second["frame"][-1] == "full"
    loaded = set(second["loaded"])
    assert "reachdesk.ui.pages.overview" in loaded
    assert loaded & LATER == set()


def test_asking_for_the_version_loads_no_numbers_and_no_window():
    code = (
        "import sys\n"
        "from reachdesk.__main__ import main\n"
        "try:\n    main(['--version'])\n"
        "finally:\n    print(*sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
    )
    heavy = LATER | {"numpy", "PySide6", "reachdesk.services.desk", "reachdesk.commands.reach"}
    assert set(run.stdout.split()) & heavy == set()
