"""The log: a rotating file for us, nothing personal in it, and a trace of a crash of Qt's.

Records name modules, counts and kinds of errors; never a handle or the text of a post.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TextIO

from reachdesk import paths

_MOST_BYTES = 512 * 1024
_MOST_LINES = 200
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Discreet(logging.Formatter):
    """Writes of an error where it happened and of which kind it was, but not its message, which may
    quote a file; nor folders, which may be called after the owner."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        error: BaseException | None = ei[1]
        lines: list[str] = []
        while error is not None and len(lines) < _MOST_LINES:
            lines += [
                f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            lines.append(f"  {type(error).__name__}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _place(file: str) -> str:
    """A source file without the folders above its package."""
    parts = Path(file).parts
    for package in ("reachdesk", "site-packages"):
        if package in parts:
            start = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[start:])
    return parts[-1] if parts else file


class _Crashes:
    """The open file that faulthandler writes to: it must stay open as long as the program runs."""

    handle: TextIO | None = None


def log_file() -> Path:
    """The file that the log goes to."""
    return paths.log_folder() / "reachdesk.log"


def crash_file() -> Path:
    """The file that holds the trace of the last crash; empty where there was none."""
    return paths.log_folder() / "crash.log"


def start(*, to_screen: bool = False) -> None:
    """Log to the rotating file, and warnings also to standard error with `to_screen`.

    A log folder that cannot be written, or a full disk, costs the log, never the program.
    """
    logging.raiseExceptions = False  # else each record that finds no room prints a trace
    root = logging.getLogger("reachdesk")
    root.setLevel(logging.INFO)
    if root.handlers:
        return
    try:
        paths.log_folder().mkdir(parents=True, exist_ok=True)
        root.addHandler(RotatingFileHandler(log_file(), maxBytes=_MOST_BYTES, backupCount=2))
    except OSError:
        root.addHandler(logging.NullHandler())
    if to_screen:
        screen = logging.StreamHandler(sys.stderr)
        screen.setLevel(logging.WARNING)
        root.addHandler(screen)
    for handler in root.handlers:
        handler.setFormatter(_Discreet(_LINE))


def stop() -> None:
    """Close the log's files."""
    root = logging.getLogger("reachdesk")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    if _Crashes.handle is not None:
        faulthandler.disable()
        _Crashes.handle.close()
        _Crashes.handle = None


def watch_for_crashes() -> str:
    """From now on a crash of the interpreter leaves its trace in `crash_file()`, only frames.

    Returns the trace that the run before left, or "" where it ended well: so it is shown once.
    """
    try:
        crash_file().parent.mkdir(parents=True, exist_ok=True)
        before = crash_file().read_text(encoding="utf-8") if crash_file().exists() else ""
        _Crashes.handle = crash_file().open("w", encoding="utf-8")
        faulthandler.enable(_Crashes.handle)
    except OSError:
        return ""
    return before
