"""Progress on standard error, only where somebody looks."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

_LEAST_SECONDS = 0.05


class Progress:
    """A `Report`: one line that is written over, at most every 50 ms; silent without a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = False
        self._last = 0.0
        self._live = self._stream.isatty()

    def __call__(self, share: float, sentence: str) -> None:
        """Show the share done, 0..1, and what is being done."""
        now = time.monotonic()
        if not self._live or now - self._last < _LEAST_SECONDS:
            return
        self._last = now
        width = shutil.get_terminal_size().columns - 1
        line = f"{min(max(share, 0.0), 1.0):4.0%} {sentence}"[:width]
        self._stream.write(f"\r{line:<{width}}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self._shown:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write("\r" + " " * width + "\r")
            self._stream.flush()
            self._shown = False
