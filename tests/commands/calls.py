"""Calls of the command line: in this process, or in one of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reachdesk.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a call printed and its exit code."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> dict[str, Any]:
        """The JSON object that was printed; nothing else may have been."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


def call(capsys, *words: object) -> Said:
    """`reachdesk WORDS…` in this process."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    printed = capsys.readouterr()
    return Said(code, printed.out, printed.err)


def start(*words: object, code: str | None = None, **named: Any) -> subprocess.Popen:
    """`reachdesk WORDS…` in a process of its own; with `code` that is run instead, and the words
    are its arguments."""
    head = ["-m", "reachdesk"] if code is None else ["-c", code]
    return subprocess.Popen(
        [sys.executable, *head, *map(str, words)],
        cwd=ROOT,
        env=os.environ | named.pop("env", {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **named,
    )


def ended(process: subprocess.Popen) -> Said:
    """The end of a started process."""
    out, err = process.communicate(timeout=120)
    return Said(process.returncode, out, err)


def assert_one_sentence(err: str) -> None:
    """One plain sentence for the user: a single line, no trace of Python."""
    assert err.count("\n") == 1, err
    assert err.startswith("reachdesk: ")
    assert err.rstrip().endswith((".", "?"))
    assert "Traceback" not in err
    assert "Error" not in err
