"""Try the frozen program as a stranger would: `python resources/packaging/smoke.py FOLDER`.

FOLDER is what build.py made. Every step runs with an empty home, from another folder, with nothing
of Python in its surroundings. Offscreen first; then, where Xvfb is, in a real window.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

_FORMATS = ("png", "svg", "pdf", "csv")
_NO_MANAGER = "This plugin does not support"  # what the offscreen screen has no manager for
_BEGINNINGS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b""}
_POSTS = """window.YTD.tweets.part0 = [ { "tweet" : {
  "id_str" : "1500000000000000001", "created_at" : "Sat Mar 05 10:00:00 +0000 2022",
  "full_text" : "A made-up line", "favorite_count" : "3", "retweet_count" : "1", "lang" : "en" } } ]
"""
_OWNER = """window.YTD.account.part0 = [ { "account" : {
  "accountId" : "42", "username" : "madeup", "accountDisplayName" : "Made Up",
  "createdAt" : "2020-01-01T00:00:00.000Z" } } ]
"""


class Trial:
    """The frozen program in a place where nothing helps it."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder = folder
        name = "reachdesk.exe" if sys.platform == "win32" else "reachdesk"
        self.program = folder / name
        self.place = place
        self.home = place / "home"
        self.home.mkdir()
        (place / "elsewhere").mkdir()
        self.surroundings = {
            "HOME": str(self.home),
            "PATH": str(place / "elsewhere"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }
        if sys.platform == "win32":
            kept = ("SYSTEMROOT", "TEMP", "TMP")
            self.surroundings |= {name: os.environ[name] for name in kept if name in os.environ}
            self.surroundings |= {"LOCALAPPDATA": str(self.home), "APPDATA": str(self.home)}

    def run(self, *words: object, **more: str) -> str:
        """What a call prints. Raises `RuntimeError` unless it ends well and in silence."""
        started = time.perf_counter()
        ended = subprocess.run(  # noqa: S603 - the program on trial
            [str(self.program), *map(str, words)],
            cwd=self.place / "elsewhere",
            env=self.surroundings | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        took = time.perf_counter() - started
        print(f"{took:6.1f} s  reachdesk {' '.join(map(str, words))}"[:110], flush=True)
        said = [line for line in ended.stderr.splitlines() if line and _NO_MANAGER not in line]
        if ended.returncode or said:
            raise RuntimeError(f"{words}: exit {ended.returncode}\n{ended.stdout}\n{ended.stderr}")
        return ended.stdout


def steps(trial: Trial) -> Iterator[bool]:
    """Each thing that must hold, in order."""
    out = trial.place / "out"
    out.mkdir()
    yield trial.run("--version").startswith("reachdesk ")
    yield "screenshots" in trial.run("--help")
    yield trial.run("--lang", "de", "--help") != trial.run("--help")
    yield trial.run("--demo", REACHDESK_SMOKE="1").startswith("ready ")
    yield trial.run(REACHDESK_SMOKE="1").startswith("ready ")
    yield _imports(trial)
    pages = trial.run("screenshots", out / "pages", "--demo").split()
    yield len(pages) > 5 and all(Path(page).read_bytes()[:4] == b"\x89PNG" for page in pages)
    yield all(_exports(trial, "score_timeline", kind) for kind in _FORMATS)
    yield all(_exports(trial, "audience_countries", kind) for kind in _FORMATS)
    trial.run("report", out / "report.pdf", "--demo")
    yield (out / "report.pdf").read_bytes().startswith(b"%PDF")
    yield json.loads(trial.run("check", "--json"))["whole"]


def _imports(trial: Trial) -> bool:
    archive = trial.place / "made up archive.zip"
    with zipfile.ZipFile(archive, "w") as box:
        box.writestr("data/tweets.js", _POSTS)
        box.writestr("data/account.js", _OWNER)
    trial.run("import", archive)
    said = json.loads(trial.run("summary", "--json"))
    return "madeup" in json.dumps(said)


def _exports(trial: Trial, chart: str, kind: str) -> bool:
    file = trial.place / "out" / f"{chart}.{kind}"
    trial.run("export", chart, file, "--demo")
    content = file.read_bytes()
    return len(content) > 100 and content.startswith(_BEGINNINGS[kind])


def icu_speaks(folder: Path) -> bool:
    """Whether the trimmed ICU still sorts and lowers letters as each language does."""
    (data,) = (file for file in folder.rglob("libicudata.so.*") if not file.is_symlink())
    number = data.name.rsplit(".", 1)[-1]
    for name in ("data", "uc", "i18n"):
        library = ctypes.CDLL(str(data.with_name(f"libicu{name}.so.{number}")), ctypes.RTLD_GLOBAL)
    opened = getattr(library, f"ucol_open_{number}")
    opened.restype = ctypes.c_void_p
    compare = getattr(library, f"ucol_strcollUTF8_{number}")
    compare.argtypes = [ctypes.c_void_p, *(ctypes.c_char_p, ctypes.c_int32) * 2, ctypes.c_void_p]
    for language in (b"en", b"nl", b"pt", b"de"):
        fault = ctypes.c_int(0)
        order = opened(language, ctypes.byref(fault))
        pairs = (("äpfel", "zebra"), ("Ébano", "fado"), ("a", "B"))
        for first, second in pairs:
            words = first.encode(), -1, second.encode(), -1, ctypes.byref(fault)
            if fault.value > 0 or compare(order, *words) >= 0:
                return False
    return True


def _real_window(trial: Trial) -> bool:
    """The demo in a window of a real X server, and every page from there."""
    server = shutil.which("xvfb-run")
    if server is None:
        print("no Xvfb here: the real window was not tried")
        return True
    trial.surroundings["QT_QPA_PLATFORM"] = "xcb"
    ended = subprocess.run(  # noqa: S603 - the program on trial
        [server, "-a", "-s", "-screen 0 1400x900x24", str(trial.program), "--demo"],
        cwd=trial.place / "elsewhere",
        env=trial.surroundings | {"PATH": os.defpath, "REACHDESK_SMOKE": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    print(f"in a real window: {ended.stdout.strip()}")
    return ended.returncode == 0 and ended.stdout.startswith("ready ")


def main(folder: Path) -> int:
    """Run everything; the first thing that does not hold ends it with exit code 1."""
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(folder, Path(place))
        for number, holds in enumerate(steps(trial), 1):
            if not holds:
                print(f"step {number} does not hold")
                return 1
        if sys.platform == "linux" and not (icu_speaks(folder) and _real_window(trial)):
            print("ICU or the real window does not hold")
            return 1
    print("all holds")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
