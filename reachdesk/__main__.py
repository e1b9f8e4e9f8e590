"""`reachdesk`: the way in, which loads next to nothing before it has dealt with Ctrl-C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say (the process's own without any) and return the exit code."""
    given = sys.argv[1:] if words is None else list(words)
    with _interrupts_end_it():
        from reachdesk.commands import calling  # noqa: PLC0415 - after Ctrl-C is dealt with

        commands = calling.verbs(given)
    return calling.run(given, commands)


@contextmanager
def _interrupts_end_it() -> Iterator[None]:
    """Inside the block Ctrl-C ends the process at once, as it ends a program written in C.

    Modules are loaded there: nothing is open yet that would have to be closed, and Python's own
    answer would be a trace of half-loaded modules.
    """
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # another thread than the first may not choose
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


if __name__ == "__main__":
    sys.exit(main())
