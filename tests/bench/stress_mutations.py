"""Imports of broken samples: run `python -m tests.bench.stress_mutations [TIMES] [SEED]`.

Each time a real export (from the folder of samples beside the checkout) is broken by a few random
changes and imported into a fresh library in a process of its own. It must end with exit code 0 or 2
and at most one sentence, within 20 s of the processor and 600 MiB, write nothing outside the
library's folder and leave a library that `check` finds whole. Prints what fell short, with its
number, and the totals.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reachdesk.__main__ import main as reachdesk
from tests.conftest import SAMPLES

MOST_SECONDS = 20
MOST_BYTES = 600 << 20
MOST_SAMPLE = 2 << 20
MOST_EXPORT = 12 << 20
TABLES = {".csv", ".xlsx", ".txt"}
WORDS = (
    b"99999999999999999999", b"-1", b"1e999", b"null", b"[[[[", b'"', b"{}", b"\\ud800", b"\x00",
    b"\xff\xfe", b"\r", b",,,,", b"0000-00-00", b"Feb 31", b"</", b"\\",
)  # fmt: skip


def _flip(chance: random.Random, data: bytearray) -> None:
    for _time in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def _drop(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, 400)]


def _repeat(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 4000)]
    data[start:start] = piece * chance.randint(1, 20)


def _word(chance: random.Random, data: bytearray) -> None:
    for _time in range(chance.randint(1, 12)):
        start = chance.randrange(len(data))
        data[start : start + chance.randint(0, 12)] = chance.choice(WORDS)


def _digits(chance: random.Random, data: bytearray) -> None:
    places = [place for place, byte in enumerate(data[:200_000]) if 48 <= byte <= 57]
    for place in chance.sample(places, min(len(places), 30)):
        data[place] = 48 + chance.randrange(10)


CHANGES = (_flip, _cut, _drop, _repeat, _word, _digits)


def broken(chance: random.Random, content: bytes) -> bytes:
    """One to three changes of some bytes."""
    data = bytearray(content)
    for _time in range(chance.randint(1, 3)):
        if data:
            chance.choice(CHANGES)(chance, data)
    return bytes(data)


def make(chance: random.Random, files: list[Path], folder: Path) -> Path:
    """A broken export: a table by itself, or a zip in which one file is broken, or the zip is."""
    chosen = chance.choice(files)
    if chosen.suffix in TABLES:
        path = folder / chosen.name
        path.write_bytes(broken(chance, chosen.read_bytes()))
        return path
    top = SAMPLES.joinpath(*chosen.relative_to(SAMPLES).parts[:2])
    path = folder / "export.zip"
    inside = chance.random() < 0.75
    left = MOST_EXPORT
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(one for one in top.rglob("*") if one.is_file()):
            left -= file.stat().st_size
            if left < 0 and file != chosen:
                continue
            content = file.read_bytes()
            if inside and file == chosen:
                content = broken(chance, content)
            archive.writestr(file.relative_to(top).as_posix(), content)
    if not inside:
        path.write_bytes(broken(chance, path.read_bytes()))
    return path


def in_child(work: Callable[[], int], said: Path) -> tuple[int, float, int]:
    """The exit code of `work` in a process of its own, its seconds of the processor (others use the
    machine too) and its most bytes of memory."""
    number = os.fork()
    if not number:
        code = 99
        try:
            with said.open("wb", buffering=0) as out:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
            code = work()
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    _number, status, used = os.wait4(number, 0)
    seconds = used.ru_utime + used.ru_stime
    return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss * 1024


class Tried(NamedTuple):
    """What fell short in one import ("" for nothing), how it ended and what it took."""

    found: str
    code: int
    seconds: float
    memory: int


def tried(path: Path, folder: Path) -> Tried:
    """Import a file as the command does, and look at everything that it leaves behind."""
    library = folder / "library" / "l.reachdesk"
    before = set(folder.rglob("*"))
    words = ["import", str(path), "--library", str(library), "--json"]
    said = folder.parent / "said"
    code, seconds, memory = in_child(lambda: reachdesk(words), said)
    text = said.read_text(encoding="utf-8", errors="replace")
    outside = [
        each for each in set(folder.rglob("*")) - before if not each.is_relative_to(library.parent)
    ]
    found = ""
    if code not in (0, 2) or "Traceback" in text:
        found = f"exit {code}: {text[-300:]}"
    elif seconds > MOST_SECONDS or memory > MOST_BYTES:
        found = f"{seconds:.1f} s, {memory >> 20} MiB"
    elif outside:
        found = f"wrote {outside}"
    found = found or _badly_said(text) or _not_whole(library, said)
    return Tried(found, code, seconds, memory)


def _badly_said(text: str) -> str:
    """More than one sentence beside the answer, or an answer that loses records."""
    answers = [line for line in text.splitlines() if line.startswith("{")]
    if len(text.splitlines()) - len(answers) > 1:
        return f"said: {text[-300:]}"
    return "".join(_unaccounted(json.loads(line)) for line in answers)


def _not_whole(library: Path, said: Path) -> str:
    if not library.exists():
        return ""
    checking = lambda: reachdesk(["check", "--library", str(library)])  # noqa: E731
    code, _seconds, _memory = in_child(checking, said)
    return f"check: {said.read_text()[-300:]}" if code else ""


def _unaccounted(record: dict) -> str:
    """Records that were seen but are neither in the library nor listed as skipped."""
    for source in record.get("sources", ()):
        for kind, counts in source.get("records", {}).items():
            known = ("new", "changed", "unchanged", "skipped")
            if "read" in counts and counts["read"] != sum(counts.get(one, 0) for one in known):
                return f"{kind}: {counts}"
    return ""


def load_everything(folder: Path) -> None:
    """Import and check something small in this process, so that no child has to load modules."""
    table, library = folder / "small.csv", folder / "small.reachdesk"
    table.write_text("Screen name,Name\nana_example,Ana\n", encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        reachdesk(["import", str(table), "--library", str(library), "--account", "x:bo_example"])
        reachdesk(["check", "--library", str(library)])


def main(times: int, seed: int) -> int:
    """Break and import that often; how many fell short."""
    files = [
        file
        for file in sorted(SAMPLES.rglob("*"))
        if file.is_file() and 0 < file.stat().st_size < MOST_SAMPLE and file.suffix != ".md"
    ]
    codes: Counter[int] = Counter()
    failed = 0
    longest, most = 0.0, 0
    with tempfile.TemporaryDirectory(prefix="reachdesk-mutations-") as name:
        os.environ["REACHDESK_HOME"] = str(Path(name) / "home")
        load_everything(Path(name))
        for turn in range(times):
            folder = Path(name) / "turn"
            folder.mkdir()
            one = tried(make(random.Random(f"{seed}-{turn}"), files, folder), folder)
            codes[one.code] += 1
            longest, most = max(longest, one.seconds), max(most, one.memory)
            if one.found:
                failed += 1
                kept = sorted(each.name for each in folder.iterdir() if each.is_file())
                sys.stdout.write(f"{turn} {kept}: {one.found}\n")
                sys.stdout.flush()
            shutil.rmtree(folder)
    ends = ", ".join(f"{count} exit {code}" for code, count in sorted(codes.items()))
    used = f"longest {longest:.1f} s, most {most >> 20} MiB"
    sys.stdout.write(f"{times} times, seed {seed}: {ends}; {used}; {failed} fell short\n")
    return failed


if __name__ == "__main__":
    GIVEN = [int(word) for word in sys.argv[1:3]]
    sys.exit(min(main(*GIVEN, *(1000, 1)[len(GIVEN) :]), 1))
