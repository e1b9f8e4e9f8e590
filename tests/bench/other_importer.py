"""`twitter-to-sqlite` beside our own import: installed apart, run on the same archive.

It needs an environment of its own, since it brings an older `sqlite-utils` along. It knows the
posts of an archive by the name `tweet.js`, as they were called until 2022: it gets a copy of the
archive in which they are called so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

PACKAGE = "twitter-to-sqlite"
WHAT = (
    "twitter-to-sqlite keeps the records of each file as a table, as they stand (no people named in"
    " posts, no kinds of posts, no merging with other exports, no report, no undo);"
    " ReachDesk's import does all of these."
)
_POSTS = re.compile(r"(^|/)tweets\.js$")

IMPORT = """
import sqlite3, sys, time
from pathlib import Path
from twitter_to_sqlite.cli import cli
began, used = time.perf_counter(), time.process_time()
cli(["import", sys.argv[2], sys.argv[1]], standalone_mode=False)
spent, used = time.perf_counter() - began, time.process_time() - used
count = sqlite3.connect(sys.argv[2]).execute("SELECT count(*) FROM archive_tweet").fetchone()[0]
status = Path("/proc/self/status").read_text()
print(count, spent, used, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def installed(folder: Path) -> tuple[str, str]:
    """The Python of an environment in `folder` that has the package, and its version; the first is
    empty where it cannot be installed, and the second says why then."""
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", PACKAGE],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return "", f"{PACKAGE} cannot be installed here: {last}"
    told = "import importlib.metadata as m; print(m.version('twitter-to-sqlite'))"
    version = subprocess.run(
        [str(python), "-c", told], capture_output=True, text=True, check=True
    ).stdout.strip()
    return str(python), version


def renamed(archive: Path, target: Path) -> Path:
    """A copy of the archive whose posts lie in `tweet.js`."""
    with (
        zipfile.ZipFile(archive) as given,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for name in given.namelist():
            new = _POSTS.sub(r"\1tweet.js", name)
            with given.open(name) as source, made.open(new, "w", force_zip64=True) as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
    return target
