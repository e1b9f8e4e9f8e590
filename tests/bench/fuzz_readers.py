"""Coverage-guided fuzzing of everything that reads what others wrote.

atheris is no dependency of the project; it wants an environment of its own, with the project in it:

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris pytest pytest-xdist -e .
    /tmp/fuzz/bin/python -m tests.bench.fuzz_readers seeds FOLDER
    /tmp/fuzz/bin/python -m tests.bench.fuzz_readers TARGET FOLDER [SECONDS]

Targets are those of `fuzz_targets`. FOLDER/seeds is made by the first line, FOLDER/corpus grows
while fuzzing, and FOLDER/found holds each kind of finding once: the bytes, and beside them what
came out. A finding is any exception but a `UserError`, a broken promise of a target, more than 5 s
of the processor, or more than 600 MiB over what the program holds at rest. Fuzzing goes on after
one; what ends it before its time is a crash of the interpreter or a hang, whose bytes libFuzzer
leaves in FOLDER/found. FOLDER/TARGET.json holds the totals.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

MOST_SECONDS = 5.0
MOST_BYTES = 600 << 20
MOST_INPUT = 16_384
HANG_SECONDS = 120  # of the wall, for the machine may be busy
WORDS = (
    b"=== data/tweets.js\n", b"\n=== ", b"window.YTD.", b" = ", b'"id":', b'"tweet":', b"null",
    b"1e999", b"-1", b"99999999999999999999", b"\\ud800", b"\xff\xfe", b"[[[[", b"{}", b"}}]",
    b",,,,", b"0000-00-00", b"2024-02-30", b"Feb 31", b"<!ENTITY", b"<row", b't="s"', b"http://",
    b"BEGIN:VEVENT\n", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"??? a=name\n", b"country:",
    b" and ", b" not (",
)  # fmt: skip


class Watched:
    """A target that notes what comes out of it, and goes on."""

    def __init__(self, target: Callable[[bytes], None], folder: Path) -> None:
        self._target = target
        self._name = target.__name__
        self._folder = folder
        self._found: dict[str, int] = {}
        self._began = self._told = time.monotonic()
        self._times = 0
        self._slowest = 0.0
        self._at_rest = 0

    def __call__(self, data: bytes) -> None:
        began = time.process_time()
        try:
            self._target(data)
        except Exception as error:  # noqa: BLE001  # that is what is looked for
            self._keep(_kind_of(error), data, traceback.format_exc())
        seconds = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self._at_rest = self._at_rest or memory
        if seconds > MOST_SECONDS:
            self._keep("slow", data, f"{seconds:.1f} s")
        if memory - self._at_rest > MOST_BYTES:
            self._keep("memory", data, f"{(memory - self._at_rest) >> 20} MiB")
            self._at_rest = memory
        self._count(seconds, memory)

    def _keep(self, kind: str, data: bytes, words: str) -> None:
        before = self._found.get(kind, 0)
        self._found[kind] = before + 1
        path = self._folder / "found" / f"{self._name}-{kind}"
        if not before or len(data) < path.stat().st_size:  # the shortest is the plainest
            path.write_bytes(data)
            path.with_name(path.name + ".txt").write_text(words, encoding="utf-8")

    def _count(self, seconds: float, memory: int) -> None:
        self._times += 1
        self._slowest = max(self._slowest, seconds)
        if time.monotonic() - self._told > 5 or self._times == 1:
            self._told = time.monotonic()
            totals = {
                "minutes": round((self._told - self._began) / 60, 2),
                "executions": self._times,
                "slowest_seconds": round(self._slowest, 2),
                "most_mib": memory >> 20,
                "found": self._found,
            }
            told = json.dumps(totals, indent=1)
            (self._folder / f"{self._name}.json").write_text(told, encoding="utf-8")


def _kind_of(error: BaseException) -> str:
    """A name for the place that an exception came from."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "/reachdesk/" in one.filename or "/tests/" in one.filename]
    last = (own or frames)[-1]
    return re.sub(r"\W+", "_", f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}")


def fuzz(name: str, folder: Path, seconds: int) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["reachdesk", "zipfile", "tarfile", "tests.bench"]):
        targets = import_module("tests.bench.fuzz_targets")
        import_module("reachdesk.services.formats").importers()
    for part in (f"corpus/{name}", "found"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    words = folder / "words.dict"
    told = ("".join(f"\\x{byte:02x}" for byte in word) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in told), encoding="ascii")
    options = [
        f"-max_total_time={seconds}", f"-timeout={HANG_SECONDS}", "-rss_limit_mb=2000",
        f"-max_len={MOST_INPUT}", f"-dict={words}", f"-artifact_prefix={folder}/found/{name}-",
        "-print_final_stats=1",
    ]  # fmt: skip
    corpora = [str(folder / "corpus" / name), str(folder / "seeds" / name)]
    atheris.Setup([sys.argv[0], *options, *corpora], Watched(targets.TARGETS[name], folder))
    atheris.Fuzz()


def main(words: list[str]) -> None:
    """Make the seeds, or fuzz."""
    name, place, *more = words
    folder = Path(place).resolve()
    with tempfile.TemporaryDirectory(prefix="reachdesk-fuzz-home-") as home:
        os.environ["REACHDESK_HOME"] = home
        if name == "seeds":
            import_module("tests.bench.fuzz_seeds").collect(folder / "seeds")
        else:
            fuzz(name, folder, int(more[0]) if more else 600)


if __name__ == "__main__":
    main(sys.argv[1:])
